package org.tidings.console;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.console.copy.LagBook;
import org.tidings.model.Names;
import org.tidings.model.Topic;
import org.tidings.runtime.kafka.KafkaClients;

/** Measures every two seconds how far each role is behind on the topic that it reads. */
final class LagWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LagWatch.class);

    private record Reader(Topic topic, String role) {}

    private static final List<Reader> READERS = List.of(
            new Reader(Topic.ENTRIES, Names.INTAKE),
            new Reader(Topic.PAGES, Names.SCRAPER),
            new Reader(Topic.ARTICLES, Names.FILTER),
            new Reader(Topic.MATCHES, Names.ALERTS),
            new Reader(Topic.ALERTS, Names.NOTIFIER),
            new Reader(Topic.NOTICES, Names.COURIER),
            new Reader(Topic.FEED_REQUESTS, Names.POLLER));

    private static final Reader HISTORY = new Reader(Topic.ARTICLES, ConsoleRole.NAME);

    private final KafkaClients kafka;
    private final LagBook book;
    private final InstantSource clock;
    private final Supplier<Map<TopicPartition, Long>> history;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("console-lag").daemon().factory());

    /** @param history how far the console's own index of articles is, which is in no group; empty = not known yet */
    LagWatch(
            KafkaClients kafka,
            LagBook book,
            InstantSource clock,
            MeterRegistry meters,
            Supplier<Map<TopicPartition, Long>> history) {
        this.kafka = kafka;
        this.book = book;
        this.clock = clock;
        this.history = history;
        READERS.forEach(reader -> register(reader, meters));
        register(HISTORY, meters);
    }

    /** Not a number until it was measured: a role that never ran is not at the end of its topic. */
    private void register(Reader reader, MeterRegistry meters) {
        String topic = reader.topic().word();
        Gauge.builder(
                        "tidings.pipeline.lag",
                        book,
                        b -> b.knows(topic, reader.role()) ? b.records(topic, reader.role()) : Double.NaN)
                .description("Records that a role has not worked off yet, on the topic that it reads")
                .baseUnit("records")
                .tag("role", reader.role())
                .register(meters);
    }

    void start() {
        var unused = timer.scheduleWithFixedDelay(this::tryMeasure, 1, 2, TimeUnit.SECONDS);
    }

    private void tryMeasure() {
        try {
            measure();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            log.debug("the lag could not be measured this time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void measure() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> ends = ends();
        for (Reader reader : READERS) {
            Map<TopicPartition, Long> done = done(reader);
            if (!done.isEmpty()) {
                sample(reader, ends, done);
            }
        }
        Map<TopicPartition, Long> indexed = history.get();
        if (!indexed.isEmpty()) {
            sample(HISTORY, ends, indexed);
        }
    }

    private void sample(Reader reader, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> done) {
        long end = 0;
        long reached = 0;
        for (TopicPartition partition : partitions(reader.topic())) {
            long last = ends.getOrDefault(partition, 0L);
            end += last;
            reached += Math.min(last, done.getOrDefault(partition, 0L));
        }
        book.sample(reader.topic().word(), reader.role(), clock.instant(), end, reached);
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        READERS.forEach(
                reader -> partitions(reader.topic()).forEach(partition -> asked.put(partition, OffsetSpec.latest())));
        Map<TopicPartition, ListOffsetsResultInfo> told = admin().listOffsets(
                        asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(10, TimeUnit.SECONDS);
        Map<TopicPartition, Long> ends = new HashMap<>();
        told.forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    /** Empty while there is no such group. */
    private Map<TopicPartition, Long> done(Reader reader) throws InterruptedException, TimeoutException {
        String group = kafka.id(reader.role());
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin().listConsumerGroupOffsets(Map.of(
                            group, new ListConsumerGroupOffsetsSpec().topicPartitions(partitions(reader.topic()))))
                    .partitionsToOffsetAndMetadata(group)
                    .get(10, TimeUnit.SECONDS);
            Map<TopicPartition, Long> done = new HashMap<>();
            offsets.forEach((partition, offset) -> {
                if (offset != null) {
                    done.put(partition, offset.offset());
                }
            });
            return done;
        } catch (ExecutionException e) {
            log.debug("no positions of {} yet", group, e);
            return Map.of();
        }
    }

    private List<TopicPartition> partitions(Topic topic) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int i = 0; i < kafka.partitions(topic); i++) {
            partitions.add(new TopicPartition(kafka.topic(topic), i));
        }
        return partitions;
    }

    private Admin admin() {
        return kafka.admin();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
