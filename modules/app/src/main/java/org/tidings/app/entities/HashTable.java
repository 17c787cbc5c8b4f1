package org.tidings.app.entities;

/** From 64-bit hashes to numbers, 16 bytes an entry at most twice over: for a million keys that need not be remembered themselves. */
final class HashTable {
    /** What {@link #get} gives for a key that was never put. */
    static final long NONE = 0;

    private long[] keys = new long[1024];
    private long[] values = new long[1024];
    private int used;

    /** Mixes the letters so that two keys of a million meet once in a billion imports. */
    static long hash(String key) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            h = (h ^ key.charAt(i)) * 0x100000001b3L;
        }
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        h ^= h >>> 33;
        return h == 0 ? 1 : h;
    }

    long get(long key) {
        return values[place(key)];
    }

    void put(long key, long value) {
        int at = place(key);
        if (keys[at] == 0 && used >= keys.length / 2) {
            grow();
            at = place(key);
        }
        used += keys[at] == 0 ? 1 : 0;
        keys[at] = key;
        values[at] = value;
    }

    private int place(long key) {
        int mask = keys.length - 1;
        int at = (int) key & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldValues.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = place(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
