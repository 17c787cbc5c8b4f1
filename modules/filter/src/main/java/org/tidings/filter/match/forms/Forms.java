package org.tidings.filter.match.forms;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The inflected forms of names, by rules for their endings: some that no grammar has are among them, which does no harm, since
 * no text has them either.
 */
public final class Forms {
    private static final Map<String, Function<String, Set<String>>> LANGUAGES =
            new TreeMap<>(Map.of("de", German::forms));

    private Forms() {}

    /** The primary tags of the languages that have rules. */
    public static Set<String> languages() {
        return Set.copyOf(LANGUAGES.keySet());
    }

    /** The forms of a name in a language, without the name itself; none where the language has no rules or the name no forms. */
    public static Set<String> of(String name, String language) {
        Function<String, Set<String>> rules = LANGUAGES.get(language);
        if (rules == null || name.isBlank()) {
            return Set.of();
        }
        Set<String> forms = new LinkedHashSet<>(rules.apply(name.strip()));
        forms.remove(name.strip());
        return forms;
    }
}
