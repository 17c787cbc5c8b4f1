package org.tidings.runtime.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Topic;
import org.tidings.runtime.Health;

/**
 * A member of a group on co-partitioned topics. Its tables (compacted topics) are replayed from the beginning by whoever
 * owns a partition and then followed; its logs are handed out only after that, may be completed in any order, and are
 * committed up to the first that is not.
 */
public final class OwnedConsumer implements AutoCloseable {

    /** What is done with the records. Every method but {@code done} is called from one thread, and must not block. */
    public interface Handler {
        /** These are now ours; their tables follow. */
        void assigned(Set<Integer> partitions);

        /** The latest of a key; null = it was removed. */
        void table(Topic topic, int partition, String key, byte @Nullable [] value);

        /** The tables of this partition were read to their end as it stood at the assignment; its logs follow. */
        void loaded(int partition);

        /**
         * One record of a log.
         *
         * @param done to be run once, from any thread, when the record's outcome is acknowledged by Kafka
         */
        void log(Topic topic, ConsumerRecord<byte[], byte[]> record, Runnable done);

        /** These are no longer ours: work of theirs that has not begun is dropped. May wait up to five seconds. */
        void revoked(Set<Integer> partitions);

        /**
         * Whether nothing more of these revoked partitions will be done. The revocation waits up to five seconds for every
         * record to be done; a handler that drops records ends the wait with this.
         */
        default boolean drained(Set<Integer> partitions) {
            return false;
        }
    }

    public OwnedConsumer(
            KafkaClients kafka,
            String group,
            List<Topic> tables,
            List<Topic> logs,
            int maxInFlight,
            Handler handler,
            MeterRegistry meters) {}

    public void start() {}

    public void stop() {}

    @Override
    public void close() {}

    public Health check() {
        return Health.starting("not started");
    }
}
