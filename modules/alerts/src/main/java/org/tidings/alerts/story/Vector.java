package org.tidings.alerts.story;

import java.util.Arrays;

/**
 * A weighed bag of words of length 1, sorted by term.
 *
 * @param terms hashed words, ascending
 * @param weights of each, float16 precision so that what is stored is what was compared
 */
@SuppressWarnings("ArrayRecordComponent") // numbers by the thousand, never compared as values, never changed
public record Vector(int[] terms, float[] weights) {
    static final int SIZE = 48;

    /** The heaviest {@link #SIZE} of the terms given, made length 1. */
    static Vector of(int[] terms, double[] weights) {
        Integer[] order = new Integer[terms.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (a, b) -> weights[a] != weights[b]
                        ? Double.compare(weights[b], weights[a])
                        : Integer.compare(terms[a], terms[b]));
        int size = Math.min(SIZE, order.length);
        Integer[] kept = Arrays.copyOf(order, size);
        Arrays.sort(kept, (a, b) -> Integer.compare(terms[a], terms[b]));
        double length = length(kept, weights);
        int[] keptTerms = new int[size];
        float[] keptWeights = new float[size];
        for (int i = 0; i < size; i++) {
            keptTerms[i] = terms[kept[i]];
            keptWeights[i] = rounded(weights[kept[i]] / length);
        }
        return new Vector(keptTerms, keptWeights);
    }

    private static double length(Integer[] kept, double[] weights) {
        double squares = 0;
        for (int i : kept) {
            squares += weights[i] * weights[i];
        }
        return squares == 0 ? 1 : Math.sqrt(squares);
    }

    private static float rounded(double weight) {
        return Float.float16ToFloat(Float.floatToFloat16((float) weight));
    }

    /** The sum of {@code mass} times this and the other, shortened and made length 1 again. */
    Vector plus(double mass, Vector other) {
        int[] all = new int[terms.length + other.terms.length];
        double[] sums = new double[all.length];
        int n = 0;
        int a = 0;
        int b = 0;
        while (a < terms.length || b < other.terms.length) {
            boolean left = b == other.terms.length || (a < terms.length && terms[a] <= other.terms[b]);
            boolean right = a == terms.length || (b < other.terms.length && other.terms[b] <= terms[a]);
            all[n] = left ? terms[a] : other.terms[b];
            sums[n++] = (left ? mass * weights[a++] : 0) + (right ? other.weights[b++] : 0);
        }
        return of(Arrays.copyOf(all, n), Arrays.copyOf(sums, n));
    }

    /** From 0, nothing shared, to 1. */
    double cosine(Vector other) {
        double sum = 0;
        int b = 0;
        for (int a = 0; a < terms.length; a++) {
            while (b < other.terms.length && other.terms[b] < terms[a]) {
                b++;
            }
            if (b < other.terms.length && other.terms[b] == terms[a]) {
                sum += weights[a] * other.weights[b];
            }
        }
        return sum;
    }
}
