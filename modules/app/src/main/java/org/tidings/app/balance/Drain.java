package org.tidings.app.balance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.tidings.model.Names;
import org.tidings.model.Topic;
import org.tidings.runtime.kafka.KafkaClients;

/**
 * Whether every reader has come to the end of its topics. A lag of zero is the wrong question: the markers of transactions
 * count as offsets and are nobody's records, so what lies between a group's position and the end is looked at.
 */
public final class Drain {
    /** Which group reads which topic, in the order of an article's way. */
    private static final Map<String, Topic> READERS = Map.of(
            Names.INTAKE, Topic.ENTRIES,
            Names.SCRAPER, Topic.PAGES,
            Names.FILTER, Topic.ARTICLES,
            Names.ALERTS, Topic.MATCHES,
            Names.NOTIFIER, Topic.ALERTS,
            Names.COURIER, Topic.NOTICES);

    private final KafkaClients kafka;

    public Drain(KafkaClients kafka) {
        this.kafka = kafka;
    }

    /** Looks until nothing is left to read or the time is over; gives who is still behind, and where. */
    public List<String> await(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        try (var consumer = kafka.freeConsumer("drain")) {
            List<String> behind = behind(consumer);
            while (!behind.isEmpty() && System.nanoTime() < end) {
                Thread.sleep(50);
                behind = behind(consumer);
            }
            return behind;
        }
    }

    private List<String> behind(Consumer<byte[], byte[]> consumer) throws InterruptedException {
        List<String> behind = new ArrayList<>();
        for (Map.Entry<String, Topic> reader : READERS.entrySet()) {
            for (TopicPartition left : unread(consumer, positions(reader.getKey(), reader.getValue()))) {
                behind.add(reader.getKey() + " on " + left);
            }
        }
        return behind;
    }

    private Map<TopicPartition, Long> positions(String group, Topic topic) throws InterruptedException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (int partition = 0; partition < kafka.partitions(topic); partition++) {
            positions.put(new TopicPartition(kafka.topic(topic), partition), 0L);
        }
        committed(group)
                .forEach((partition, offset) ->
                        positions.computeIfPresent(partition, (same, none) -> offset == null ? 0L : offset.offset()));
        return positions;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) throws InterruptedException {
        try {
            return kafka.admin()
                    .listConsumerGroupOffsets(kafka.id(group))
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            return Map.of();
        }
    }

    /** The partitions on which a record stands behind the position; markers of transactions do not count. */
    private Set<TopicPartition> unread(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> positions) {
        Set<TopicPartition> partitions = positions.keySet();
        Map<TopicPartition, Long> ends = kafka.acknowledgedEnds(partitions);
        consumer.assign(partitions);
        positions.forEach(consumer::seek);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            Set<TopicPartition> found = consumer.poll(Duration.ofMillis(100)).partitions();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return Set.of();
    }
}
