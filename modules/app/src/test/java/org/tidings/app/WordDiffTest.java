package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WordDiffTest {
    @Test
    void marksWhatWentAndWhatCame() {
        assertEquals(
                "port AND ( [-strike-] {+walkout+} OR closed )",
                WordDiff.of("port AND (strike OR closed)", "port AND (walkout OR closed)"));
        assertEquals("[-a-] {+b+}", WordDiff.of("a", "b"));
        assertEquals("a {+b+}", WordDiff.of("a", "a b"));
    }

    @Test
    void cutsLongRunsOfWhatStayed() {
        assertEquals(
                "… p2 p3 p4 p5 p6 p7 [-x-] {+y+} q1 q2 q3 q4 q5 q6 …",
                WordDiff.of(
                        "p0 p1 p2 p3 p4 p5 p6 p7 x q1 q2 q3 q4 q5 q6 q7 q8",
                        "p0 p1 p2 p3 p4 p5 p6 p7 y q1 q2 q3 q4 q5 q6 q7 q8"));
    }

    @Property
    void holdsBothTexts(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 5) String a,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 5) String b) {
        String diff = WordDiff.of(spaced(a), spaced(b));
        assertEquals(spaced(a), plain(diff.replaceAll("\\{\\+.*?\\+}", "")));
        assertEquals(spaced(b), plain(diff.replaceAll("\\[-.*?-]", "")));
    }

    private static String spaced(String letters) {
        return String.join(" ", letters.split("")).strip();
    }

    private static String plain(String diff) {
        return diff.replaceAll("\\[-|-]|\\{\\+|\\+}", "").strip().replaceAll("\\s+", " ");
    }
}
