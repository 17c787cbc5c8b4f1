package org.tidings.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidings.app.balance.Balance;
import org.tidings.app.balance.Equation;
import org.tidings.model.Alert;
import org.tidings.model.Trace;

/** Gathers what a demo shows and sums it up at the end. */
final class DemoReport {
    private final Instant started;
    private final Function<String, Optional<Instant>> publishedAt;
    private final Map<String, Map<Alert.Kind, Integer>> alerts = new TreeMap<>();
    private final List<Duration> latencies = new ArrayList<>();
    private @Nullable Duration first;

    DemoReport(Instant started, Function<String, Optional<Instant>> publishedAt) {
        this.started = started;
        this.publishedAt = publishedAt;
    }

    /** @param seen when the alert was read from the topic */
    synchronized void alert(Alert alert, Instant seen) {
        alerts.computeIfAbsent(alert.watchlist().id(), id -> new TreeMap<>()).merge(alert.kind(), 1, Integer::sum);
        if (first == null) {
            first = Duration.between(started, seen);
        }
        String url = alert.article().url();
        if (url != null && alert.revision() == 1) {
            publishedAt.apply(url).ifPresent(at -> latencies.add(Duration.between(at, seen)));
        }
    }

    /** The summary as it is printed with {@code --json}; {@code error} is null when all went well. */
    synchronized Map<String, Object> summary(Balance balance, boolean drained, Instant ended) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("summary", "tidings demo");
        out.put("seconds", seconds(Duration.between(started, ended)));
        out.put("secondsToFirstAlert", first == null ? null : seconds(first));
        out.put("alerts", count());
        out.put("alertsPerWatchlist", alerts);
        out.put("publishToAlertSeconds", latency());
        out.put("stages", stages(balance));
        out.put("drained", drained);
        out.put("balanced", drained && balance.holds());
        return out;
    }

    synchronized int count() {
        return alerts.values().stream()
                .flatMap(kinds -> kinds.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    private Map<String, Object> latency() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("count", latencies.size());
        out.put("p50", quantile(0.50));
        out.put("p99", quantile(0.99));
        return out;
    }

    private @Nullable Double quantile(double share) {
        if (latencies.isEmpty()) {
            return null;
        }
        List<Duration> sorted = new ArrayList<>(latencies);
        Collections.sort(sorted);
        return seconds(sorted.get((int) Math.min(sorted.size() - 1L, (long) Math.ceil(share * sorted.size()) - 1)));
    }

    private static Map<String, Object> stages(Balance balance) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("entries", stage(balance.entries()));
        out.put("pages", stage(balance.pages()));
        out.put("articles", stage(balance.articles()));
        out.put("visits", stage(balance.visits()));
        return out;
    }

    private static Map<String, Object> stage(Equation equation) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("total", equation.total());
        for (Map.Entry<Trace.Outcome, Long> outcome : equation.outcomes().entrySet()) {
            out.put(outcome.getKey().word(), outcome.getValue());
        }
        out.put("open", equation.open());
        out.put("strays", equation.strays());
        return out;
    }

    private static double seconds(Duration duration) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0));
    }

    /** The summary for people. */
    synchronized List<String> lines(Balance balance, boolean drained) {
        List<String> out = new ArrayList<>();
        out.add("");
        alerts.forEach(
                (watchlist, kinds) -> out.add(String.format(Locale.ROOT, "  %-24s %s", watchlist, words(kinds))));
        out.add("");
        out.add("  entries   " + line(balance.entries()));
        out.add("  pages     " + line(balance.pages()));
        out.add("  articles  " + line(balance.articles()));
        out.add("  visits    " + line(balance.visits()));
        out.add(drained && balance.holds() ? "  Balanced: every record has one outcome." : "  NOT balanced.");
        if (first != null) {
            out.add("  First alert after " + seconds(first) + " s; published to alert: p50 " + quantile(0.50)
                    + " s, p99 " + quantile(0.99) + " s.");
        }
        return out;
    }

    private static String words(Map<Alert.Kind, Integer> kinds) {
        return kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey().word())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private static String line(Equation equation) {
        String parts = equation.outcomes().entrySet().stream()
                .map(outcome -> outcome.getValue() + " " + outcome.getKey().word())
                .reduce((a, b) -> a + " + " + b)
                .orElse("0");
        return equation.total() + " = " + parts
                + (equation.holds() ? "" : "  (" + equation.open() + " open, " + equation.strays() + " astray)");
    }
}
