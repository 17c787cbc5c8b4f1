package org.tidings.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Json;
import org.tidings.model.Topic;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.runtime.kafka.Records;

/** Reads all that stands committed on a topic. */
public final class TopicReader {
    private final KafkaClients kafka;

    public TopicReader(KafkaClients kafka) {
        this.kafka = kafka;
    }

    /** Every committed record that was acknowledged before now; in order within a partition. */
    public List<ConsumerRecord<byte[], byte[]>> records(Topic topic) {
        return records(kafka.topic(topic));
    }

    /** As {@link #records(Topic)}, by the whole name. */
    public List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        try (Consumer<byte[], byte[]> consumer = kafka.freeConsumer("test-reader")) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readTo(consumer, kafka.acknowledgedEnds(partitions));
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> readTo(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Await.until("the end of " + ends, Duration.ofSeconds(30), () -> {
            consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        });
        return records;
    }

    /** Every value of a topic, tombstones left out. */
    public <T> List<T> values(Topic topic, Class<T> type) {
        return values(kafka.topic(topic), type);
    }

    /** As {@link #values(Topic, Class)}, by the whole name. */
    public <T> List<T> values(String topic, Class<T> type) {
        return records(topic).stream()
                .filter(record -> record.value() != null)
                .map(record -> Json.read(record.value(), type))
                .toList();
    }

    /** What a compacted topic says: the last value of each key, removed keys left out. */
    public <T> Map<String, T> table(Topic topic, Class<T> type) {
        Map<String, T> table = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records(topic)) {
            String key = Records.key(record.key());
            byte @Nullable [] value = record.value();
            if (value == null) {
                table.remove(key);
            } else {
                table.put(key, Json.read(value, type));
            }
        }
        return table;
    }
}
