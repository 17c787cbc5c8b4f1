package org.tidings.filter.match;

import java.util.Arrays;

/** A growing list of stretches of positions, both ends included; each is one long, so that sorting is by start, then end. */
final class Spans {
    /** More than any sensible query makes; beyond it a chain of NEAR on a freak text stops looking. */
    static final int MOST = 1 << 20;

    private long[] spans = new long[16];
    private int size;

    static long span(int start, int end) {
        return ((long) start << 32) | end;
    }

    static int start(long span) {
        return (int) (span >>> 32);
    }

    static int end(long span) {
        return (int) span;
    }

    void add(long span) {
        if (size == MOST) {
            return;
        }
        if (size == spans.length) {
            spans = Arrays.copyOf(spans, size * 2);
        }
        spans[size++] = span;
    }

    void add(int start, int end) {
        add(span(start, end));
    }

    int size() {
        return size;
    }

    long get(int index) {
        return spans[index];
    }

    boolean full() {
        return size == MOST;
    }

    /** In order and without repeats. */
    Spans tidied() {
        Arrays.sort(spans, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || spans[i] != spans[kept - 1]) {
                spans[kept++] = spans[i];
            }
        }
        size = kept;
        return this;
    }

    /** The most of them that do not overlap. */
    Spans apart() {
        long[] byEnd = new long[size];
        for (int i = 0; i < size; i++) {
            byEnd[i] = span(/* start= */ end(spans[i]), /* end= */ start(spans[i]));
        }
        Arrays.sort(byEnd);
        Spans apart = new Spans();
        int last = -1;
        for (long turned : byEnd) {
            if (end(turned) > last) {
                last = start(turned);
                apart.add(end(turned), last);
            }
        }
        return apart;
    }

    /** The first whose start is {@code position} or later. */
    int firstFrom(int position) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (start(spans[middle]) < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int longest() {
        int longest = 0;
        for (int i = 0; i < size; i++) {
            longest = Math.max(longest, end(spans[i]) - start(spans[i]) + 1);
        }
        return longest;
    }
}
