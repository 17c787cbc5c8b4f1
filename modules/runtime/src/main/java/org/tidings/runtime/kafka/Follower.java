package org.tidings.runtime.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tidings.model.Topic;
import org.tidings.runtime.Health;

/** Reads whole topics, every partition, without a group: for whoever keeps a copy of his own. */
public final class Follower implements AutoCloseable {
    /** Where the reading of a topic begins. */
    public enum From {
        BEGINNING,
        END
    }

    /** Takes the records, from one thread. */
    public interface Listener {
        void record(Topic topic, ConsumerRecord<byte[], byte[]> record);
    }

    public Follower(KafkaClients kafka, String clientId, Map<Topic, From> topics, Listener listener) {}

    public void start() {}

    /** Whether everything that stood on the topics at the start has been read. */
    public boolean caughtUp() {
        return false;
    }

    @Override
    public void close() {}

    public Health check() {
        return Health.starting("not started");
    }
}
