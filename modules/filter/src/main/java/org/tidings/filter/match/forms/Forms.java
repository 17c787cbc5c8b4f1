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
    private static final Map<String, Function<String, Set<String>>> LANGUAGES = languageRules();

    private Forms() {}

    private static Map<String, Function<String, Set<String>>> languageRules() {
        Map<String, Function<String, Set<String>>> rules = new TreeMap<>();
        rules.put("ar", Arabic::forms);
        rules.put("cs", new Cases(CaseTables.CZECH)::forms);
        rules.put("de", German::forms);
        rules.put("el", new Cases(CaseTables.GREEK)::forms);
        rules.put("fi", Finnish::forms);
        rules.put("hu", Hungarian::forms);
        rules.put("pl", new Cases(CaseTables.POLISH)::forms);
        rules.put("ru", new Cases(CaseTables.RUSSIAN)::forms);
        rules.put("tr", Turkish::forms);
        rules.put("uk", new Cases(CaseTables.UKRAINIAN)::forms);
        Cases croatian = new Cases(CaseTables.SERBO_CROATIAN);
        Cases serbian = new Cases(CaseTables.cyrillic(CaseTables.SERBO_CROATIAN));
        rules.put("hr", croatian::forms);
        rules.put("bs", croatian::forms);
        rules.put("sr", name -> union(croatian.forms(name), serbian.forms(name)));
        return rules;
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        Set<String> both = new LinkedHashSet<>(some);
        both.addAll(more);
        return both;
    }

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
