package org.tidings.scraper.extract.site;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an article is about, in {@value #WORDS} words of 16 bits: the longest of its headline and the most frequent long ones
 * of its text. Two reports of one running story share some.
 */
final class Subject {
    static final int WORDS = 8;
    private static final int OF_TITLE = 5;
    private static final int LONG = 6;
    private static final int LETTERS = 20_000;

    private final int[] words;

    private Subject(int[] words) {
        this.words = words;
    }

    static Subject of(@Nullable String title, List<String> texts) {
        Set<Integer> words = new LinkedHashSet<>();
        tokens(title == null ? "" : title).stream()
                .filter(token -> token.length() >= 4 || dense(token))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(OF_TITLE)
                .forEach(token -> words.add(code(token)));
        frequent(texts).forEach(token -> words.add(code(token)));
        return new Subject(
                words.stream().limit(WORDS).mapToInt(Integer::intValue).toArray());
    }

    /** As {@link #packed} gave it. */
    static Subject of(long high, long low) {
        int[] words = new int[WORDS];
        int count = 0;
        for (int i = 0; i < WORDS; i++) {
            long half = i < WORDS / 2 ? high : low;
            int word = (int) (half >>> (16 * (i % (WORDS / 2)))) & 0xffff;
            words[count] = word;
            count += word == 0 ? 0 : 1;
        }
        return new Subject(java.util.Arrays.copyOf(words, count));
    }

    /** Two numbers of four words each, 0 for no word. */
    long[] packed() {
        long[] halves = new long[2];
        for (int i = 0; i < words.length; i++) {
            halves[i / (WORDS / 2)] |= (long) words[i] << (16 * (i % (WORDS / 2)));
        }
        return halves;
    }

    int[] words() {
        return words.clone();
    }

    int shared(Subject other) {
        int shared = 0;
        for (int word : words) {
            shared += other.has(word) ? 1 : 0;
        }
        return shared;
    }

    boolean hasAny(Predicate<Integer> which) {
        for (int word : words) {
            if (which.test(word)) {
                return true;
            }
        }
        return false;
    }

    private boolean has(int word) {
        for (int own : words) {
            if (own == word) {
                return true;
            }
        }
        return false;
    }

    private static List<String> frequent(List<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        int letters = 0;
        for (String text : texts) {
            letters += text.length();
            if (letters > LETTERS) {
                break;
            }
            tokens(text).stream()
                    .filter(token -> token.length() >= LONG)
                    .forEach(token -> counts.merge(token, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(WORDS - OF_TITLE)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Words in lower case; of scripts that write without blanks, pairs of characters. */
    private static List<String> tokens(String text) {
        List<String> tokens = new java.util.ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+", -1)) {
            if (dense(word)) {
                for (int i = 0; i + 2 <= word.length(); i += 2) {
                    tokens.add(word.substring(i, i + 2));
                }
            } else if (!word.isEmpty()) {
                tokens.add(word);
            }
        }
        return tokens;
    }

    private static boolean dense(String word) {
        return !word.isEmpty() && word.charAt(0) >= 0x2e80 && word.charAt(0) <= 0xd7ff;
    }

    private static int code(String token) {
        int mixed = token.hashCode() * 0x9e3779b1;
        int code = (mixed >>> 16) ^ (mixed & 0xffff);
        return code == 0 ? 1 : code;
    }
}
