package org.tidings.alerts.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class VectorTest {
    @Property(tries = 200)
    void isOfLengthOneAndSorted(
            @ForAll @Size(min = 1, max = 90) Map<Integer, @DoubleRange(min = .01, max = 50) Double> bag) {
        Vector vector = vector(bag);
        assertEquals(1, vector.cosine(vector), .01);
        assertTrue(vector.terms().length <= Vector.SIZE);
        int[] sorted = vector.terms().clone();
        Arrays.sort(sorted);
        assertTrue(Arrays.equals(sorted, vector.terms()));
    }

    @Property(tries = 200)
    void likesTheOtherAsTheOtherLikesIt(
            @ForAll @Size(max = 60) Map<Integer, @DoubleRange(min = .01, max = 50) Double> one,
            @ForAll @Size(max = 60) Map<Integer, @DoubleRange(min = .01, max = 50) Double> two) {
        double likeness = vector(one).cosine(vector(two));
        assertEquals(likeness, vector(two).cosine(vector(one)), 1e-9);
        assertTrue(likeness >= 0 && likeness <= 1.01);
    }

    private static Vector vector(Map<Integer, Double> bag) {
        return Vector.of(
                bag.keySet().stream().mapToInt(Integer::intValue).toArray(),
                bag.values().stream().mapToDouble(Double::doubleValue).toArray());
    }
}
