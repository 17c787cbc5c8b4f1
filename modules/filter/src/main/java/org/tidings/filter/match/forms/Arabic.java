package org.tidings.filter.match.forms;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Arabic writes {@code and}, {@code in}, {@code to} and {@code so} onto the word behind them. */
final class Arabic {
    private static final String ARTICLE = "ال";
    private static final int SHORTEST = 3;

    private Arabic() {}

    static Set<String> forms(String name) {
        Set<String> forms = new LinkedHashSet<>();
        if (!name.matches("\\p{IsArabic}{" + SHORTEST + ",}.*")) {
            return forms;
        }
        for (String before : List.of("و", "ب", "ل", "ف", "وب", "ول", "ك")) {
            forms.add(before + name);
        }
        if (name.startsWith(ARTICLE)) {
            String bare = name.substring(1);
            forms.add("ل" + bare);
            forms.add("ول" + bare);
        }
        return forms;
    }
}
