package org.tidings.console.view;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidings.console.history.Report;

/**
 * Hits a day as bars, the version in force as a line over them, for a drawing 720 wide.
 *
 * @param before the line as an SVG path; null = there is none
 * @param spoken what is to be seen, in a sentence
 */
public record DayChart(
        int height,
        List<Bar> bars,
        List<Tick> ticks,
        List<Tick> labels,
        @Nullable String before,
        String spoken) {
    private static final int LEFT = 36;
    private static final int RIGHT = 720;
    private static final int TOP = 8;
    private static final int FOOT = 20;
    private static final int LABELS = 6;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);

    /** @param unfinished today, which is not over */
    public record Bar(int x, int y, int width, int height, boolean unfinished, String day, long matched, long before) {}

    /** @param at of its line or its middle */
    public record Tick(int at, String text) {}

    public static DayChart of(List<Report.Day> days, boolean compared, LocalDate today, int height) {
        long most = 1;
        for (Report.Day day : days) {
            most = Math.max(most, Math.max(day.matched(), compared ? day.before() : 0));
        }
        Scale scale = new Scale(Math.max(1, days.size()), step(most), most, height);
        List<Bar> bars = new ArrayList<>();
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < days.size(); i++) {
            Report.Day day = days.get(i);
            int y = scale.y(day.matched());
            int x = scale.x(i);
            boolean unfinished = !day.day().isBefore(today);
            bars.add(new Bar(
                    x + 1,
                    y,
                    Math.max(1, scale.x(i + 1) - x - 2),
                    scale.base() - y,
                    unfinished,
                    DAY.format(day.day()),
                    day.matched(),
                    day.before()));
            path.append(i == 0 ? 'M' : 'L')
                    .append(x)
                    .append(' ')
                    .append(scale.y(day.before()))
                    .append('H')
                    .append(scale.x(i + 1));
        }
        return new DayChart(
                height,
                bars,
                scale.ticks(),
                labels(days, scale, today),
                compared ? path.toString() : null,
                spoken(days));
    }

    private record Scale(int days, long step, long most, int height) {
        int base() {
            return height - FOOT;
        }

        int x(int day) {
            return LEFT + (RIGHT - LEFT) * day / days;
        }

        int y(long count) {
            return base() - (int) ((base() - TOP) * count / Math.max(most, step));
        }

        List<Tick> ticks() {
            List<Tick> ticks = new ArrayList<>();
            for (long count = 0; count <= Math.max(most, step); count += step) {
                ticks.add(new Tick(y(count), Numbers.brief(count)));
            }
            return ticks;
        }
    }

    /** 1, 2 or 5 times a power of ten, so that there are at most four lines. */
    private static long step(long most) {
        for (long ten = 1; ; ten *= 10) {
            for (int part : new int[] {1, 2, 5}) {
                if (most <= 4L * part * ten) {
                    return part * ten;
                }
            }
        }
    }

    private static List<Tick> labels(List<Report.Day> days, Scale scale, LocalDate today) {
        List<Tick> labels = new ArrayList<>();
        int every = Math.max(1, (days.size() + LABELS - 1) / LABELS);
        for (int i = 0; i < days.size(); i++) {
            boolean last = i == days.size() - 1;
            if (last || (i % every == 0 && days.size() - 1 - i >= every)) {
                LocalDate day = days.get(i).day();
                labels.add(new Tick(
                        Math.min(RIGHT - 18, (scale.x(i) + scale.x(i + 1)) / 2),
                        day.equals(today) ? "today" : DAY.format(day)));
            }
        }
        return labels;
    }

    private static String spoken(List<Report.Day> days) {
        long sum = 0;
        Report.@Nullable Day most = null;
        for (Report.Day day : days) {
            sum += day.matched();
            most = most == null || day.matched() > most.matched() ? day : most;
        }
        String all = Numbers.count(sum, "article", "articles") + " in " + Numbers.count(days.size(), "day", "days");
        return sum == 0 || most == null
                ? all + "."
                : all + ", most on " + DAY.format(most.day()) + ": " + Numbers.whole(most.matched()) + ".";
    }
}
