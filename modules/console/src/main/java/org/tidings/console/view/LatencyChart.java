package org.tidings.console.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Alert;

/**
 * From publication to alert by the minute, for the last hour, in a drawing 440 wide and 200 high. Minutes without an alert
 * are gaps, not zeros.
 *
 * @param p50 lines as points
 * @param p99 likewise
 * @param sentence the same in words
 */
public record LatencyChart(
        List<String> p50,
        List<String> p99,
        List<Dot> dots50,
        List<Dot> dots99,
        List<Axis> axis,
        String from,
        String sentence,
        List<Row> table) {
    private static final int MINUTES = 60;
    private static final int LEFT = 40;
    private static final int WIDTH = 360;
    private static final int BOTTOM = 176;
    private static final int HEIGHT = 160;

    public record Dot(int x, int y) {}

    public record Axis(int y, String label) {}

    public record Row(String time, int alerts, String p50, String p99) {}

    /** @param millis sorted, at least one */
    private record Minute(Instant start, List<Long> millis) {
        long quantile(double q) {
            return millis.get(Math.max(0, (int) Math.ceil(q * millis.size()) - 1));
        }
    }

    public static LatencyChart of(List<Alert> alerts, Times times) {
        Instant start = times.now().minus(Duration.ofMinutes(MINUTES));
        List<@Nullable Minute> minutes = new ArrayList<>();
        for (int i = 0; i < MINUTES; i++) {
            minutes.add(minute(alerts, start.plusSeconds(60L * i)));
        }
        long most = minutes.stream()
                .mapToLong(minute -> minute == null ? 0 : minute.quantile(0.99))
                .max()
                .orElse(0);
        long top = top(most);
        return new LatencyChart(
                lines(minutes, 0.5, top),
                lines(minutes, 0.99, top),
                dots(minutes, 0.5, top),
                dots(minutes, 0.99, top),
                axis(top),
                times.clock(start),
                sentence(alerts, start),
                table(minutes, times));
    }

    /** Null for what carries no believable date, or one long before the poll that brought it. */
    static @Nullable Duration latency(Alert alert) {
        Instant published = alert.article().published();
        if (alert.kind() != Alert.Kind.NEW || published == null) {
            return null;
        }
        Duration latency = Duration.between(published, alert.at());
        return latency.isNegative() || latency.compareTo(Duration.ofHours(1)) > 0 ? null : latency;
    }

    private static @Nullable Minute minute(List<Alert> alerts, Instant start) {
        List<Long> millis = millis(alerts, start, start.plusSeconds(60));
        return millis.isEmpty() ? null : new Minute(start, millis);
    }

    private static List<Long> millis(List<Alert> alerts, Instant from, Instant to) {
        return alerts.stream()
                .filter(alert -> !alert.at().isBefore(from) && alert.at().isBefore(to))
                .map(LatencyChart::latency)
                .flatMap(Stream::ofNullable)
                .map(Duration::toMillis)
                .sorted()
                .toList();
    }

    private static String sentence(List<Alert> alerts, Instant from) {
        List<Long> all = millis(alerts, from, Instant.MAX);
        if (all.isEmpty()) {
            return "No dated article fired in the last hour.";
        }
        Minute whole = new Minute(from, all);
        return String.format(
                Locale.ROOT,
                "%s in the last hour: half within %s, 99 of 100 within %s.",
                Numbers.count(all.size(), "alert", "alerts"),
                words(whole.quantile(0.5)),
                words(whole.quantile(0.99)));
    }

    private static String words(long millis) {
        return Times.fine(Duration.ofMillis(millis));
    }

    private static List<String> lines(List<@Nullable Minute> minutes, double q, long top) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < minutes.size(); i++) {
            Minute minute = minutes.get(i);
            if (minute == null) {
                close(lines, line);
            } else {
                line.append(x(i)).append(',').append(y(minute.quantile(q), top)).append(' ');
            }
        }
        close(lines, line);
        return lines;
    }

    private static void close(List<String> lines, StringBuilder line) {
        if (line.indexOf(" ") != line.lastIndexOf(" ")) {
            lines.add(line.toString().strip());
        }
        line.setLength(0);
    }

    private static List<Dot> dots(List<@Nullable Minute> minutes, double q, long top) {
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < minutes.size(); i++) {
            Minute minute = minutes.get(i);
            if (minute != null) {
                dots.add(new Dot(x(i), y(minute.quantile(q), top)));
            }
        }
        return dots;
    }

    private static List<Row> table(List<@Nullable Minute> minutes, Times times) {
        List<Row> rows = new ArrayList<>();
        for (Minute minute : minutes) {
            if (minute != null) {
                rows.add(new Row(
                        times.clock(minute.start()),
                        minute.millis().size(),
                        words(minute.quantile(0.5)),
                        words(minute.quantile(0.99))));
            }
        }
        return rows.reversed();
    }

    private static int x(int minute) {
        return LEFT + minute * WIDTH / (MINUTES - 1);
    }

    private static int y(long millis, long top) {
        return BOTTOM - (int) (millis * HEIGHT / top);
    }

    /** The next of 1, 2, 5, 10 ... seconds above. */
    private static long top(long most) {
        long unit = 1_000;
        while (true) {
            for (long step : new long[] {1, 2, 5}) {
                if (most <= unit * step) {
                    return unit * step;
                }
            }
            unit *= 10;
        }
    }

    private static List<Axis> axis(long top) {
        return Arrays.asList(0L, top / 2, top).stream()
                .map(millis ->
                        new Axis(y(millis, top), millis % 1000 == 0 ? millis / 1000 + " s" : millis / 1000.0 + " s"))
                .toList();
    }
}
