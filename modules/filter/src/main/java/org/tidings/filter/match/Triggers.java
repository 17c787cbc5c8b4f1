package org.tidings.filter.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The words that stand beside names in one language; read once from {@code triggers.txt}, which says what each kind is. */
final class Triggers {
    enum Kind {
        TITLE,
        SAID,
        INSTITUTION,
        COMPANY,
        PARTICLE,
        LINK,
        OPENER,
        NEVER
    }

    /** One entry of a list: how many words it has, and how it is written there. */
    record Phrase(int words, String text) {}

    private record Line(Kind kind, String language, List<String> words) {}

    private static final String FILE = "triggers.txt";
    private static final String EVERY = "*";
    private static final int LONGEST = 3;

    private static final Triggers ALL = new Triggers();
    private static final Map<String, Triggers> BY_LANGUAGE = read();

    private final Map<Kind, LongMap<Phrase>> phrases = new EnumMap<>(Kind.class);

    private Triggers() {
        for (Kind kind : Kind.values()) {
            phrases.put(kind, new LongMap<>());
        }
    }

    /** Of a language that has no list, or of none: the words of all languages. */
    static Triggers of(@Nullable String language) {
        return language == null ? ALL : BY_LANGUAGE.getOrDefault(language, ALL);
    }

    static Set<String> languages() {
        return new TreeSet<>(BY_LANGUAGE.keySet());
    }

    boolean is(Kind kind, Tokens tokens, int position) {
        return map(kind).get(hash(kind, tokens, position, 1)) != null;
    }

    /** The longest phrase that ends at a position and begins at {@code from} or later; null = none does. */
    @Nullable
    Phrase endingAt(Kind kind, Tokens tokens, int position, int from) {
        Phrase longest = null;
        for (int words = 1; words <= LONGEST && position - words + 1 >= from; words++) {
            Phrase phrase = map(kind).get(hash(kind, tokens, position - words + 1, words));
            longest = phrase == null ? longest : phrase;
        }
        return longest;
    }

    /** The longest phrase that begins at a position and ends before {@code to}; null = none does. */
    @Nullable
    Phrase startingAt(Kind kind, Tokens tokens, int position, int to) {
        Phrase longest = null;
        for (int words = 1; words <= LONGEST && position + words <= to; words++) {
            Phrase phrase = map(kind).get(hash(kind, tokens, position, words));
            longest = phrase == null ? longest : phrase;
        }
        return longest;
    }

    private LongMap<Phrase> map(Kind kind) {
        return Objects.requireNonNull(phrases.get(kind));
    }

    private static long hash(Kind kind, Tokens tokens, int position, int words) {
        long hash = Hashes.SEED;
        for (int i = position; i < position + words; i++) {
            hash = Hashes.join(hash, kind == Kind.COMPANY ? tokens.exact(i) : tokens.folded(i));
        }
        return hash;
    }

    private void add(Line line) {
        for (String word : line.words()) {
            Tokens tokens = Tokens.of(word);
            if (tokens.count() == 0 || tokens.count() > LONGEST) {
                throw new IllegalStateException(FILE + ": " + word + " is no word, or more than " + LONGEST);
            }
            map(line.kind()).put(hash(line.kind(), tokens, 0, tokens.count()), new Phrase(tokens.count(), word));
        }
    }

    private static Map<String, Triggers> read() {
        List<Line> lines = lines();
        Map<String, Triggers> read = new HashMap<>();
        for (Line line : lines) {
            if (!line.language().equals(EVERY)) {
                read.computeIfAbsent(line.language(), language -> new Triggers());
            }
        }
        for (Line line : lines) {
            ALL.add(line);
            read.forEach((language, triggers) -> {
                if (line.language().equals(EVERY) || line.language().equals(language)) {
                    triggers.add(line);
                }
            });
        }
        return Map.copyOf(read);
    }

    private static List<Line> lines() {
        try (InputStream in = Objects.requireNonNull(Triggers.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Triggers::line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String written) {
        int blank = written.indexOf(' ');
        int colon = written.indexOf(':');
        Kind kind = Kind.valueOf(written.substring(0, blank).toUpperCase(Locale.ROOT));
        List<String> words = List.of(written.substring(colon + 1).strip().split("\\s*,\\s*", -1));
        return new Line(kind, written.substring(blank + 1, colon), words);
    }
}
