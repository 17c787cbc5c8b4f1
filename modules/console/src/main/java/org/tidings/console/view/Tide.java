package org.tidings.console.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Alert;

/**
 * 48 half-hours of alerts as bars, for a drawing 576 wide and 32 high.
 *
 * @param waterline where the reader had read to; null = nowhere in these hours
 */
public record Tide(
        List<Bar> bars, int alerts, int unread, @Nullable Integer waterline) {
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final int BARS = 48;
    private static final int WIDTH = 12;
    private static final int HEIGHT = 30;

    /** The part of the bar that is unread stands below. */
    public record Bar(int x, int y, int height, int unreadY, int unreadHeight) {}

    /** Whether an alert has been read. */
    public interface Read {
        boolean isRead(Alert alert);
    }

    public static Tide of(List<Alert> alerts, Read read, @Nullable Instant waterline, Instant now) {
        int[] all = new int[BARS];
        int[] unread = new int[BARS];
        for (Alert alert : alerts) {
            int bar = bar(alert.at(), now);
            if (bar >= 0) {
                all[bar]++;
                unread[bar] += read.isRead(alert) ? 0 : 1;
            }
        }
        return new Tide(bars(all, unread), sum(all), sum(unread), waterline == null ? null : line(waterline, now));
    }

    private static int bar(Instant at, Instant now) {
        long back = Math.max(0, Duration.between(at, now).dividedBy(STEP));
        return back >= BARS ? -1 : BARS - 1 - (int) back;
    }

    private static @Nullable Integer line(Instant waterline, Instant now) {
        int bar = bar(waterline, now);
        return bar < 0 ? null : (bar + 1) * WIDTH - 1;
    }

    private static List<Bar> bars(int[] all, int[] unread) {
        int most = 1;
        for (int count : all) {
            most = Math.max(most, count);
        }
        List<Bar> bars = new ArrayList<>(BARS);
        for (int i = 0; i < BARS; i++) {
            int height = height(all[i], most);
            int unreadHeight = all[i] == 0 ? 0 : Math.round((float) height * unread[i] / all[i]);
            bars.add(new Bar(i * WIDTH, HEIGHT - height, height, HEIGHT - unreadHeight, unreadHeight));
        }
        return bars;
    }

    private static int height(int count, int most) {
        return count == 0 ? 1 : Math.max(3, Math.round((float) HEIGHT * count / most));
    }

    private static int sum(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}
