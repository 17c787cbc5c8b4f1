package org.tidings.runtime.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.BadRecord;
import org.tidings.model.ConfigItem;
import org.tidings.model.ConfigVersion;
import org.tidings.model.Feed;
import org.tidings.model.Json;
import org.tidings.model.Names;
import org.tidings.model.Origin;
import org.tidings.model.Topic;

/**
 * The writer of {@code config}, {@code config-log} and {@code feeds}. All writers share one transactional id, so that the
 * newer fences the older, and each reads to the end before it writes: a batch is seen whole or not at all, and no update is
 * lost. Safe for use by many threads, one after the other.
 */
public final class ConfigWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ConfigWriter.class);

    private static final int ATTEMPTS = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final KafkaClients kafka;
    private final InstantSource clock;
    private final Map<String, ConfigItem> items = new LinkedHashMap<>();
    private final Map<String, Feed> feeds = new LinkedHashMap<>();
    private final @Nullable Watcher watcher;
    private long version;
    private @Nullable WholeTopic reader;
    private @Nullable Producer<byte[], byte[]> producer;

    /**
     * What stands on the topics.
     *
     * @param items by key
     * @param feeds by id
     * @param version raised by one by each batch of changes; 0 = nothing was ever written
     */
    public record State(Map<String, ConfigItem> items, Map<String, Feed> feeds, long version) {
        public State {
            items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
            feeds = Collections.unmodifiableMap(new LinkedHashMap<>(feeds));
        }

        public State(Map<String, ConfigItem> items, Map<String, Feed> feeds) {
            this(items, feeds, 0);
        }
    }

    /**
     * What is to be changed. What already stands so is not written again, and the revision of a watchlist is counted here.
     *
     * @param items to put
     * @param removed keys of items ({@link ConfigItem#key}) to remove
     * @param feeds to put
     * @param removedFeeds ids of feeds to remove
     */
    public record Changes(List<ConfigItem> items, Set<String> removed, List<Feed> feeds, Set<String> removedFeeds) {
        public static final Changes NONE = new Changes(List.of(), Set.of(), List.of(), Set.of());

        public Changes {
            items = List.copyOf(items);
            removed = Set.copyOf(removed);
            feeds = List.copyOf(feeds);
            removedFeeds = Set.copyOf(removedFeeds);
        }

        public static Changes put(ConfigItem... items) {
            return new Changes(List.of(items), Set.of(), List.of(), Set.of());
        }

        public static Changes remove(String... keys) {
            return new Changes(List.of(), Set.of(keys), List.of(), Set.of());
        }

        public static Changes feeds(List<Feed> feeds) {
            return new Changes(List.of(), Set.of(), feeds, Set.of());
        }
    }

    /** Why nothing was written, in one line for the user; the topics stand as they did before. */
    public static final class NotWritten extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotWritten(KafkaException cause) {
            super(
                    "the configuration was not written, since Kafka refused " + ATTEMPTS + " times: "
                            + cause.getMessage(),
                    cause);
        }
    }

    /** Is told of each item in the order of the topic, again from its beginning after a failure; null = it was removed. */
    public interface Watcher {
        void item(String key, @Nullable ConfigItem item);
    }

    /** Connects at first use. */
    public ConfigWriter(KafkaClients kafka, InstantSource clock) {
        this(kafka, clock, null);
    }

    /**
     * For whoever adds so many items that it cannot hold them all: the watcher is told of them, and the state has none, so
     * that whatever is put counts as new.
     */
    public ConfigWriter(KafkaClients kafka, InstantSource clock, @Nullable Watcher watcher) {
        this.kafka = kafka;
        this.clock = clock;
        this.watcher = watcher;
    }

    /** Every item by its key, read to the end. */
    public synchronized Map<String, ConfigItem> read() {
        return state().items();
    }

    /** Every feed by its id, read to the end. */
    public synchronized Map<String, Feed> feeds() {
        return state().feeds();
    }

    /** All of it, read to the end. */
    public synchronized State state() {
        if (reader == null) {
            reader = new WholeTopic(kafka, kafka.id("config-reader"), List.of(Topic.CONFIG, Topic.FEEDS));
        }
        reader.readToEnd(this::apply);
        return new State(items, feeds, version);
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        String key = Records.key(record.key());
        try {
            if (record.topic().equals(kafka.topic(Topic.FEEDS))) {
                put(feeds, key, record.value() == null ? null : Json.read(record.value(), Feed.class));
            } else if (key.equals(ConfigItem.BATCH_END)) {
                version = versionOf(record.value());
            } else {
                item(key, record.value() == null ? null : ConfigItem.read(key, record.value()));
            }
        } catch (BadRecord e) {
            log.atWarn().addKeyValue("key", key).log("passed over: {}", e.getMessage());
        }
    }

    private void item(String key, @Nullable ConfigItem item) {
        if (watcher == null) {
            put(items, key, item);
        } else {
            watcher.item(key, item);
        }
    }

    /** Batches of before versions were counted are one. */
    private long versionOf(byte @Nullable [] end) {
        Long counted = end == null ? null : Json.read(end, ConfigVersion.class).version();
        return counted == null ? Math.max(1, version) : counted;
    }

    private static <T> void put(Map<String, T> map, String key, @Nullable T value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    /**
     * Writes one batch in one transaction; {@link #update} is for changes that depend on what stands there.
     *
     * @param who as {@link org.tidings.model.ConfigChange#who}
     * @return the version of the configuration that stands now
     * @throws NotWritten when Kafka refused it
     */
    public long write(String who, Origin origin, Changes changes) {
        return update(who, origin, state -> changes);
    }

    /**
     * Decides on what stands there and writes that in one transaction; when another writer came between, decides anew on what
     * that one left, so {@code decision} may be called several times. What it throws is thrown on, with nothing written.
     *
     * @return the version of the configuration that stands now
     * @throws NotWritten when Kafka refused it again and again
     */
    public synchronized long update(String who, Origin origin, Function<State, Changes> decision) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(who, origin, decision);
            } catch (KafkaException e) {
                forgetClients();
                if (attempt == ATTEMPTS) {
                    throw new NotWritten(e);
                }
                log.atDebug().addKeyValue("who", who).log("written anew, after: {}", e.toString());
                pause(attempt, e);
            }
        }
    }

    /** Writers that start together fence one another for ever unless each waits for a time of its own. */
    private static void pause(int attempt, KafkaException cause) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toMillis() * attempt / ATTEMPTS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotWritten(cause);
        }
    }

    private long attempt(String who, Origin origin, Function<State, Changes> decision) {
        if (batch(who, origin, decision).isEmpty()) {
            return version; // fences nobody for nothing
        }
        Producer<byte[], byte[]> sender = producer();
        List<ProducerRecord<byte[], byte[]>> batch = batch(who, origin, decision);
        if (batch.isEmpty()) {
            return version;
        }
        send(sender, batch);
        return version + 1;
    }

    private List<ProducerRecord<byte[], byte[]>> batch(String who, Origin origin, Function<State, Changes> decision) {
        State before = state();
        return new ConfigBatch(kafka, who, origin, clock.instant(), before.version() + 1)
                .of(before, decision.apply(before));
    }

    private static void send(Producer<byte[], byte[]> sender, List<ProducerRecord<byte[], byte[]>> batch) {
        sender.beginTransaction();
        for (ProducerRecord<byte[], byte[]> record : batch) {
            // What fails here fails the commit.
            Future<?> unused = sender.send(record);
        }
        sender.commitTransaction();
    }

    /** Asking for the transactional id fences every other writer. */
    private Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = kafka.transactionalProducer(kafka.id(Names.CONFIG_WRITER));
            producer.initTransactions();
        }
        return producer;
    }

    /** After a failure nothing is known of the producer's transaction: the next one ends it. */
    private void forgetClients() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
        if (reader != null) {
            reader.close();
            reader = null;
            items.clear();
            feeds.clear();
            version = 0;
        }
    }

    @Override
    public synchronized void close() {
        forgetClients();
    }
}
