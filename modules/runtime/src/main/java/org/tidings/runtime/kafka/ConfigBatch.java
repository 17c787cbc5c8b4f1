package org.tidings.runtime.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Channel;
import org.tidings.model.ConfigChange;
import org.tidings.model.ConfigItem;
import org.tidings.model.ConfigVersion;
import org.tidings.model.Entity;
import org.tidings.model.Feed;
import org.tidings.model.Json;
import org.tidings.model.NotAName;
import org.tidings.model.Origin;
import org.tidings.model.Topic;
import org.tidings.model.Watchlist;
import org.tidings.runtime.kafka.ConfigWriter.Changes;
import org.tidings.runtime.kafka.ConfigWriter.State;

/** The records of one batch: each change beside its line in the log, and the record that ends the batch. */
final class ConfigBatch {
    private final KafkaClients kafka;
    private final String who;
    private final Origin origin;
    private final Instant now;
    private final long version;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

    /** @param version that the configuration has with it */
    ConfigBatch(KafkaClients kafka, String who, Origin origin, Instant now, long version) {
        this.kafka = kafka;
        this.who = who;
        this.origin = origin;
        this.now = now;
        this.version = version;
    }

    /** The records that turn the state into the wanted one; none when it stands so already. */
    List<ProducerRecord<byte[], byte[]>> of(State before, Changes changes) {
        changes.feeds().forEach(feed -> put(before.feeds().get(feed.id()), feed));
        changes.removedFeeds().forEach(id -> remove(before.feeds().get(id)));
        changes.items().stream()
                .sorted(Comparator.comparingInt(ConfigBatch::rank))
                .forEach(item -> put(before.items().get(item.key()), item));
        changes.removed().forEach(key -> remove(before.items().get(key)));
        if (!records.isEmpty()) {
            add(Topic.CONFIG, 0, ConfigItem.BATCH_END, new ConfigVersion(who, now, version));
        }
        return List.copyOf(records);
    }

    /** What others name comes first. */
    private static int rank(ConfigItem item) {
        return switch (item) {
            case Entity e -> 0;
            case Channel c -> 1;
            case Watchlist w -> 2;
            case NotAName n -> 3;
        };
    }

    private void put(@Nullable ConfigItem before, ConfigItem wanted) {
        ConfigItem item = counted(before, wanted);
        if (!item.equals(before)) {
            add(Topic.CONFIG, 0, item.key(), item);
            log(item.key(), before, item);
        }
    }

    /** A watchlist's revision goes up when it matches other articles than before. */
    private ConfigItem counted(@Nullable ConfigItem before, ConfigItem wanted) {
        if (!(wanted instanceof Watchlist watchlist)) {
            return wanted;
        }
        if (!(before instanceof Watchlist old)) {
            return watchlist.withRevision(Math.max(1, watchlist.revision()), now);
        }
        if (watchlist.withRevision(old.revision(), old.updated()).equals(old)) {
            return old;
        }
        return watchlist.withRevision(old.revision() + (watchlist.matchesLike(old) ? 0 : 1), now);
    }

    private void remove(@Nullable ConfigItem before) {
        if (before != null) {
            add(Topic.CONFIG, 0, before.key(), null);
            log(before.key(), before, null);
        }
    }

    private void put(@Nullable Feed before, Feed feed) {
        if (!feed.equals(before)) {
            add(Topic.FEEDS, partition(feed), feed.id(), feed);
            log("feed/" + feed.id(), before, feed);
        }
    }

    private void remove(@Nullable Feed before) {
        if (before != null) {
            add(Topic.FEEDS, partition(before), before.id(), null);
            log("feed/" + before.id(), before, null);
        }
    }

    private int partition(Feed feed) {
        return HostPartitions.of(feed.host(), kafka.partitions(Topic.FEEDS));
    }

    private void log(String key, @Nullable Object before, @Nullable Object after) {
        add(Topic.CONFIG_LOG, 0, key, new ConfigChange(key, who, origin, tree(before), tree(after), now, version));
    }

    private static @Nullable JsonNode tree(@Nullable Object value) {
        return value == null ? null : Json.mapper().valueToTree(value);
    }

    private void add(Topic topic, int partition, String key, @Nullable Object value) {
        records.add(Records.of(kafka.topic(topic), partition, key, value, now));
    }
}
