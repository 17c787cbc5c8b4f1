package org.tidings.console.copy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far each role is behind on each topic, with the last quarter of an hour. Safe for any thread. */
public final class LagBook {
    private static final int SAMPLES = 450;

    private record Key(String topic, String role) {}

    private record Sample(Instant at, long end, long done) {}

    /**
     * @param records not read yet
     * @param behind how old the oldest of them is, as far as the samples tell
     * @param history records not read yet, 18 steps, oldest first
     */
    public record Lag(String topic, String role, long records, Duration behind, List<Integer> history) {}

    private final Map<Key, Deque<Sample>> samples = new LinkedHashMap<>();

    /**
     * @param end the sum of the partitions' ends
     * @param done the sum of the positions reached
     */
    public synchronized void sample(String topic, String role, Instant at, long end, long done) {
        Deque<Sample> known = samples.computeIfAbsent(new Key(topic, role), key -> new ArrayDeque<>());
        known.addLast(new Sample(at, end, done));
        if (known.size() > SAMPLES) {
            known.removeFirst();
        }
    }

    /** The furthest behind first. */
    public synchronized List<Lag> lags() {
        return samples.entrySet().stream()
                .map(entry -> lag(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Lag::behind)
                        .thenComparingLong(Lag::records)
                        .reversed())
                .toList();
    }

    /** Whether it was ever measured. */
    public synchronized boolean knows(String topic, String role) {
        return samples.containsKey(new Key(topic, role));
    }

    public synchronized long records(String topic, String role) {
        Deque<Sample> known = samples.get(new Key(topic, role));
        return known == null ? 0 : open(known.getLast());
    }

    private static Lag lag(Key key, Deque<Sample> known) {
        Sample last = known.getLast();
        return new Lag(key.topic(), key.role(), open(last), behind(known, last), history(known));
    }

    /** The oldest record not read yet came before the first sample whose end lies behind the position. */
    private static Duration behind(Deque<Sample> known, Sample last) {
        if (open(last) == 0) {
            return Duration.ZERO;
        }
        return known.stream()
                .filter(sample -> sample.end() > last.done())
                .findFirst()
                .map(sample -> Duration.between(sample.at(), last.at()))
                .orElse(Duration.ZERO);
    }

    private static List<Integer> history(Deque<Sample> known) {
        int[] history = new int[18];
        int i = 0;
        for (Sample sample : known) {
            int step = (SAMPLES - known.size() + i++) * history.length / SAMPLES;
            history[step] = Math.max(history[step], (int) Math.min(Integer.MAX_VALUE, open(sample)));
        }
        return Arrays.stream(history).boxed().toList();
    }

    private static long open(Sample sample) {
        return Math.max(0, sample.end() - sample.done());
    }
}
