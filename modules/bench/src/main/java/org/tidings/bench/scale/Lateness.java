package org.tidings.bench.scale;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tidings.newsroom.farm.Visits;
import org.tidings.poller.feed.Schedule;

/** How long after its place in the interval each poll came, as the farm saw it; milliseconds, ascending. */
@SuppressWarnings("ArrayRecordComponent") // read here alone
record Lateness(long[] ascending) {
    /** @param ids the feeds' ids by their numbers */
    static Lateness of(Visits visits, List<String> ids, Duration interval) {
        return new Lateness(visits.all().stream()
                .mapToLong(visit -> visit.begin() - lastPlace(ids.get(visit.feed()), interval, visit.begin()))
                .sorted()
                .toArray());
    }

    private static long lastPlace(String feed, Duration interval, long at) {
        return Schedule.slot(feed, interval, Instant.ofEpochMilli(at - interval.toMillis() + 1))
                .toEpochMilli();
    }

    /** What that share of polls does not exceed, in seconds; 0 when there were none. */
    double percentile(double share) {
        int at = (int) Math.min(ascending.length - 1, share * ascending.length);
        return ascending.length == 0 ? 0 : ascending[at] / 1e3;
    }
}
