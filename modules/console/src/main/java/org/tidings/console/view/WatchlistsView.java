package org.tidings.console.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.AlertFilter;
import org.tidings.console.copy.Copies;
import org.tidings.console.copy.Verdicts;
import org.tidings.model.Alert;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

/**
 * The table of watchlists, a page at a time, under the headings of their groups.
 *
 * @param all how many there are
 * @param fitting how many the filter lets through
 * @param page from 1
 */
public record WatchlistsView(WatchlistFilter filter, int all, int fitting, Known known, List<Row> rows, int page) {
    public static final int ROWS = 100;

    private static final int DAYS = 30;
    private static final int FEW_MARKS = 10;
    private static final int NAMES = 200;

    /** What can be filtered by, the most frequent names of each. */
    public record Known(List<String> groups, List<String> tags, List<String> owners) {}

    /**
     * @param heading the group's name where the row is the first of it on the page; null elsewhere
     * @param aDay alerts a day
     * @param precision {@code 84 %, 43 marked}, or that there are too few marks
     */
    public record Row(
            @Nullable String heading,
            String id,
            String name,
            WatchlistFilter.State state,
            @Nullable String until,
            String query,
            List<String> tags,
            String owner,
            String aDay,
            Spark spark,
            String precision,
            String last,
            String channels,
            int revision,
            boolean fromFile) {}

    private record Numbered(Copies copies, Times times, Map<String, List<Alert>> alerts, int days) {}

    public static WatchlistsView of(Copies copies, WatchlistFilter filter, int page, Times times) {
        List<Watchlist> all = copies.watchlists();
        List<Watchlist> fitting = all.stream()
                .filter(watchlist -> filter.fits(watchlist, times.now()))
                .sorted(Comparator.comparing(WatchlistsView::groupKey)
                        .thenComparing(Watchlist::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Watchlist::id))
                .toList();
        int last = Math.max(1, (fitting.size() + ROWS - 1) / ROWS);
        int number = Math.clamp(page, 1, last);
        List<Watchlist> shown = fitting.subList((number - 1) * ROWS, Math.min(fitting.size(), number * ROWS));
        return new WatchlistsView(filter, all.size(), fitting.size(), known(all), rows(copies, shown, times), number);
    }

    /** Those without a group come last. */
    private static String groupKey(Watchlist watchlist) {
        String group = watchlist.filing().group();
        return group == null ? "\uffff" : group.toLowerCase(Locale.ROOT);
    }

    private static List<Row> rows(Copies copies, List<Watchlist> shown, Times times) {
        Set<String> ids = shown.stream().map(Watchlist::id).collect(Collectors.toSet());
        Map<String, List<Alert>> alerts = copies
                .alerts()
                .all(alert -> ids.contains(alert.watchlist().id()))
                .stream()
                .collect(Collectors.groupingBy(alert -> alert.watchlist().id()));
        Map<String, Verdicts> verdicts = Verdicts.all(copies);
        Numbered numbers = new Numbered(copies, times, alerts, days(copies, times));
        boolean grouped =
                copies.watchlists().stream().anyMatch(one -> one.filing().group() != null);
        List<Row> rows = new ArrayList<>();
        String before = null;
        for (Watchlist watchlist : shown) {
            String key = groupKey(watchlist);
            boolean first = grouped && !key.equals(before);
            before = key;
            rows.add(row(watchlist, first ? heading(watchlist) : null, numbers, verdicts.get(watchlist.id())));
        }
        return rows;
    }

    private static String heading(Watchlist watchlist) {
        String group = watchlist.filing().group();
        return group == null ? "In no group" : Marks.tame(group);
    }

    private static Row row(
            Watchlist watchlist, @Nullable String heading, Numbered numbers, @Nullable Verdicts verdicts) {
        List<Alert> alerts = numbers.alerts().getOrDefault(watchlist.id(), List.of());
        List<Integer> days = days(alerts, numbers.times());
        int sum = days.stream().mapToInt(Integer::intValue).sum();
        Instant muted = watchlist.mutedUntil();
        WatchlistFilter.State state =
                WatchlistFilter.State.of(watchlist, numbers.times().now());
        return new Row(
                heading,
                watchlist.id(),
                Marks.tame(watchlist.name()),
                state,
                state == WatchlistFilter.State.MUTED && muted != null
                        ? numbers.times().brief(muted)
                        : null,
                query(watchlist),
                watchlist.filing().tags().stream().map(Marks::tame).toList(),
                watchlist.filing().owner() == null
                        ? ""
                        : Marks.tame(watchlist.filing().owner()),
                String.format(Locale.ROOT, "%.1f", sum / (double) numbers.days()),
                Spark.of(days),
                precision(verdicts),
                alerts.isEmpty()
                        ? "never"
                        : numbers.times().brief(alerts.getFirst().at()),
                String.join(", ", watchlist.alerts().channels()),
                watchlist.revision(),
                watchlist.origin() == Origin.FILE);
    }

    static String query(Watchlist watchlist) {
        if (watchlist.query() != null) {
            String flat = watchlist.query().strip().replaceAll("\\s+", " ");
            return flat.length() <= 160 ? flat : flat.substring(0, 160) + "…";
        }
        return watchlist.any() == null
                ? ""
                : "any of " + watchlist.any().terms().size() + " weighted terms";
    }

    /** Over how many days the console knows alerts: a mean over days before the first would be too low. */
    private static int days(Copies copies, Times times) {
        int held = copies.alerts().size();
        return copies.alerts().newest(AlertFilter.ALL, Long.MAX_VALUE, Math.max(0, held - 1), 1).stream()
                .mapToInt(oldest -> Math.clamp(back(oldest.alert(), times) + 1, 1, DAYS))
                .findFirst()
                .orElse(1);
    }

    private static long back(Alert alert, Times times) {
        return Math.max(0, Duration.between(alert.at(), times.now()).toDays());
    }

    private static List<Integer> days(List<Alert> alerts, Times times) {
        Integer[] days = new Integer[DAYS];
        java.util.Arrays.fill(days, 0);
        for (Alert alert : alerts) {
            long back = back(alert, times);
            if (back < DAYS) {
                days[DAYS - 1 - (int) back]++;
            }
        }
        return List.of(days);
    }

    /** Share of the good among the marked hits, where enough were marked to say. */
    static String precision(@Nullable Verdicts verdicts) {
        if (verdicts == null || verdicts.count() < FEW_MARKS) {
            return "too few marks";
        }
        return Math.round(100.0 * verdicts.good() / verdicts.count()) + " %, " + verdicts.count() + " marked";
    }

    /** The names that watchlists are filed under. */
    public static Known known(List<Watchlist> all) {
        return new Known(
                names(
                        all,
                        one -> one.filing().group() == null
                                ? List.of()
                                : List.of(one.filing().group())),
                names(all, one -> one.filing().tags()),
                names(
                        all,
                        one -> one.filing().owner() == null
                                ? List.of()
                                : List.of(one.filing().owner())));
    }

    private static List<String> names(List<Watchlist> all, Function<Watchlist, List<String>> of) {
        Map<String, Integer> counts = new HashMap<>();
        all.forEach(one -> of.apply(one).forEach(name -> counts.merge(name, 1, Integer::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(NAMES)
                .map(Map.Entry::getKey)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    /** The address of the page before or after; null where there is none. */
    public @Nullable String turned(int by) {
        int other = page + by;
        return other < 1 || (other - 1) * ROWS >= fitting ? null : filter.page(other);
    }

    /** {@code 101 to 200 of 1,204} */
    public String range() {
        int first = (page - 1) * ROWS + 1;
        return Numbers.whole(first) + " to " + Numbers.whole(first + rows.size() - 1L) + " of "
                + Numbers.whole(fitting);
    }
}
