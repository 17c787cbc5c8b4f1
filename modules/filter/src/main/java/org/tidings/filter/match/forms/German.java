package org.tidings.filter.match.forms;

import java.util.LinkedHashSet;
import java.util.Set;

/** The genitive of names ({@code Deutschlands}), and the endings of an adjective before one ({@code der Vereinten Nationen}). */
final class German {
    private German() {}

    static Set<String> forms(String name) {
        Set<String> forms = new LinkedHashSet<>();
        String last = name.substring(name.lastIndexOf(' ') + 1);
        if (last.matches("\\p{Lu}.*\\p{Ll}") && !last.matches(".*(?:[sßxz]|tz|sch)")) {
            forms.add(name + "s");
        }
        adjective(name, forms);
        return forms;
    }

    private static void adjective(String name, Set<String> forms) {
        int end = name.indexOf(' ');
        if (end > 0 && name.substring(0, end).matches("\\p{Lu}\\p{Ll}{2,}e[rs]?")) {
            String stem = name.substring(0, end).replaceFirst("e[rs]?$", "e");
            String rest = name.substring(end);
            forms.add(stem + "n" + rest);
            forms.add(stem + "r" + rest);
            if (!rest.matches(".*[sßxz]")) {
                forms.add(stem + "n" + rest + "s");
            }
        }
    }
}
