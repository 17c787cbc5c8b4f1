package org.tidings.app;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
 * @param lines for people: {@code + watchlist court}, {@code ~} changed, {@code -} removed
 */
public record Plan(ConfigWriter.Changes changes, List<String> lines) {
    private static final int FEW = 20;

    public Plan {
        lines = List.copyOf(lines);
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The lines, with entities counted where there are many. */
    public List<String> shown() {
        Map<String, Long> many = lines.stream()
                .filter(Plan::isEntity)
                .collect(Collectors.groupingBy(Plan::signOf, TreeMap::new, Collectors.counting()));
        many.values().removeIf(count -> count <= FEW);
        List<String> shown = new ArrayList<>();
        many.forEach((sign, count) -> shown.add(sign + " " + count + " entities"));
        lines.stream()
                .filter(line -> !(isEntity(line) && many.containsKey(signOf(line))))
                .forEach(shown::add);
        return shown;
    }

    private static boolean isEntity(String line) {
        return line.startsWith(" entity ", 1);
    }

    private static String signOf(String line) {
        return line.substring(0, 1);
    }

    /** Holds a file's content against what stands on the topics. */
    public static Plan of(Content content, ConfigWriter.State state, Instant now) {
        List<String> lines = new ArrayList<>();
        List<ConfigItem> items = items(content, state, now, lines);
        Set<String> kept = keys(content);
        Set<String> removed = new HashSet<>();
        new TreeMap<>(state.items()).forEach((key, item) -> {
            if (item.origin() == Origin.FILE && !kept.contains(key)) {
                removed.add(key);
                lines.add("- " + key.replace('/', ' '));
            }
        });
        List<Feed> feeds = new ArrayList<>();
        Set<String> keptFeeds = new HashSet<>();
        for (Feed feed : content.feeds()) {
            keptFeeds.add(feed.id());
            Feed before = state.feeds().get(feed.id());
            if (!feed.equals(before)) {
                feeds.add(feed);
                lines.add(sign(before) + " feed " + feed.url());
            }
        }
        Set<String> removedFeeds = new HashSet<>();
        state.feeds().forEach((id, feed) -> {
            if (feed.origin() == Origin.FILE && !keptFeeds.contains(id)) {
                removedFeeds.add(id);
                lines.add("- feed " + feed.url());
            }
        });
        return new Plan(new ConfigWriter.Changes(items, removed, feeds, removedFeeds), lines);
    }

    /** Carries it out in one transaction, planned on what stands there at that moment; gives what was done. */
    public static Plan carryOut(ConfigWriter writer, String who, Content content, InstantSource clock) {
        List<Plan> plans = new ArrayList<>();
        writer.update(who, Origin.FILE, state -> {
            Plan plan = of(content, state, clock.instant());
            plans.add(plan);
            return plan.changes();
        });
        return plans.getLast();
    }

    private static List<ConfigItem> items(Content content, ConfigWriter.State state, Instant now, List<String> lines) {
        List<ConfigItem> changed = new ArrayList<>();
        for (ConfigItem item : all(content)) {
            ConfigItem before = state.items().get(item.key());
            ConfigItem after = item instanceof Watchlist watchlist ? revised(watchlist, before, now) : item;
            if (!after.equals(before)) {
                changed.add(after);
                lines.add(sign(before) + " " + after.key().replace('/', ' ') + taken(before));
            }
        }
        return changed;
    }

    /** Entities first, so that each stands before the watchlists that name it. */
    private static List<ConfigItem> all(Content content) {
        List<ConfigItem> all = new ArrayList<>(content.entities());
        all.addAll(content.channels());
        all.addAll(content.watchlists());
        return all;
    }

    private static Set<String> keys(Content content) {
        Set<String> keys = new HashSet<>();
        all(content).forEach(item -> keys.add(item.key()));
        return keys;
    }

    /** The next revision if it matches differently, the same if only its delivery changed. */
    private static Watchlist revised(Watchlist watchlist, @Nullable ConfigItem before, Instant now) {
        if (!(before instanceof Watchlist old)) {
            return watchlist.withRevision(1, now);
        }
        Watchlist same = watchlist.withRevision(old.revision(), old.updated());
        if (same.equals(old)) {
            return old;
        }
        return watchlist.matchesLike(old)
                ? watchlist.withRevision(old.revision(), now)
                : watchlist.withRevision(old.revision() + 1, now);
    }

    private static String sign(@Nullable Object before) {
        return before == null ? "+" : "~";
    }

    private static String taken(@Nullable ConfigItem before) {
        return before == null || before.origin() == Origin.FILE
                ? ""
                : " (made by " + before.origin().word() + "; the file takes it over)";
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
