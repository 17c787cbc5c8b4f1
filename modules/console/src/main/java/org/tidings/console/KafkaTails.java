package org.tidings.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.console.copy.AlertFilter;
import org.tidings.console.web.AlertTails;
import org.tidings.console.web.Streams;
import org.tidings.model.Alert;
import org.tidings.model.BadRecord;
import org.tidings.model.Cause;
import org.tidings.model.Json;
import org.tidings.model.Topic;
import org.tidings.runtime.kafka.KafkaClients;

/**
 * Follows {@code alerts} with a consumer a client, committed records only: a client that says where it was goes on there,
 * without a gap or a repeat, whichever console answers it.
 */
final class KafkaTails implements AlertTails {
    private static final Logger log = LoggerFactory.getLogger(KafkaTails.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int POLLS_A_BEAT = 40;

    private final KafkaClients kafka;
    private final AtomicInteger clients = new AtomicInteger();

    KafkaTails(KafkaClients kafka) {
        this.kafka = kafka;
    }

    @Override
    public void tail(@Nullable String position, AlertFilter filter, Streams streams, Streams.Out out)
            throws IOException {
        String clientId = kafka.id("console-stream-" + clients.incrementAndGet());
        try (Consumer<byte[], byte[]> consumer = kafka.freeConsumer(clientId)) {
            new Tail(consumer, filter, streams, out).run(position);
        }
    }

    /** One client. */
    private final class Tail {
        private final Consumer<byte[], byte[]> consumer;
        private final AlertFilter filter;
        private final Streams streams;
        private final Streams.Out out;
        private final List<TopicPartition> partitions = new ArrayList<>();
        private final String topicId;

        Tail(Consumer<byte[], byte[]> consumer, AlertFilter filter, Streams streams, Streams.Out out) {
            this.consumer = consumer;
            this.filter = filter;
            this.streams = streams;
            this.out = out;
            this.topicId = kafka.topicId(Topic.ALERTS);
            for (int i = 0; i < kafka.partitions(Topic.ALERTS); i++) {
                partitions.add(new TopicPartition(kafka.topic(Topic.ALERTS), i));
            }
        }

        void run(@Nullable String position) throws IOException {
            consumer.assign(partitions);
            List<Long> next = start(position);
            out.position(Position.write(topicId, next));
            int quiet = 0;
            while (streams.pause(Duration.ZERO)) {
                boolean told = false;
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    next.set(record.partition(), record.offset() + 1);
                    told |= tell(record, next);
                }
                quiet = told ? 0 : quiet + 1;
                if (quiet == POLLS_A_BEAT) {
                    quiet = 0;
                    partitions.forEach(each -> next.set(each.partition(), consumer.position(each)));
                    out.beat();
                    out.position(Position.write(topicId, next));
                }
            }
        }

        /** Sought to, and as a list that is written on with what has been told. */
        private List<Long> start(@Nullable String position) throws IOException {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
            List<Long> asked = position == null ? null : Position.read(position, topicId, partitions.size());
            List<Long> next = new ArrayList<>();
            boolean gap = position != null && asked == null;
            for (TopicPartition partition : partitions) {
                long beginning = beginnings.getOrDefault(partition, 0L);
                long end = ends.getOrDefault(partition, 0L);
                long from = position == null ? end : asked == null ? beginning : asked.get(partition.partition());
                gap |= asked != null && (from < beginning || from > end);
                from = Math.clamp(from, beginning, Math.max(beginning, end));
                consumer.seek(partition, from);
                next.add(from);
            }
            if (gap) {
                out.event(null, "gap", Json.text(Map.of("reason", "some alerts since then are no longer kept")));
            }
            return next;
        }

        private boolean tell(ConsumerRecord<byte[], byte[]> record, List<Long> next) throws IOException {
            if (record.value() == null || !isWanted(record)) {
                return false;
            }
            String data = new String(record.value(), StandardCharsets.UTF_8).replaceAll("[\\r\\n]+", " ");
            out.event(Position.write(topicId, next), "alert", data);
            return true;
        }

        private boolean isWanted(ConsumerRecord<byte[], byte[]> record) {
            try {
                Alert alert = Json.read(record.value(), Alert.class);
                return alert.cause() != Cause.BACKFILL && filter.takes(alert);
            } catch (BadRecord e) {
                log.atWarn()
                        .addKeyValue("topic", record.topic())
                        .addKeyValue("partition", record.partition())
                        .addKeyValue("offset", record.offset())
                        .log("a record of alerts cannot be read");
                return false;
            }
        }
    }

    /** The next offset of each partition, bound to the topic that they belong to: {@code topic-id:12,0,7,3}. */
    static final class Position {
        private Position() {}

        static String write(String topicId, List<Long> next) {
            return topicId + ":" + next.stream().map(String::valueOf).collect(Collectors.joining(","));
        }

        /** Null when it is no position in this topic. */
        static @Nullable List<Long> read(String position, String topicId, int partitions) {
            String offsets = position.strip();
            if (!offsets.startsWith(topicId + ":")) {
                return null;
            }
            String[] parts = offsets.substring(topicId.length() + 1).split(",", -1);
            List<Long> next = new ArrayList<>();
            for (String part : parts) {
                if (!part.matches("\\d{1,18}")) {
                    return null;
                }
                next.add(Long.parseLong(part));
            }
            return next.size() == partitions ? next : null;
        }
    }
}
