package org.tidings.scraper.extract.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Phrases of one kind in every language, found by their first two letters: the cost of looking one up does not grow with
 * their number. They are data, in {@code phrases.txt}, which says how they are written.
 */
final class PhraseBook {
    private static final String FILE = "phrases.txt";

    private final Map<Integer, List<Phrase>> byStart = new HashMap<>();
    private final BitSet starts = new BitSet(1 << 16);

    /** A phrase in lower case, and what may follow it. */
    private record Phrase(String words, End end) {
        static Phrase of(String written) {
            char last = written.charAt(written.length() - 1);
            End end = last == '*' ? End.LETTERS : last == '$' ? End.NOTHING : End.NO_LETTER;
            return new Phrase(end == End.NO_LETTER ? written : written.substring(0, written.length() - 1), end);
        }

        boolean standsAt(String text, int at) {
            int end = at + words.length();
            if (end > text.length()) {
                return false;
            }
            for (int i = 0; i < words.length(); i++) {
                if (folded(text.charAt(at + i)) != words.charAt(i)) {
                    return false;
                }
            }
            return endsAt(text, end);
        }

        private boolean endsAt(String text, int at) {
            return switch (end) {
                case LETTERS -> true;
                case NOTHING -> nothingFrom(text, at);
                case NO_LETTER ->
                    at == text.length()
                            || !Character.isLetter(text.charAt(at))
                            || !Character.isLetter(text.charAt(at - 1));
            };
        }

        private static boolean nothingFrom(String text, int at) {
            return text.chars().skip(at).noneMatch(Character::isLetter);
        }
    }

    private enum End {
        LETTERS,
        NO_LETTER,
        NOTHING
    }

    /** Every kind in the file, by the name it has there. */
    static Map<String, PhraseBook> read() {
        Map<String, PhraseBook> books = new HashMap<>();
        PhraseBook current = new PhraseBook();
        for (String line : lines()) {
            if (line.startsWith("[")) {
                current = books.computeIfAbsent(line.substring(1, line.length() - 1), kind -> new PhraseBook());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                current.add(line.substring(line.indexOf(": ") + 2));
            }
        }
        return Map.copyOf(books);
    }

    private static List<String> lines() {
        try (InputStream file = PhraseBook.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not beside its class");
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    private void add(String phrases) {
        for (String written : phrases.split(" \\| ", -1)) {
            Phrase phrase = Phrase.of(written.strip().toLowerCase(Locale.ROOT));
            int key = key(phrase.words(), 0);
            starts.set(key & 0xffff);
            byStart.computeIfAbsent(key, unknown -> new ArrayList<>()).add(phrase);
        }
    }

    /** Whether {@code line} starts with one, after marks and pictures at most. */
    boolean startsLine(String line) {
        int first = 0;
        while (first < Math.min(4, line.length()) && !Character.isLetterOrDigit(line.charAt(first))) {
            first++;
        }
        return standsAt(line, 0) || (first > 0 && standsAt(line, first));
    }

    /** Whether a word of {@code text} starts one. */
    boolean within(String text) {
        char before = ' ';
        for (int i = 0; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            boolean wordStarts = !Character.isLetter(before) || before >= '\u2e80';
            if (wordStarts && standsAt(text, i)) {
                return true;
            }
            before = c;
        }
        return false;
    }

    private boolean standsAt(String text, int at) {
        if (at + 1 >= text.length()) {
            return false;
        }
        int key = key(text, at);
        if (!starts.get(key & 0xffff)) {
            return false;
        }
        for (Phrase phrase : byStart.getOrDefault(key, List.of())) {
            if (phrase.standsAt(text, at)) {
                return true;
            }
        }
        return false;
    }

    private static int key(String text, int at) {
        return folded(text.charAt(at)) * 31 * 67 + folded(text.charAt(at + 1));
    }

    /** Lower case, with one kind of apostrophe and of blank. */
    private static char folded(char c) {
        return c < 'a' ? asciiFolded(c) : c == '’' ? '\'' : c <= 'z' ? c : Character.toLowerCase(c);
    }

    private static char asciiFolded(char c) {
        return c == '\n' ? ' ' : c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
