package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of PromQL as the project's queries use. */
final class Promql {
    private static final Set<String> FUNCTIONS =
            Set.of("rate", "increase", "sum", "min", "max", "by", "histogram_quantile");
    private static final Set<String> ADDED_BY_PROMETHEUS = Set.of("le", "instance", "job", "area");
    private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)}");
    private static final Pattern RANGE = Pattern.compile("\\[(\\d+[smhd]|\\$__rate_interval)]");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][\\w:]*(\\s*\\()?");

    private Promql() {}

    /** Fails unless every series, label and function in the query is known and its brackets close. */
    static void check(String query, Set<String> series, Set<String> labels) {
        Set<String> named = new TreeSet<>();
        String rest = take(take(RANGE.matcher(query).replaceAll(""), BY, named), MATCHERS, named);
        named.removeAll(labels);
        named.removeAll(ADDED_BY_PROMETHEUS);
        assertEquals(Set.of(), named, () -> "labels that nothing has, in " + query);
        assertEquals(
                rest.chars().filter(c -> c == '(').count(),
                rest.chars().filter(c -> c == ')').count(),
                query);
        int asked = 0;
        Matcher words = WORD.matcher(rest);
        while (words.find()) {
            String word = words.group().replaceAll("[\\s(]", "");
            boolean call = words.group(1) != null;
            assertTrue((call ? FUNCTIONS : series).contains(word), () -> word + " is not known, in " + query);
            asked += call ? 0 : 1;
        }
        assertTrue(asked > 0, () -> "asks for nothing: " + query);
    }

    /** Cuts parts out that name labels, and notes those. */
    private static String take(String query, Pattern part, Set<String> labels) {
        Matcher parts = part.matcher(query);
        while (parts.find()) {
            for (String label : parts.group(1).split(",", -1)) {
                labels.add(label.split("[=!]", 2)[0].strip());
            }
        }
        return parts.replaceAll("");
    }
}
