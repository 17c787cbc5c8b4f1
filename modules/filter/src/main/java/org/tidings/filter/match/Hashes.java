package org.tidings.filter.match;

/** The 64-bit hashes by which words, prefixes and other keys are known. */
final class Hashes {
    static final long SEED = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final long EXACT = 0x9ddfea08eb382d69L;
    private static final long PREFIX = 0xc2b2ae3d27d4eb4fL;
    private static final long ENTITY = 0x165667b19e3779f9L;
    private static final long FILTER = 0x27d4eb2f165667c5L;

    private Hashes() {}

    static long step(long hash, int unit) {
        return (hash ^ unit) * PRIME;
    }

    /** Never 0, which stands for "no word here". */
    static long finish(long hash) {
        long h = hash;
        h ^= h >>> 33;
        h *= 0xff51afd7ed558ccdL;
        h ^= h >>> 33;
        h *= 0xc4ceb9fe1a85ec53L;
        h ^= h >>> 33;
        return h == 0 ? 1 : h;
    }

    static long of(CharSequence text) {
        long h = SEED;
        for (int i = 0; i < text.length(); i++) {
            h = step(h, text.charAt(i));
        }
        return finish(h);
    }

    static long exactKey(long exact) {
        return finish(exact ^ EXACT);
    }

    /** Of the unfinished hash of a prefix. */
    static long prefixKey(long unfinished, int length) {
        return finish(unfinished ^ PREFIX ^ length);
    }

    static long prefixKey(CharSequence prefix) {
        long h = SEED;
        for (int i = 0; i < prefix.length(); i++) {
            h = step(h, prefix.charAt(i));
        }
        return prefixKey(h, prefix.length());
    }

    static long entityKey(String id) {
        return finish(of(id) ^ ENTITY);
    }

    static long filterKey(String kind, String value) {
        return finish(of(kind) * PRIME ^ of(value) ^ FILTER);
    }

    /** The hash of a sequence of words that goes on with one more. */
    static long join(long sequence, long word) {
        return finish(Long.rotateLeft(sequence, 23) ^ word);
    }
}
