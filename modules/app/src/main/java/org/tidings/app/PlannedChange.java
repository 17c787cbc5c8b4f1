package org.tidings.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Channel;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.model.Feed;
import org.tidings.model.Json;
import org.tidings.model.NotAName;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;
import org.tidings.model.Word;

/**
 * One line of a plan.
 *
 * @param kind {@code watchlist}, {@code entity}, {@code channel} or {@code feed}
 * @param name its id; of a feed, its address
 * @param keys which of its keys change, as the file calls them; empty for what is created or removed
 * @param takenFrom whose it was before the file takes it over; null = nobody else's
 */
public record PlannedChange(
        Sign sign,
        String kind,
        String name,
        List<String> keys,
        @Nullable Origin takenFrom) {
    /** What happens to it. */
    public enum Sign implements Word {
        CREATED("+"),
        CHANGED("~"),
        REMOVED("-");

        private final String mark;

        Sign(String mark) {
            this.mark = mark;
        }

        public String mark() {
            return mark;
        }
    }

    public PlannedChange {
        keys = List.copyOf(keys);
    }

    static PlannedChange removed(ConfigItem item) {
        return new PlannedChange(Sign.REMOVED, kind(item), item.id(), List.of(), null);
    }

    static PlannedChange removed(Feed feed) {
        return new PlannedChange(Sign.REMOVED, "feed", feed.url(), List.of(), null);
    }

    /** From one content to another. */
    public static PlannedChange of(ConfigItem before, ConfigItem after) {
        return put(before, after);
    }

    static PlannedChange put(@Nullable ConfigItem before, ConfigItem after) {
        return before == null
                ? new PlannedChange(Sign.CREATED, kind(after), after.id(), List.of(), null)
                : new PlannedChange(
                        Sign.CHANGED,
                        kind(after),
                        after.id(),
                        differing(written(before), written(after)),
                        taken(before.origin(), after.origin()));
    }

    static PlannedChange put(@Nullable Feed before, Feed after) {
        return before == null
                ? new PlannedChange(Sign.CREATED, "feed", after.url(), List.of(), null)
                : new PlannedChange(
                        Sign.CHANGED,
                        "feed",
                        after.url(),
                        differing(ContentText.feed(before), ContentText.feed(after)),
                        taken(before.origin(), after.origin()));
    }

    private static String kind(ConfigItem item) {
        return ConfigItem.Kind.of(item).word();
    }

    private static @Nullable Origin taken(Origin before, Origin after) {
        return before == after ? null : before;
    }

    private static ObjectNode written(ConfigItem item) {
        return switch (item) {
            case Watchlist watchlist -> ContentText.watchlist(watchlist);
            case Entity entity -> ContentText.entity(entity);
            case Channel channel -> ContentText.channel(channel);
            case NotAName ruling -> Json.mapper().valueToTree(ruling);
        };
    }

    private static List<String> differing(ObjectNode before, ObjectNode after) {
        Set<String> keys = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(keys::add);
        after.fieldNames().forEachRemaining(keys::add);
        List<String> differing = new ArrayList<>(keys);
        differing.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
        return differing;
    }

    /** For people: {@code ~ watchlist court: query, tags}. */
    public String line() {
        String what = keys.isEmpty() ? "" : ": " + String.join(", ", keys);
        String owner = takenFrom == null ? "" : " (made by " + takenFrom.word() + "; the file takes it over)";
        return sign.mark() + " " + kind + " " + name + what + owner;
    }
}
