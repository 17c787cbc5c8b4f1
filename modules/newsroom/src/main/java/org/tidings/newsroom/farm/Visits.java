package org.tidings.newsroom.farm;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What the visited saw of the visitor, in the order in which it came. */
public record Visits(List<Visit> all) {
    public Visits {
        all = all.stream().sorted(Comparator.comparingLong(Visit::begin)).toList();
    }

    /** Those from one moment to another. */
    public Visits between(Instant from, Instant to) {
        return new Visits(all.stream()
                .filter(visit -> visit.begin() >= from.toEpochMilli() && visit.begin() < to.toEpochMilli())
                .toList());
    }

    /** Those from one moment on. */
    public Visits since(Instant from) {
        return new Visits(all.stream()
                .filter(visit -> visit.begin() >= from.toEpochMilli())
                .toList());
    }

    /** Those of one visitor. */
    public Visits by(String agent) {
        return new Visits(
                all.stream().filter(visit -> visit.agent().equals(agent)).toList());
    }

    /** The numbers of those that were visited. */
    public Set<Integer> feeds() {
        return all.stream().map(Visit::feed).collect(Collectors.toSet());
    }

    /** The share that was answered so. */
    public double answered(int status) {
        return share(all.stream().filter(visit -> visit.status() == status).count());
    }

    /** The most polls in any window of that length. */
    public int busiest(Duration window) {
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

    /** The shortest pause of one host between an answer and the next question, in milliseconds. */
    public long shortestGap() {
        return gaps().min().orElse(Long.MAX_VALUE);
    }

    /** The share of polls that came sooner than that after another of their host was answered. */
    public double hasty(Duration gap) {
        return share(gaps().filter(each -> each < gap.toMillis()).count());
    }

    private LongStream gaps() {
        Map<Integer, Long> ends = new HashMap<>();
        return all.stream().mapToLong(visit -> {
            Long before = ends.put(visit.host(), visit.end());
            return before == null ? Long.MAX_VALUE : visit.begin() - before;
        });
    }

    private double share(long some) {
        return all.isEmpty() ? 0 : (double) some / all.size();
    }
}
