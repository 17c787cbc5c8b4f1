package org.tidings.filter.match.forms;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Hungarian writes its endings onto the last word; their vowels follow those of the name. */
final class Hungarian {
    private static final String BACK = "aáoóuú";
    private static final String FRONT = "eéiíöőüű";
    private static final List<String> BACK_ENDINGS =
            List.of("ban", "ból", "ba", "nak", "ról", "ra", "tól", "hoz", "ig", "ért", "ként", "nál");
    private static final List<String> FRONT_ENDINGS =
            List.of("ben", "ből", "be", "nek", "ről", "re", "től", "hez", "höz", "ig", "ért", "ként", "nél");

    private Hungarian() {}

    static Set<String> forms(String name) {
        Set<String> forms = new LinkedHashSet<>();
        String word = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        boolean acronym = name.equals(name.toUpperCase(Locale.ROOT));
        if (word.length() < 3 || acronym || !word.matches("\\p{IsLatin}+")) {
            return forms;
        }
        if (isBack(word)) {
            add(name, word, BACK_ENDINGS, "a", "ot on at", forms);
        }
        if (!isBack(word) || isMixed(word)) {
            add(name, word, FRONT_ENDINGS, "e", "et en öt ön", forms);
        }
        return forms;
    }

    private static boolean isBack(String word) {
        return word.chars().anyMatch(c -> BACK.indexOf(c) >= 0);
    }

    private static boolean isMixed(String word) {
        return word.chars().anyMatch(c -> FRONT.indexOf(c) >= 0);
    }

    private static void add(
            String name, String word, List<String> endings, String vowel, String linked, Set<String> forms) {
        char last = word.charAt(word.length() - 1);
        boolean open = BACK.indexOf(last) >= 0 || FRONT.indexOf(last) >= 0;
        String stem = stem(name);
        endings.forEach(ending -> forms.add(stem + ending));
        if (open) {
            List.of("t", "n", "v" + vowel + "l").forEach(ending -> forms.add(stem + ending));
        } else {
            forms.add(name + "t");
            forms.add(name + last + vowel + "l");
            List.of(linked.split(" ")).forEach(ending -> forms.add(name + ending));
        }
    }

    /** A short last a or e becomes long. */
    private static String stem(String name) {
        String start = name.substring(0, name.length() - 1);
        return name.endsWith("a") ? start + "á" : name.endsWith("e") ? start + "é" : name;
    }
}
