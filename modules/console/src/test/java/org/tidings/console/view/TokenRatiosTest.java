package org.tidings.console.view;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Text reaches 4.5 : 1 on every ground, edges and focus 3 : 1, in both themes, computed from the style sheet. */
class TokenRatiosTest {
    private static final List<String> GROUNDS = List.of("ground", "surface", "raised", "select", "hover");
    private static final List<String> TEXTS =
            List.of("ink", "ink2", "ink3", "accent", "update", "spike", "ok", "late", "silent", "failing");
    private static final List<String> EDGES = List.of("edge", "focus", "markline");

    @Test
    void textAndEdgesCanBeSeenInTheLightTheme() throws IOException {
        assertAll(checks(tokens(":root {")));
    }

    @Test
    void textAndEdgesCanBeSeenInTheDarkTheme() throws IOException {
        assertAll(checks(tokens("[data-theme=dark] {")));
    }

    @Test
    void theThemeOfTheSystemIsTheDarkOne() throws IOException {
        assertEquals(tokens("[data-theme=dark] {"), tokens("[data-theme=system] {"));
    }

    @Test
    void theStyleSheetStaysSmall() throws IOException {
        assertTrue(css().getBytes(StandardCharsets.UTF_8).length <= 40 * 1024);
    }

    private static List<Executable> checks(Map<String, String> tokens) {
        List<Executable> checks = new ArrayList<>();
        for (String ground : GROUNDS) {
            TEXTS.forEach(text -> checks.add(() -> reaches(tokens, text, ground, 4.5)));
            EDGES.forEach(edge -> checks.add(() -> reaches(tokens, edge, ground, 3)));
        }
        checks.add(() -> reaches(tokens, "onaccent", "accent", 4.5));
        checks.add(() -> reaches(tokens, "markink", "mark", 4.5));
        for (String note : List.of("errbg", "warnbg", "insbg", "delbg")) {
            checks.add(() -> reaches(tokens, "ink", note, 4.5));
        }
        return checks;
    }

    private static void reaches(Map<String, String> tokens, String over, String under, double least) {
        double ratio = ratio(colour(tokens, over), colour(tokens, under));
        assertTrue(ratio >= least, over + " on " + under + " is " + ratio + " : 1");
    }

    private static String colour(Map<String, String> tokens, String name) {
        String colour = tokens.get(name);
        assertTrue(colour != null, "no token " + name);
        return String.valueOf(colour);
    }

    private static Map<String, String> tokens(String block) throws IOException {
        String css = css();
        int start = css.indexOf(block);
        Matcher token =
                Pattern.compile("--(\\w+): #([0-9A-F]{6})").matcher(css.substring(start, css.indexOf('}', start)));
        Map<String, String> tokens = new HashMap<>();
        while (token.find()) {
            tokens.put(token.group(1), token.group(2));
        }
        return tokens;
    }

    private static String css() throws IOException {
        try (InputStream in = Marks.class.getResourceAsStream("/org/tidings/console/assets/console.css")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static double ratio(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(hex.substring(i * 2, i * 2 + 2), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
