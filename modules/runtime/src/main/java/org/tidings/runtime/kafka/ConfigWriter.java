package org.tidings.runtime.kafka;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tidings.model.ConfigItem;
import org.tidings.model.Feed;
import org.tidings.model.Origin;

/**
 * The writer of {@code config}, {@code config-log} and {@code feeds}. All writers share one transactional id, so that the
 * newer fences the older, and each reads to the end before it writes: a batch is seen whole or not at all, and no update is
 * lost.
 */
public final class ConfigWriter implements AutoCloseable {

    /** What stands on the topics. */
    public record State(Map<String, ConfigItem> items, Map<String, Feed> feeds) {
        public State {
            items = Map.copyOf(items);
            feeds = Map.copyOf(feeds);
        }
    }

    /**
     * What is to be changed. What already stands so is not written again.
     *
     * @param items to put
     * @param removed keys of items ({@link ConfigItem#key}) to remove
     * @param feeds to put
     * @param removedFeeds ids of feeds to remove
     */
    public record Changes(List<ConfigItem> items, Set<String> removed, List<Feed> feeds, Set<String> removedFeeds) {
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

    public ConfigWriter(KafkaClients kafka, InstantSource clock) {}

    /** Every item by its key, read to the end. */
    public Map<String, ConfigItem> read() {
        return Map.of();
    }

    /** Every feed by its id, read to the end. */
    public Map<String, Feed> feeds() {
        return Map.of();
    }

    /** Writes one batch in one transaction; {@link #update} is for changes that depend on what stands there. */
    public void write(String who, Origin origin, Changes changes) {
        update(who, origin, state -> changes);
    }

    /** Decides on what stands there, and writes that in one transaction; decides anew when another writer came between. */
    public void update(String who, Origin origin, Function<State, Changes> decision) {}

    @Override
    public void close() {}
}
