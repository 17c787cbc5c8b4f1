package org.tidings.runtime.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.Topic;
import org.tidings.runtime.Health;

/** Reads whole topics, every partition, without a group: for whoever keeps a copy of his own. Committed records only. */
public final class Follower implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ASKING = Duration.ofSeconds(5);
    private static final Duration AFTER_TROUBLE = Duration.ofMillis(200);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);

    private final KafkaClients kafka;
    private final String clientId;
    private final Set<Topic> topics;
    private final Start start;
    private final Map<String, Topic> names;
    private final Listener listener;
    private final Thread thread;
    private boolean started;
    private volatile boolean stopping;
    private volatile boolean caughtUp;
    private volatile Map<TopicPartition, Long> positions = Map.of();
    private volatile Health health = Health.starting("not started");

    /** Where the reading of a topic begins. */
    public enum From {
        BEGINNING,
        END
    }

    /** Says where the reading of partitions begins, for whoever kept how far he was. */
    public interface Start {
        /**
         * Asked once, on the thread that reads.
         *
         * @param beginnings of what is there
         * @param ends behind what is there
         * @return an offset of each partition, from its beginning to its end
         */
        Map<TopicPartition, Long> of(Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends);
    }

    /** Takes the records, from one thread; in order within a partition. What it throws ends the following. */
    public interface Listener {
        void record(Topic topic, ConsumerRecord<byte[], byte[]> record);
    }

    public Follower(KafkaClients kafka, String clientId, Map<Topic, From> topics, Listener listener) {
        this(kafka, clientId, topics.keySet(), starts(kafka, topics), listener);
    }

    public Follower(KafkaClients kafka, String clientId, Set<Topic> topics, Start start, Listener listener) {
        this.kafka = kafka;
        this.clientId = clientId;
        this.topics = Set.copyOf(topics);
        this.start = start;
        this.names = topics.stream().collect(Collectors.toUnmodifiableMap(kafka::topic, topic -> topic));
        this.listener = listener;
        this.thread = Thread.ofPlatform().name(clientId).unstarted(this::run);
    }

    /** The ends are positions of their own, not "the end" at some later moment: what comes after now is not missed. */
    private static Start starts(KafkaClients kafka, Map<Topic, From> topics) {
        return (beginnings, ends) -> {
            Map<TopicPartition, Long> starts = new HashMap<>();
            topics.forEach((topic, from) -> kafka.allPartitions(topic)
                    .forEach(each -> starts.put(each, (from == From.END ? ends : beginnings).getOrDefault(each, 0L))));
            return starts;
        };
    }

    public synchronized void start() {
        if (!started) {
            started = true;
            health = Health.starting("reading its topics");
            thread.start();
        }
    }

    /** Whether everything that stood on the topics at the start has been read, and what comes will be. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** Behind what the listener has taken, by partition; empty until it reads. */
    public Map<TopicPartition, Long> positions() {
        return positions;
    }

    private void run() {
        try (Consumer<byte[], byte[]> consumer = kafka.freeConsumer(clientId)) {
            follow(consumer);
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        } catch (InterruptException e) {
            log.atDebug().addKeyValue("client", clientId).log("interrupted");
        } catch (RuntimeException e) {
            health = Health.down(clientId + ": " + e);
            log.atError().addKeyValue("client", clientId).setCause(e).log("the follower died");
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        Ends ends = new Ends();
        while (!stopping) {
            try {
                if (!caughtUp) {
                    ends.askOnce(consumer);
                }
                consumer.poll(POLL).forEach(this::take);
                positions = consumer.assignment().stream()
                        .collect(Collectors.toUnmodifiableMap(each -> each, consumer::position));
                if (!caughtUp && ends.reached(consumer)) {
                    caughtUp = true;
                    health = Health.UP;
                }
            } catch (RetriableException e) {
                log.atWarn().addKeyValue("client", clientId).log("Kafka does not answer: {}", e.toString());
                LockSupport.parkNanos(AFTER_TROUBLE.toNanos());
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Topic topic = names.get(record.topic());
        if (topic != null && !stopping) {
            listener.record(topic, record);
        }
    }

    /** Where the topics ended at the start. */
    private final class Ends {
        private @Nullable Map<TopicPartition, Long> ends;

        void askOnce(Consumer<byte[], byte[]> consumer) {
            if (ends != null) {
                return;
            }
            List<TopicPartition> all = topics.stream()
                    .flatMap(topic -> kafka.allPartitions(topic).stream())
                    .toList();
            consumer.assign(all);
            Map<TopicPartition, Long> now = new HashMap<>(consumer.endOffsets(all, ASKING));
            start.of(consumer.beginningOffsets(all, ASKING), now).forEach(consumer::seek);
            ends = now;
        }

        boolean reached(Consumer<byte[], byte[]> consumer) {
            return ends != null
                    && ends.entrySet().stream()
                            .allMatch(end -> consumer.position(end.getKey(), ASKING) >= end.getValue());
        }
    }

    private synchronized boolean hasStarted() {
        return started;
    }

    /** Stops after the record at hand; within ten seconds. */
    @Override
    public void close() {
        stopping = true;
        try {
            if (hasStarted() && !thread.join(CLOSE_TIMEOUT)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** STARTING until it has caught up; DOWN, for good, when the listener failed. */
    public Health check() {
        return health;
    }
}
