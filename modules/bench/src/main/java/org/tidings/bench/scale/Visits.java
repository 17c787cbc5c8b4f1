package org.tidings.bench.scale;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.tidings.newsroom.farm.Visit;
import org.tidings.poller.feed.Schedule;

/** What the visited saw of the visitor. */
record Visits(List<Visit> all) {
    Visits {
        all = all.stream().sorted(Comparator.comparingLong(Visit::begin)).toList();
    }

    /** Those from one moment to another. */
    Visits between(Instant from, Instant to) {
        return new Visits(all.stream()
                .filter(visit -> visit.begin() >= from.toEpochMilli() && visit.begin() < to.toEpochMilli())
                .toList());
    }

    Visits by(String agent) {
        return new Visits(
                all.stream().filter(visit -> visit.agent().equals(agent)).toList());
    }

    Set<Integer> feeds() {
        return all.stream().map(Visit::feed).collect(Collectors.toSet());
    }

    double answered(int status) {
        return share(all.stream().filter(visit -> visit.status() == status).count());
    }

    /** The most polls in any window of that length. */
    int busiest(Duration window) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < all.size(); last++) {
            while (all.get(last).begin() - all.get(first).begin() >= window.toMillis()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /**
     * How long after its place in the interval each poll came, in milliseconds, ascending.
     *
     * @param ids the feeds' ids by their numbers
     */
    long[] lateness(List<String> ids, Duration interval) {
        return all.stream()
                .mapToLong(visit -> visit.begin() - lastPlace(ids.get(visit.feed()), interval, visit.begin()))
                .sorted()
                .toArray();
    }

    private static long lastPlace(String feed, Duration interval, long at) {
        return Schedule.slot(feed, interval, Instant.ofEpochMilli(at - interval.toMillis() + 1))
                .toEpochMilli();
    }

    /** The shortest pause of one host between an answer and the next question, in milliseconds. */
    long shortestGap() {
        return gaps().min().orElse(Long.MAX_VALUE);
    }

    /** The share of polls that came sooner than that after another of their host was answered. */
    double hasty(Duration gap) {
        return share(gaps().filter(each -> each < gap.toMillis()).count());
    }

    private LongStream gaps() {
        Map<Integer, Long> ends = new HashMap<>();
        return all.stream().mapToLong(visit -> {
            Long before = ends.put(visit.host(), visit.end());
            return before == null ? Long.MAX_VALUE : visit.begin() - before;
        });
    }

    /** The share of polls at which their host had more than one connection open. */
    double crowded() {
        return share(all.stream().filter(visit -> visit.open() > 1).count());
    }

    private double share(long some) {
        return all.isEmpty() ? 0 : (double) some / all.size();
    }

    /** What lies that far up among ascending values; 0 when there are none. */
    static long percentile(long[] ascending, double share) {
        return ascending.length == 0 ? 0 : ascending[(int) Math.min(ascending.length - 1, share * ascending.length)];
    }
}
