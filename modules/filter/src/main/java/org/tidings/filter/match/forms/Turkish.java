package org.tidings.filter.match.forms;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Turkish parts a name from its endings by an apostrophe; their vowels follow the name's last one. */
final class Turkish {
    private static final String VOWELS = "aıoueiöüâîû";
    private static final String VOICELESS = "fstkçşhpx";
    private static final List<String> BEHIND_VOWEL = List.of(
            "yI", "nIn", "yA", "DA", "DAn", "ylA", "DAki", "nI", "nA", "nDA", "nDAn", "nDAki", "yI", "lI", "DIr",
            "nInki");
    private static final List<String> BEHIND_CONSONANT =
            List.of("I", "In", "A", "DA", "DAn", "lA", "DAki", "lI", "DIr", "Inki");

    private Turkish() {}

    static Set<String> forms(String name) {
        Set<String> forms = new LinkedHashSet<>();
        String lower = name.toLowerCase(Locale.forLanguageTag("tr"));
        char last = lower.charAt(lower.length() - 1);
        if (name.equals(name.toUpperCase(Locale.ROOT)) && !name.contains(" ")) {
            acronym(name, forms);
        } else if (VOWELS.indexOf(last) >= 0) {
            add(name, BEHIND_VOWEL, harmony(lower), "d", forms);
        } else if (Character.isLetter(last)) {
            add(name, BEHIND_CONSONANT, harmony(lower), VOICELESS.indexOf(last) >= 0 ? "t" : "d", forms);
        }
        return forms;
    }

    /** Its letters are spoken in one way or another. */
    private static void acronym(String name, Set<String> forms) {
        for (String harmony : List.of("aı", "ei", "au", "eü")) {
            for (String d : List.of("d", "t")) {
                add(name, BEHIND_VOWEL, harmony, d, forms);
                add(name, BEHIND_CONSONANT, harmony, d, forms);
            }
        }
    }

    private static void add(String name, List<String> endings, String harmony, String d, Set<String> forms) {
        for (String ending : endings) {
            forms.add(name + "'"
                    + ending.replace('A', harmony.charAt(0))
                            .replace('I', harmony.charAt(1))
                            .replace("D", d));
        }
    }

    /** The open vowel, then the close one. */
    private static String harmony(String lower) {
        for (int i = lower.length() - 1; i >= 0; i--) {
            switch (lower.charAt(i)) {
                case 'a', 'ı', 'â' -> {
                    return "aı";
                }
                case 'o', 'u', 'û' -> {
                    return "au";
                }
                case 'e', 'i', 'î' -> {
                    return "ei";
                }
                case 'ö', 'ü' -> {
                    return "eü";
                }
                default -> {}
            }
        }
        return "ei";
    }
}
