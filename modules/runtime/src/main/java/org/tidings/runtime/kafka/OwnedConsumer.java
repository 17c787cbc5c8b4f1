package org.tidings.runtime.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.Topic;
import org.tidings.runtime.Health;

/**
 * A member of a group on co-partitioned topics. Its tables (compacted topics) are replayed from the beginning by whoever
 * owns a partition and then followed; its logs are handed out only after that, may be completed in any order, and are
 * committed up to the first that is not. At least once: what was not done when a partition left is handed out again.
 */
public final class OwnedConsumer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OwnedConsumer.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(9);

    private final String group;
    private final OwnedLoop loop;
    private final Thread thread;
    private boolean started;

    /** What is done with the records. Every method is called from one thread and must not block, but for {@code revoked}. */
    public interface Handler {
        /** These are now ours; their tables follow. */
        void assigned(Set<Integer> partitions);

        /** The latest of a key; null = it was removed. */
        void table(Topic topic, int partition, String key, byte @Nullable [] value);

        /** The tables of this partition were read to their end as it stood after the assignment; its logs follow. */
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
         * Whether nothing more of these revoked partitions will be done. A revocation waits until every record is done, up
         * to five seconds in all; a handler that drops records ends the wait with this.
         */
        default boolean drained(Set<Integer> partitions) {
            return false;
        }
    }

    /**
     * Not yet started.
     *
     * @param group as {@link org.tidings.model.Names} has it, without the prefix
     * @param tables compacted topics, with as many partitions as the logs
     * @param logs topics whose offsets are committed
     * @param maxInFlight records handed out and not done, at which reading pauses
     */
    public OwnedConsumer(
            KafkaClients kafka,
            String group,
            List<Topic> tables,
            List<Topic> logs,
            int maxInFlight,
            Handler handler,
            MeterRegistry meters) {
        this.group = group;
        this.loop = new OwnedLoop(kafka, group, tables, logs, maxInFlight, handler);
        this.thread = Thread.ofPlatform().name("tidings-" + group).unstarted(loop);
        Tags tags = Tags.of("group", group);
        Gauge.builder("tidings.consumer.in.flight", loop, OwnedLoop::inFlight)
                .description("Records handed out whose outcome is not yet acknowledged")
                .baseUnit("records")
                .tags(tags)
                .register(meters);
        Gauge.builder("tidings.consumer.held", loop, OwnedLoop::heldSeconds)
                .description("How long the record that holds the committed offset back has been worked on")
                .baseUnit("seconds")
                .tags(tags)
                .register(meters);
    }

    public synchronized void start() {
        if (!started) {
            started = true;
            thread.start();
        }
    }

    private synchronized boolean hasStarted() {
        return started;
    }

    /** Stops handing out; what is in flight may finish until {@link #close} returns. */
    public void stop() {
        loop.stop();
    }

    /** Stops, waits up to five seconds for what is in flight, commits and leaves the group; within ten seconds. */
    @Override
    public void close() {
        stop();
        try {
            if (hasStarted() && !thread.join(CLOSE_TIMEOUT)) {
                log.atWarn().addKeyValue("group", group).log("did not close in time");
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** UP once its partitions are loaded; DOWN, for good, after a failure of the handler or a fatal one of Kafka. */
    public Health check() {
        return loop.health();
    }
}
