package org.tidings.newsroom;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The words around an article, by language: navigation, related links, consent, comments and so on. */
record Labels(Map<String, Map<String, Object>> byLanguage) {
    Map<String, Object> of(String language) {
        Map<String, Object> words = byLanguage.get(language);
        if (words == null) {
            throw new IllegalStateException("labels.json has no language " + language);
        }
        return words;
    }

    /** Says that everything is invented. */
    String notice(String language) {
        return word(language, "notice");
    }

    String word(String language, String name) {
        return String.valueOf(of(language).get(name));
    }

    String date(String language, Instant at) {
        return DateTimeFormatter.ofPattern(word(language, "datePattern"), Locale.forLanguageTag(language))
                .withZone(ZoneOffset.UTC)
                .format(at);
    }
}
