package org.tidings.console.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.tidings.console.copy.Copies;
import org.tidings.model.Alert;
import org.tidings.model.Desk;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

/** The table of watchlists. */
public record WatchlistsView(List<Row> rows) {
    private static final int FEW_MARKS = 10;

    /**
     * @param today alerts in 24 hours
     * @param precision {@code 84 %, 43 marked}, or that there are too few marks
     */
    public record Row(
            String id,
            String name,
            boolean enabled,
            String query,
            int today,
            Spark spark,
            String precision,
            String last,
            String channels,
            int revision,
            boolean fromFile) {}

    public static WatchlistsView of(Copies copies, Times times) {
        return new WatchlistsView(copies.watchlists().stream()
                .sorted(Comparator.comparing(watchlist -> watchlist.name().toLowerCase(Locale.ROOT)))
                .map(watchlist -> row(copies, watchlist, times))
                .toList());
    }

    private static Row row(Copies copies, Watchlist watchlist, Times times) {
        List<Alert> alerts = copies.alerts().all(alert -> alert.watchlist().id().equals(watchlist.id()));
        List<Integer> hours = hours(alerts, times.now());
        return new Row(
                watchlist.id(),
                watchlist.name(),
                watchlist.enabled(),
                query(watchlist),
                hours.stream().mapToInt(Integer::intValue).sum(),
                Spark.of(hours),
                precision(copies, alerts),
                alerts.isEmpty() ? "never" : times.brief(alerts.getFirst().at()),
                String.join(", ", watchlist.alerts().channels()),
                watchlist.revision(),
                watchlist.origin() == Origin.FILE);
    }

    static String query(Watchlist watchlist) {
        if (watchlist.query() != null) {
            return watchlist.query().strip().replaceAll("\\s+", " ");
        }
        return watchlist.any() == null
                ? ""
                : "any of " + watchlist.any().terms().size() + " weighted terms";
    }

    private static List<Integer> hours(List<Alert> alerts, Instant now) {
        int[] hours = new int[24];
        for (Alert alert : alerts) {
            long back = Math.max(0, Duration.between(alert.at(), now).toHours());
            if (back < hours.length) {
                hours[hours.length - 1 - (int) back]++;
            }
        }
        List<Integer> list = new ArrayList<>();
        for (int count : hours) {
            list.add(count);
        }
        return list;
    }

    private static String precision(Copies copies, List<Alert> alerts) {
        int good = 0;
        int marked = 0;
        for (Alert alert : alerts) {
            Boolean mark = copies.desk().find(alert.id()).map(Desk::mark).orElse(null);
            marked += mark == null ? 0 : 1;
            good += Boolean.TRUE.equals(mark) ? 1 : 0;
        }
        if (marked < FEW_MARKS) {
            return "too few marks";
        }
        return Math.round(100.0 * good / marked) + " %, " + marked + " marked";
    }
}
