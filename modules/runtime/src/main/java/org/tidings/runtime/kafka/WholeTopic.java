package org.tidings.runtime.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.tidings.model.Topic;

/** Reads topics from the beginning to their end, whenever it is asked, going on from where it stopped. */
public final class WholeTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final KafkaClients kafka;
    private final List<TopicPartition> partitions;

    /** Takes the records. */
    public interface Each {
        void record(ConsumerRecord<byte[], byte[]> record);
    }

    public WholeTopic(KafkaClients kafka, String clientId, Collection<Topic> topics) {
        this.kafka = kafka;
        this.partitions = topics.stream()
                .flatMap(topic -> kafka.allPartitions(topic).stream())
                .toList();
        this.consumer = kafka.freeConsumer(clientId);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Reads on, past everything that was acknowledged before; waits for a transaction that is still being decided.
     *
     * @throws KafkaException when it is not reached and nothing more came for 30 seconds
     */
    public void readToEnd(Each each) {
        Map<TopicPartition, Long> ends = kafka.acknowledgedEnds(partitions);
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
            if (System.nanoTime() - giveUp > 0) {
                throw new KafkaException("the end of " + partitions + " was not reached in " + PATIENCE);
            }
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                records.forEach(each::record);
                giveUp = System.nanoTime() + PATIENCE.toNanos();
            }
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
