package org.tidings.scraper.extract.facts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Confirms the language that a page declares, by the words that stand in every text of it. That is many times faster than to
 * detect a language, and where it does not confirm, nothing is said.
 */
final class CommonWords {
    private static final String FILE = "common-words.txt";
    private static final double SHARE = 0.15;
    private static final int LEAST = 8;
    private static final double CLEARLY = 1.5;
    private static final Map<String, Set<String>> BY_LANGUAGE = read();

    private CommonWords() {}

    /** Whether {@code text} has so many of the language's words, and so few of every other's, that it must be in it. */
    static boolean confirm(String language, String text) {
        Set<String> own = BY_LANGUAGE.get(language);
        if (own == null) {
            return false;
        }
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+", -1);
        int found = count(words, own);
        if (found < LEAST || found < SHARE * words.length) {
            return false;
        }
        return BY_LANGUAGE.entrySet().stream()
                .filter(other -> !other.getKey().equals(language))
                .noneMatch(other -> count(words, other.getValue()) * CLEARLY > found);
    }

    private static int count(String[] words, Set<String> known) {
        int count = 0;
        for (String word : words) {
            count += known.contains(word) ? 1 : 0;
        }
        return count;
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> languages = new HashMap<>();
        try (InputStream file = CommonWords.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not beside its class");
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> languages.put(
                            line.substring(0, 2), Set.of(line.substring(3).split(" ", -1))));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
        return Map.copyOf(languages);
    }
}
