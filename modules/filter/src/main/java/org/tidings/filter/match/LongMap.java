package org.tidings.filter.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A map from hashes to values that one thread changes while any number read without locks: a reader sees each entry as it
 * was before a change or after it.
 */
final class LongMap<V> {
    private static final VarHandle VALUES = MethodHandles.arrayElementVarHandle(Object[].class);
    private static final double FULL = 0.6;

    private static final class Table {
        final long[] keys;
        final @Nullable Object[] values;

        Table(int size) {
            keys = new long[size];
            values = new @Nullable Object[size];
        }
    }

    private volatile Table table = new Table(16);
    private int used;

    @SuppressWarnings("unchecked") // only put() writes values
    @Nullable
    V get(long key) {
        Table t = table;
        int mask = t.keys.length - 1;
        for (int i = (int) (key >>> 20) & mask; ; i = (i + 1) & mask) {
            Object value = VALUES.getAcquire(t.values, i);
            if (value == null) {
                return null;
            }
            if (t.keys[i] == key) {
                return value == this ? null : (V) value;
            }
        }
    }

    /** Null removes; the place is kept until the next growth. */
    void put(long key, @Nullable V value) {
        Table t = table;
        int i = place(t, key);
        if (t.values[i] == null) {
            if (value == null) {
                return;
            }
            if (used >= t.keys.length * FULL) {
                t = grown(t);
                table = t;
                i = place(t, key);
            }
            used++;
            t.keys[i] = key;
        }
        VALUES.setRelease(t.values, i, value == null ? this : value);
    }

    private static int place(Table t, long key) {
        int mask = t.keys.length - 1;
        int i = (int) (key >>> 20) & mask;
        while (t.values[i] != null && t.keys[i] != key) {
            i = (i + 1) & mask;
        }
        return i;
    }

    private Table grown(Table old) {
        int live = 0;
        for (Object value : old.values) {
            live += value != null && value != this ? 1 : 0;
        }
        int size = Math.max(16, Integer.highestOneBit(Math.max(1, live)) * 4);
        Table t = new Table(size);
        for (int i = 0; i < old.keys.length; i++) {
            if (old.values[i] != null && old.values[i] != this) {
                int to = place(t, old.keys[i]);
                t.keys[to] = old.keys[i];
                t.values[to] = old.values[i];
            }
        }
        used = live;
        return t;
    }
}
