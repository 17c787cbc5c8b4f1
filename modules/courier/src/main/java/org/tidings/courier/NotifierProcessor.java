package org.tidings.courier;

import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.Alert;
import org.tidings.model.BadRecord;
import org.tidings.model.Cause;
import org.tidings.model.Ids;
import org.tidings.model.Json;
import org.tidings.model.Names;
import org.tidings.model.Notice;
import org.tidings.model.Watchlist;
import org.tidings.runtime.kafka.DeadLetters;
import org.tidings.runtime.kafka.Records;

/** Alerts in, notices out. */
final class NotifierProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Logger log = LoggerFactory.getLogger(NotifierProcessor.class);

    private final InstantSource clock;
    private final NotifierMeters meters;
    private @Nullable Task task;

    NotifierProcessor(InstantSource clock, NotifierMeters meters) {
        this.clock = clock;
        this.meters = meters;
    }

    private record Task(ProcessorContext<byte[], byte[]> context, KnownConfig config) {}

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        task = new Task(context, new KnownConfig(context));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Task now = task;
        if (now == null) {
            throw new IllegalStateException("not initialised");
        }
        try {
            address(now, Json.read(record.value(), Alert.class));
        } catch (BadRecord e) {
            meters.deadLetters.increment();
            now.context()
                    .forward(
                            DeadLetters.of(
                                    record,
                                    now.context().recordMetadata().orElseThrow(),
                                    Names.NOTIFIER,
                                    String.valueOf(e.getMessage())),
                            NotifierTopology.DEAD_LETTERS);
        }
    }

    private void address(Task now, Alert alert) {
        Watchlist.Alerting alerting = now.config().alerting(alert.watchlist().id());
        if (alert.cause() != Cause.BACKFILL && alerting.kinds().contains(alert.kind())) {
            alerting.channels().stream().distinct().forEach(channel -> address(now, alert, channel));
        }
    }

    private void address(Task now, Alert alert, String channel) {
        if (!now.config().hasChannel(channel)) {
            meters.unknownChannels.increment();
            log.atWarn()
                    .addKeyValue("watchlist", alert.watchlist().id())
                    .addKeyValue("channel", channel)
                    .log("told to nobody: the channel is not configured");
            return;
        }
        Instant at = clock.instant();
        Notice notice = new Notice(Ids.notice(channel, alert.id()), channel, alert, at);
        meters.notices.increment();
        now.context().forward(Records.forward(channel, notice, at), NotifierTopology.NOTICES);
    }
}
