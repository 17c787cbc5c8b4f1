package org.tidings.console.copy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidings.model.Trace;

/**
 * What was decided: counts by outcome, in all and by the minute, and the way of each recent article. A decision that a
 * crash made twice counts once. Safe for any thread.
 */
public final class TraceBook {
    private static final int MINUTES = 24 * 60;

    private final int articles;
    private final Map<Trace.Outcome, Long> totals = new EnumMap<>(Trace.Outcome.class);
    private final TreeMap<Long, Map<Trace.Outcome, Integer>> minutes = new TreeMap<>();
    private final LinkedHashMap<String, List<Trace>> ways = new LinkedHashMap<>();

    /** @param articles how many articles' ways are kept */
    public TraceBook(int articles) {
        this.articles = articles;
    }

    public synchronized void add(Trace trace) {
        List<Trace> way = ways.computeIfAbsent(trace.article(), id -> new ArrayList<>(6));
        if (isRepeat(way, trace)) {
            return;
        }
        way.add(trace);
        totals.merge(trace.outcome(), 1L, Long::sum);
        minutes.computeIfAbsent(minute(trace.at()), key -> new EnumMap<>(Trace.Outcome.class))
                .merge(trace.outcome(), 1, Integer::sum);
        trim();
    }

    /** The way of one article, in the order of the clock and then of the stages. */
    public synchronized List<Trace> way(String article) {
        return ways.getOrDefault(article, List.of()).stream()
                .sorted(Comparator.comparing(Trace::at)
                        .thenComparing(trace -> trace.outcome().stage()))
                .toList();
    }

    public synchronized long total(Trace.Outcome outcome) {
        return totals.getOrDefault(outcome, 0L);
    }

    /** The counts of the last minutes up to now, oldest first; the last one is under way. */
    public synchronized List<Integer> lastMinutes(Trace.Outcome outcome, Instant now, int count) {
        List<Integer> counts = new ArrayList<>(count);
        long last = minute(now);
        for (int i = 0; i < count; i++) {
            counts.add(minutes.getOrDefault(last - count + 1 + i, Map.of()).getOrDefault(outcome, 0));
        }
        return counts;
    }

    private static boolean isRepeat(List<Trace> way, Trace trace) {
        return way.stream()
                .anyMatch(
                        earlier -> earlier.outcome().stage() == trace.outcome().stage()
                                && earlier.subject().equals(trace.subject()));
    }

    private void trim() {
        while (ways.size() > articles) {
            ways.pollFirstEntry();
        }
        while (minutes.size() > MINUTES) {
            minutes.pollFirstEntry();
        }
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60);
    }
}
