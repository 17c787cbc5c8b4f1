package org.tidings.testkit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What became of a set of ids: which of those that went in never came out, which came out more than once, and which came
 * out without having gone in.
 */
public record History(List<String> lost, Map<String, Integer> doubled, List<String> unknown) {
    private static final int SHOWN = 10;

    /** Compares what went in (each id once) with what came out. */
    public static History of(Collection<String> in, Collection<String> out) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        out.forEach(id -> counts.merge(id, 1, Integer::sum));
        TreeSet<String> lost = new TreeSet<>(in);
        lost.removeAll(counts.keySet());
        TreeSet<String> unknown = new TreeSet<>(counts.keySet());
        unknown.removeAll(new TreeSet<>(in));
        counts.values().removeIf(count -> count == 1);
        return new History(List.copyOf(lost), Map.copyOf(counts), List.copyOf(unknown));
    }

    /** Fails when anything was lost or is unknown; repeats are allowed. */
    public History assertNothingLost() {
        if (!lost.isEmpty() || !unknown.isEmpty()) {
            throw new AssertionError(this.toString());
        }
        return this;
    }

    /** Fails when anything was lost, doubled or is unknown. */
    public History assertExactlyOnce() {
        assertNothingLost();
        if (!doubled.isEmpty()) {
            throw new AssertionError(this.toString());
        }
        return this;
    }

    @Override
    public String toString() {
        return "lost " + few(lost) + ", doubled " + few(doubled.entrySet()) + ", unknown " + few(unknown);
    }

    private static String few(Collection<?> all) {
        return all.size() + " " + all.stream().limit(SHOWN).toList();
    }
}
