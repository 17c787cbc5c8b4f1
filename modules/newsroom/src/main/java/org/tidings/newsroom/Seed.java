package org.tidings.newsroom;

/** Choices that are the same for the same seed and names, in any order of asking. */
record Seed(long value) {
    /** The choice's own seed. */
    Seed of(String name) {
        return new Seed(mix(value * 31 + name.hashCode()));
    }

    Seed of(long number) {
        return new Seed(mix(value ^ (number * 0x9E3779B97F4A7C15L)));
    }

    /** From 0 to {@code bound} - 1. */
    int below(int bound) {
        return (int) Math.floorMod(mix(value), (long) bound);
    }

    /** From 0 to 1. */
    double fraction() {
        return (mix(value) >>> 11) * 0x1.0p-53;
    }

    private static long mix(long bits) {
        long z = bits + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
