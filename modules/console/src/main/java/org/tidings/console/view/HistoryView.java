package org.tidings.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.model.ConfigChange;
import org.tidings.model.Watchlist;

/**
 * How a watchlist came to be what it is, newest first.
 *
 * @param revision in force; 0 = it was removed
 */
public record HistoryView(String id, String name, int revision, boolean fromFile, List<Change> changes) {
    private static final int MOST = 200;

    /**
     * @param what in words
     * @param query its words before and after; empty where the query stayed
     * @param others other settings that changed, each in a line
     * @param version by which it can be made live again; null = it cannot
     */
    public record Change(
            String time,
            String whole,
            String who,
            String what,
            List<WordDiff.Run> query,
            List<String> others,
            @Nullable Long version) {}

    public static HistoryView of(String id, Copies copies, Times times) {
        Watchlist now = copies.watchlist(id).orElse(null);
        List<ConfigChange> changes = copies.changes().of(id).changes();
        List<Change> shown = new ArrayList<>();
        for (ConfigChange change : changes.subList(0, Math.min(MOST, changes.size()))) {
            shown.add(change(change, now, times));
        }
        String name = now == null ? id : Marks.tame(now.name());
        boolean fromFile = now != null && now.origin() == org.tidings.model.Origin.FILE;
        return new HistoryView(id, name, now == null ? 0 : now.revision(), fromFile, shown);
    }

    private static Change change(ConfigChange change, @Nullable Watchlist now, Times times) {
        Watchlist before = ConfigChange.watchlist(change.before());
        Watchlist after = ConfigChange.watchlist(change.after());
        String old = before == null ? "" : matching(before);
        String made = after == null ? "" : matching(after);
        boolean again = after != null && change.version() != null && !same(after, now);
        return new Change(
                times.brief(change.at()),
                times.whole(change.at()),
                Marks.tame(change.who()) + " (" + change.origin().word() + ")",
                what(before, after),
                old.equals(made) ? List.of() : WordDiff.of(old, made),
                before == null || after == null ? List.of() : others(before, after),
                again ? change.version() : null);
    }

    private static boolean same(Watchlist after, @Nullable Watchlist now) {
        return now != null
                && settings(after).equals(settings(now))
                && matching(after).equals(matching(now));
    }

    private static String what(@Nullable Watchlist before, @Nullable Watchlist after) {
        if (after == null) {
            return "removed";
        }
        if (before == null) {
            return "made, revision " + after.revision();
        }
        return before.revision() == after.revision()
                ? "changed, still revision " + after.revision()
                : "changed, now revision " + after.revision();
    }

    /** What it looks for, as text. */
    static String matching(Watchlist watchlist) {
        if (watchlist.query() != null) {
            return watchlist.query();
        }
        StringBuilder text = new StringBuilder();
        Watchlist.Weighted any = watchlist.any();
        if (any != null) {
            any.terms()
                    .forEach(term -> text.append(term.weight())
                            .append(' ')
                            .append(term.q())
                            .append('\n'));
            text.append("fires at ").append(any.threshold());
        }
        return text.toString();
    }

    private static List<String> others(Watchlist before, Watchlist after) {
        Map<String, String> old = settings(before);
        List<String> changed = new ArrayList<>();
        settings(after).forEach((name, value) -> {
            String was = Objects.requireNonNull(old.get(name));
            if (!was.equals(value)) {
                changed.add(name + ": " + (was.isEmpty() ? "nothing" : was) + " → "
                        + (value.isEmpty() ? "nothing" : value));
            }
        });
        return changed;
    }

    private static Map<String, String> settings(Watchlist one) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("name", Marks.tame(one.name()));
        settings.put("state", one.enabled() ? "on" : "off");
        settings.put("languages", String.join(", ", one.languages()));
        settings.put("channels", String.join(", ", one.alerts().channels()));
        settings.put(
                "kinds",
                String.join(
                        ", ",
                        one.alerts().kinds().stream()
                                .map(kind -> kind.word())
                                .sorted()
                                .toList()));
        settings.put("topic", Objects.requireNonNullElse(one.alerts().topic(), ""));
        settings.put("group", Marks.tame(Objects.requireNonNullElse(one.filing().group(), "")));
        settings.put("tags", Marks.tame(String.join(", ", one.filing().tags())));
        settings.put("owner", Marks.tame(Objects.requireNonNullElse(one.filing().owner(), "")));
        settings.put(
                "muted until", one.mutedUntil() == null ? "" : one.mutedUntil().toString());
        settings.put(
                "examples",
                one.examples().isEmpty()
                        ? ""
                        : one.examples().matches().size() + " to match, "
                                + one.examples().ignores().size() + " to ignore");
        return settings;
    }
}
