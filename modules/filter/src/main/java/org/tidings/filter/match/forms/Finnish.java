package org.tidings.filter.match.forms;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finnish endings of the last word, behind a stem whose consonants may be weak. */
final class Finnish {
    private static final String VOWELS = "aeiouyäöå";
    private static final List<String> WEAK = List.of("n", "ssA", "stA", "llA", "ltA", "lle", "ksi", "t");
    private static final List<String> STRONG = List.of("nA", "A", "tA");
    private static final String[][] GRADES = {
        {"nk", "ng"},
        {"kk", "k"},
        {"pp", "p"},
        {"tt", "t"},
        {"mp", "mm"},
        {"nt", "nn"},
        {"lt", "ll"},
        {"rt", "rr"},
        {"rk", "r"},
        {"lk", "l"},
        {"k", ""},
        {"p", "v"},
        {"t", "d"}
    };

    private Finnish() {}

    static Set<String> forms(String name) {
        Set<String> forms = new LinkedHashSet<>();
        String word = name.substring(name.lastIndexOf(' ') + 1);
        if (word.length() < 3 || name.equals(name.toUpperCase(Locale.ROOT)) || !word.matches("\\p{IsLatin}+")) {
            return forms;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        String a = lower.matches(".*[aou].*") ? "a" : "ä";
        if (lower.endsWith("nen")) {
            String stem = name.substring(0, name.length() - 3) + "se";
            addAll(stem, stem, a, forms);
            forms.add(name.substring(0, name.length() - 3) + "st" + a);
        } else if (VOWELS.indexOf(lower.charAt(lower.length() - 1)) >= 0) {
            vowelStem(name, a, forms);
        } else {
            addAll(name + "i", name + "i", a, forms);
            if (lower.endsWith("s")) {
                String stem = name.substring(0, name.length() - 1) + "kse";
                addAll(stem, stem, a, forms);
            }
        }
        return forms;
    }

    private static void vowelStem(String name, String a, Set<String> forms) {
        addAll(name, name, a, forms);
        String weak = weak(name);
        if (!weak.equals(name)) {
            addAll(weak, name, a, forms);
        }
        if (name.endsWith("i")) {
            String old = name.substring(0, name.length() - 1) + "e";
            addAll(old, old, a, forms);
        }
    }

    private static void addAll(String weak, String strong, String a, Set<String> forms) {
        WEAK.forEach(ending -> forms.add(weak + ending.replace("A", a)));
        STRONG.forEach(ending -> forms.add(strong + ending.replace("A", a)));
        char last = strong.charAt(strong.length() - 1);
        forms.add(strong + last + "n");
        forms.add(strong + "h" + last + "n");
    }

    private static String weak(String name) {
        String before = name.substring(0, name.length() - 1);
        for (String[] grade : GRADES) {
            if (before.endsWith(grade[0])) {
                return before.substring(0, before.length() - grade[0].length())
                        + grade[1]
                        + name.charAt(name.length() - 1);
            }
        }
        return name;
    }
}
