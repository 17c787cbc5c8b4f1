package org.tidings.scraper.extract.text;

import java.util.List;
import java.util.Set;

/** Looks for words, or pairs of them, in what an element calls itself. */
final class Names {
    private static final int LONGEST = 400;

    private Names() {}

    /** Whether one of the names that stand in a class or id holds one of {@code words}. */
    static boolean any(String names, Set<String> words) {
        if (names.isEmpty() || names.length() > LONGEST) {
            return false;
        }
        for (String name : Words.names(names)) {
            if (holds(name, words)) {
                return true;
            }
        }
        return false;
    }

    static boolean holds(String name, Set<String> words) {
        List<String> parts = Words.split(name);
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (words.contains(part) || (i + 1 < parts.size() && words.contains(part + "-" + parts.get(i + 1)))) {
                return true;
            }
        }
        return false;
    }
}
