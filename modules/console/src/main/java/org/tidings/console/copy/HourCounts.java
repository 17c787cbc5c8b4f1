package org.tidings.console.copy;

import java.time.Duration;
import java.time.Instant;

/** How often something happened in each of the last {@link #HOURS} hours. Not safe for several threads. */
final class HourCounts {
    /** Thirty days, and the rest of the first of them in whatever zone. */
    static final int HOURS = 31 * 24;

    private final int[] counts = new int[HOURS];
    private long last = Long.MIN_VALUE;

    static long hour(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), Duration.ofHours(1).toSeconds());
    }

    /** What is older than the newest by more than is kept is left out. */
    void add(long hour, int count) {
        if (last == Long.MIN_VALUE) {
            last = hour;
        }
        for (long empty = Math.max(last + 1, hour - HOURS + 1); empty <= hour; empty++) {
            counts[slot(empty)] = 0;
        }
        last = Math.max(last, hour);
        if (hour > last - HOURS) {
            counts[slot(hour)] = Math.max(0, counts[slot(hour)] + count);
        }
    }

    private static int slot(long hour) {
        return (int) Math.floorMod(hour, (long) HOURS);
    }

    /** From one hour up to another, which is left out. */
    int sum(long from, long to) {
        int sum = 0;
        for (long hour = Math.max(from, last - HOURS + 1); hour < Math.min(to, last + 1); hour++) {
            sum += counts[slot(hour)];
        }
        return sum;
    }
}
