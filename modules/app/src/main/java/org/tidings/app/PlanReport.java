package org.tidings.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidings.app.PlanHistory.Effect;
import org.tidings.app.PlanHistory.Expected;
import org.tidings.app.PlannedChange.Sign;
import org.tidings.model.Watchlist;

/**
 * A plan for people and for programs.
 *
 * @param expected what the backtest says; null = it was not run
 */
public record PlanReport(Plan plan, @Nullable Expected expected) {
    private static final int MOST_LINES = 200;

    /** What {@code --json} prints. */
    public record Summary(
            long version,
            long created,
            long changed,
            long removed,
            int unchanged,
            List<Line> changes,
            List<Line> affected,
            @Nullable History history) {}

    /**
     * @param query the old against the new, word by word
     * @param before alerts a day now; null = unknown
     * @param after alerts a day expected; null = unknown
     */
    public record Line(
            String change,
            String kind,
            String name,
            List<String> keys,
            @Nullable String query,
            @Nullable Double before,
            @Nullable Double after,
            @Nullable Effect effect) {}

    /** @param share of the articles of that time that were read */
    public record History(long articles, String span, double share) {}

    public Summary summary() {
        return new Summary(
                plan.before().version(),
                plan.count(Sign.CREATED),
                plan.count(Sign.CHANGED),
                plan.count(Sign.REMOVED),
                plan.unchanged(),
                plan.planned().stream().map(this::line).toList(),
                untouched().entrySet().stream()
                        .map(entry -> affected(entry.getKey(), entry.getValue()))
                        .toList(),
                expected == null
                        ? null
                        : new History(expected.articles(), expected.span().toString(), expected.share()));
    }

    private Line line(PlannedChange change) {
        Effect effect = effect(change);
        return new Line(
                change.sign().word(),
                change.kind(),
                change.name(),
                change.keys(),
                query(change),
                rate(effect, false),
                rate(effect, true),
                effect);
    }

    private Line affected(String watchlist, Effect effect) {
        return new Line(
                "affected", "watchlist", watchlist, List.of(), null, rate(effect, false), rate(effect, true), effect);
    }

    private @Nullable Effect effect(PlannedChange change) {
        return expected == null || !change.kind().equals("watchlist")
                ? null
                : expected.effects().get(change.name());
    }

    private @Nullable Double rate(@Nullable Effect effect, boolean after) {
        if (effect == null || expected == null) {
            return null;
        }
        double rate = expected.aDay(after ? effect.after() : effect.before());
        return Double.isNaN(rate) ? null : Math.round(rate * 100) / 100.0;
    }

    private @Nullable String query(PlannedChange change) {
        if (!change.keys().contains("query")) {
            return null;
        }
        String key = "watchlist/" + change.name();
        return plan.before().items().get(key) instanceof Watchlist old
                        && plan.after().get(key) instanceof Watchlist now
                        && old.query() != null
                        && now.query() != null
                ? WordDiff.of(old.query(), now.query())
                : null;
    }

    /** Watchlists that stay as written and tell something else, since an entity changes. */
    private Map<String, Effect> untouched() {
        Map<String, Effect> others = new TreeMap<>();
        if (expected != null) {
            others.putAll(expected.effects());
            plan.planned().stream()
                    .filter(change -> change.kind().equals("watchlist"))
                    .forEach(change -> others.remove(change.name()));
            others.values().removeIf(effect -> effect.gained() == 0 && effect.lost() == 0);
        }
        return others;
    }

    /** For people. */
    public List<String> lines(Terminal terminal) {
        List<String> lines = new ArrayList<>();
        for (PlannedChange change : plan.planned()) {
            lines.add("  " + change.line() + rates(effect(change)));
            String query = query(change);
            if (query != null) {
                lines.add("      " + terminal.diff(Terminal.clean(query)));
            }
        }
        untouched().forEach((id, effect) -> lines.add("  * watchlist " + id + ", by an entity" + rates(effect)));
        if (lines.size() > MOST_LINES) {
            List<String> shown = new ArrayList<>(lines.subList(0, MOST_LINES));
            shown.add("  … and " + (lines.size() - MOST_LINES) + " lines more; --json has all");
            return shown;
        }
        return lines;
    }

    private String rates(@Nullable Effect effect) {
        if (effect == null || expected == null) {
            return "";
        }
        double before = expected.aDay(effect.before());
        double after = expected.aDay(effect.after());
        String what = Double.isNaN(after)
                ? effect.before().alerts() + " -> " + effect.after().alerts() + " alerts so far"
                : String.format(Locale.ROOT, "%.1f -> %.1f alerts a day", before, after);
        return "  [" + what + "; " + effect.gained() + " articles gained, " + effect.lost() + " lost]";
    }

    /** {@code 2 created, 1 changed, 0 removed, 40 unchanged.} */
    public String counts() {
        return plan.count(Sign.CREATED) + " created, " + plan.count(Sign.CHANGED) + " changed, "
                + plan.count(Sign.REMOVED) + " removed, " + plan.unchanged() + " unchanged.";
    }

    /** What the rates stand on. */
    public String history() {
        if (expected == null) {
            return "";
        }
        if (expected.articles() == 0) {
            return "There are no articles yet to try it on.";
        }
        String left = expected.share() >= 1
                ? ""
                : String.format(
                        Locale.ROOT,
                        " That is %.0f %% of what there is: the rest was left out for time or memory.",
                        100 * expected.share());
        return "Tried on " + expected.articles() + " articles of " + span() + "." + left;
    }

    private String span() {
        long hours = expected == null ? 0 : expected.span().toHours();
        return hours < 48 ? Math.max(1, hours) + (hours <= 1 ? " hour" : " hours") : hours / 24 + " days";
    }
}
