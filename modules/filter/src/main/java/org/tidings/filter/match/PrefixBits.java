package org.tidings.filter.match;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which beginnings of words any watchlist asks for, one bit for many: an article has four for each of its words, and nearly
 * all are told here to be nobody's.
 */
final class PrefixBits {
    private static final int BITS = 17;

    private final AtomicLongArray bits = new AtomicLongArray(1 << (BITS - 6));

    void add(long key) {
        int bit = bit(key);
        bits.accumulateAndGet(bit >> 6, 1L << bit, (a, b) -> a | b);
    }

    boolean has(long key) {
        int bit = bit(key);
        return (bits.getPlain(bit >> 6) >>> bit & 1) != 0;
    }

    private static int bit(long key) {
        return (int) (key >>> (64 - BITS));
    }
}
