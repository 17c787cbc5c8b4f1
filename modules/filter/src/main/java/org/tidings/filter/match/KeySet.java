package org.tidings.filter.match;

import java.util.Arrays;

/**
 * The keys of an article, to be gone through and to be asked: each sets one bit of 32,768, so that a key which is not there
 * is rarely taken for one that is. What a watchlist needs beside the key by which it is looked up is one number of four
 * such bits, kept where watchlists are looked up: most that cannot hit are told by it alone.
 */
final class KeySet {
    /** Nothing more is needed. */
    static final long NOTHING = 0;

    /** So many alternatives can be told at most. */
    static final int MOST = 4;

    private static final int BITS = 15;
    private static final int LANE = 16;
    private static final long LANE_MASK = (1L << BITS) - 1;
    /** With it, one of the first two and one of the last two are needed; without, one of the four. */
    private static final long BOTH = 1L << 63;

    private final long[] bits = new long[1 << (BITS - 6)];
    private long[] keys = new long[256];
    private int size;

    /** Adds a key that is told without being gone through. */
    void tell(long key) {
        int bit = bit(key);
        bits[bit >> 6] |= 1L << bit;
    }

    void add(long key) {
        tell(key);
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size++] = key;
    }

    int size() {
        return size;
    }

    long get(int index) {
        return keys[index];
    }

    private static int bit(long key) {
        return (int) (key >>> (64 - BITS));
    }

    /** False = what is needed is surely not there. */
    boolean mayHave(long needed) {
        if (needed == NOTHING) {
            return true;
        }
        boolean first = has(needed) || has(needed >>> LANE);
        boolean last = has(needed >>> (2 * LANE)) || has(needed >>> (3 * LANE));
        return needed < 0 ? first && last : first || last;
    }

    private boolean has(long lane) {
        int bit = (int) (lane & LANE_MASK);
        return (bits[bit >> 6] >>> bit & 1) != 0;
    }

    /** One of the keys; more than four cannot be told in one number and need nothing. */
    static long anyOf(long... keys) {
        if (keys.length == 0 || keys.length > MOST) {
            return NOTHING;
        }
        long needed = 0;
        for (int lane = MOST - 1; lane >= 0; lane--) {
            needed = needed << LANE | bit(keys[lane % keys.length]);
        }
        return needed;
    }

    /** As much of the two as one number can tell: all, if each is of two keys at most. */
    static long both(long a, long b) {
        if (a == NOTHING || a == b) {
            return b;
        }
        boolean fits = isOfTwo(a) && isOfTwo(b);
        return fits ? BOTH | (b & ((1L << (2 * LANE)) - 1)) << (2 * LANE) | (a & ((1L << (2 * LANE)) - 1)) : a;
    }

    /** What is sure of either. */
    static long either(long a, long b) {
        return a == b ? a : NOTHING;
    }

    private static boolean isOfTwo(long needed) {
        return needed >= 0 && needed >>> (2 * LANE) == (needed & ((1L << (2 * LANE)) - 1));
    }
}
