package org.tidings.runtime.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.tidings.model.Topic;

/** Reads once what came to a topic since a time, and stops when somebody has enough. */
public final class TopicSince {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaClients kafka;
    private final Topic topic;
    private final Instant from;

    /** Takes the records. */
    public interface Each {
        /**
         * @param read how many were read before
         * @param about how many there are, or some more
         * @return false = enough
         */
        boolean record(ConsumerRecord<byte[], byte[]> record, long read, long about);
    }

    public TopicSince(KafkaClients kafka, Topic topic, Instant from) {
        this.kafka = kafka;
        this.topic = topic;
        this.from = from;
    }

    /** @return the share of the records that were read: 1 = all */
    public double read(Each each) {
        List<TopicPartition> partitions = kafka.allPartitions(topic);
        Map<TopicPartition, Long> ends = kafka.acknowledgedEnds(partitions);
        Consumer<byte[], byte[]> consumer = kafka.freeConsumer(kafka.id("read-" + topic.word()));
        try {
            consumer.assign(partitions);
            long about = seek(consumer, ends);
            long read = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (!each.record(record, read++, about)) {
                        return Math.min(1, read / (double) Math.max(1, about));
                    }
                }
            }
            return 1;
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        }
    }

    /** To the first record of that time or later; gives how many offsets lie behind. */
    private long seek(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, from.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        long about = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            OffsetAndTimestamp start = found.get(end.getKey());
            long offset = start == null ? end.getValue() : start.offset();
            consumer.seek(end.getKey(), offset);
            about += Math.max(0, end.getValue() - offset);
        }
        return about;
    }
}
