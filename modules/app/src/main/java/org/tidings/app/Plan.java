package org.tidings.app;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidings.model.ConfigItem;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;
import org.tidings.runtime.config.Content;
import org.tidings.runtime.kafka.ConfigWriter;

/**
 * What applying a file would change. A file owns what it brought: what it no longer holds goes, what came from the console
 * or the API stays.
 *
 * @param planned what is created, changed and removed
 * @param unchanged how many things of the file stand there already
 * @param before what stands there
 */
public record Plan(
        ConfigWriter.Changes changes, List<PlannedChange> planned, int unchanged, ConfigWriter.State before) {
    private static final int FEW = 20;

    public Plan {
        planned = List.copyOf(planned);
    }

    public boolean isEmpty() {
        return planned.isEmpty();
    }

    /** For people: {@code + watchlist court}, {@code ~} changed, {@code -} removed. */
    public List<String> lines() {
        return planned.stream().map(PlannedChange::line).toList();
    }

    /** The lines, with what there is many of counted. */
    public List<String> shown() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        planned.forEach(change -> counts.merge(group(change), 1, Integer::sum));
        List<String> shown = new ArrayList<>();
        counts.forEach((group, count) -> {
            if (count > FEW) {
                shown.add(group.formatted(count));
            }
        });
        planned.stream()
                .filter(change -> counts.getOrDefault(group(change), 0) <= FEW)
                .map(PlannedChange::line)
                .forEach(shown::add);
        return shown;
    }

    private static String group(PlannedChange change) {
        String many = change.kind().equals("entity") ? "entities" : change.kind() + "s";
        return change.sign().mark() + " %d " + many;
    }

    /** How many there are of a sign. */
    public long count(PlannedChange.Sign sign) {
        return planned.stream().filter(change -> change.sign() == sign).count();
    }

    /** The configuration as it would stand. */
    public Map<String, ConfigItem> after() {
        Map<String, ConfigItem> after = new TreeMap<>(before.items());
        after.keySet().removeAll(changes.removed());
        changes.items().forEach(item -> after.put(item.key(), item));
        return after;
    }

    /** Holds a file's content against what stands on the topics. */
    public static Plan of(Content content, ConfigWriter.State state, Instant now) {
        return new Planning(content, state, now).plan();
    }

    private static final class Planning {
        private final Content content;
        private final ConfigWriter.State state;
        private final Instant now;
        private final List<PlannedChange> planned = new ArrayList<>();
        private final List<ConfigItem> items = new ArrayList<>();
        private final Set<String> removed = new HashSet<>();
        private final List<Feed> feeds = new ArrayList<>();
        private final Set<String> removedFeeds = new HashSet<>();
        private int unchanged;

        Planning(Content content, ConfigWriter.State state, Instant now) {
            this.content = content;
            this.state = state;
            this.now = now;
        }

        Plan plan() {
            putItems();
            removeItems();
            putFeeds();
            removeFeeds();
            return new Plan(new ConfigWriter.Changes(items, removed, feeds, removedFeeds), planned, unchanged, state);
        }

        private void putItems() {
            for (ConfigItem item : all(content)) {
                ConfigItem before = state.items().get(item.key());
                ConfigItem after = item instanceof Watchlist watchlist ? revised(watchlist, before, now) : item;
                if (after.equals(before)) {
                    unchanged++;
                } else {
                    items.add(after);
                    planned.add(PlannedChange.put(before, after));
                }
            }
        }

        private void removeItems() {
            Set<String> kept = new HashSet<>();
            all(content).forEach(item -> kept.add(item.key()));
            new TreeMap<>(state.items()).forEach((key, item) -> {
                if (item.origin() == Origin.FILE && !kept.contains(key)) {
                    removed.add(key);
                    planned.add(PlannedChange.removed(item));
                }
            });
        }

        private void putFeeds() {
            for (Feed feed : content.feeds()) {
                Feed before = state.feeds().get(feed.id());
                if (feed.equals(before)) {
                    unchanged++;
                } else {
                    feeds.add(feed);
                    planned.add(PlannedChange.put(before, feed));
                }
            }
        }

        private void removeFeeds() {
            Set<String> kept = new HashSet<>();
            content.feeds().forEach(feed -> kept.add(feed.id()));
            state.feeds().forEach((id, feed) -> {
                if (feed.origin() == Origin.FILE && !kept.contains(id)) {
                    removedFeeds.add(id);
                    planned.add(PlannedChange.removed(feed));
                }
            });
        }
    }

    /** What was done, and the version of the configuration that stands since. */
    public record Done(Plan plan, long version) {}

    /** Carries it out in one transaction, planned on what stands there at that moment. */
    public static Done carryOut(ConfigWriter writer, String who, Content content, InstantSource clock) {
        return carryOut(writer, who, content, null, clock);
    }

    /**
     * The same, on one version of the configuration only.
     *
     * @param expected null = whatever stands there
     * @throws OtherVersion when another stands there; nothing is written
     */
    public static Done carryOut(
            ConfigWriter writer, String who, Content content, @Nullable Long expected, InstantSource clock) {
        List<Plan> plans = new ArrayList<>();
        long version = writer.update(who, Origin.FILE, state -> {
            if (expected != null && expected != state.version()) {
                throw new OtherVersion(expected, state.version());
            }
            Plan plan = of(content, state, clock.instant());
            plans.add(plan);
            return plan.changes();
        });
        return new Done(plans.getLast(), version);
    }

    /** Somebody changed the configuration since it was looked at. */
    public static final class OtherVersion extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OtherVersion(long expected, long found) {
            super("the configuration is at version " + found + " and no longer at " + expected
                    + ": nothing was changed; plan again");
        }
    }

    /** Entities first, so that each stands before the watchlists that name it. */
    private static List<ConfigItem> all(Content content) {
        List<ConfigItem> all = new ArrayList<>(content.entities());
        all.addAll(content.channels());
        all.addAll(content.watchlists());
        return all;
    }

    /**
     * The next revision if it matches differently, the same if only its delivery changed. A mute that the file says nothing
     * of stays: somebody gave it for a while.
     */
    private static Watchlist revised(Watchlist written, @Nullable ConfigItem before, Instant now) {
        if (!(before instanceof Watchlist old)) {
            return written.withRevision(1, now);
        }
        Watchlist watchlist = written.mutedUntil() == null ? written.withMutedUntil(old.mutedUntil()) : written;
        Watchlist same = watchlist.withRevision(old.revision(), old.updated());
        if (same.equals(old)) {
            return old;
        }
        return watchlist.matchesLike(old)
                ? watchlist.withRevision(old.revision(), now)
                : watchlist.withRevision(old.revision() + 1, now);
    }

    /** The topics of their own that the watchlists of a file ask for. */
    public static Set<String> topics(Content content) {
        Set<String> topics = new HashSet<>();
        for (Watchlist watchlist : content.watchlists()) {
            String topic = watchlist.alerts().topic();
            if (topic != null) {
                topics.add(topic);
            }
        }
        return topics;
    }

    /** Every item of a kind, by id. */
    static <T extends ConfigItem> Map<String, T> of(Class<T> type, Map<String, ConfigItem> items) {
        Map<String, T> out = new TreeMap<>();
        items.values().forEach(item -> {
            if (type.isInstance(item)) {
                out.put(item.id(), type.cast(item));
            }
        });
        return out;
    }
}
