package org.tidings.alerts.story;

import java.util.Arrays;
import java.util.List;

/** Prints of a text's wording: 64 MinHash values over its runs of three words, 16 bits of each. */
final class Wording {
    static final int SIZE = 64;
    private static final int RUN = 3;

    private Wording() {}

    /** All ones for a text shorter than a run. */
    static short[] print(List<Words.Word> words) {
        int[] least = new int[SIZE];
        Arrays.fill(least, Integer.MAX_VALUE);
        for (int i = 0; i + RUN <= words.size(); i++) {
            long run = mix(words.get(i).text().hashCode() * 31L * 31
                    + words.get(i + 1).text().hashCode() * 31L
                    + words.get(i + 2).text().hashCode());
            keepLeast(least, run);
        }
        short[] print = new short[SIZE];
        for (int i = 0; i < SIZE; i++) {
            print[i] = (short) least[i];
        }
        return print;
    }

    private static void keepLeast(int[] least, long run) {
        int high = (int) (run >>> 32);
        int low = (int) run | 1;
        for (int i = 0; i < SIZE; i++) {
            int value = fold(high + i * low);
            if (value < least[i]) {
                least[i] = value;
            }
        }
    }

    private static int fold(int x) {
        int h = x * 0x9E3779B1;
        return (h ^ (h >>> 15)) & Integer.MAX_VALUE;
    }

    /** The share of runs that two texts have in common, from 0 to 1, give or take .06. */
    static double likeness(short[] a, short[] b) {
        int same = 0;
        for (int i = 0; i < SIZE; i++) {
            same += a[i] == b[i] ? 1 : 0;
        }
        return same / (double) SIZE;
    }

    private static long mix(long x) {
        long h = (x ^ (x >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
