package org.tidings.scraper.extract.site;

import java.util.Locale;
import org.tidings.model.Hash;

/**
 * A block that stands in an article's text, or would if it did not repeat on its site.
 *
 * @param hash of its words, the same however they are spaced, quoted and cased and whatever numbers stand in them: small print
 *     has years and counters
 * @param exact of its words with their numbers, for prose, where these may be the news; {@code hash} for what is no prose
 * @param prose whether it is text as an article has it
 */
public record SeenBlock(long hash, long exact, String text, boolean prose) {
    /** What is shorter says too little to be told apart. */
    private static final int SHORTEST = 8;

    /** Of what is longer the beginning tells it apart. */
    private static final int LONGEST = 2_000;

    public static SeenBlock of(String text, boolean prose) {
        long hash = Hash.key64(normal(text, true));
        boolean numbers = prose && text.chars().anyMatch(Character::isDigit);
        return new SeenBlock(hash, numbers ? Hash.key64(normal(text, false)) : hash, text, prose);
    }

    /** Whether there are words enough to tell it apart. */
    public boolean tellable() {
        return normal(text, true).length() >= SHORTEST;
    }

    private static String normal(String text, boolean foldDigits) {
        String all = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        StringBuilder words = new StringBuilder(all.length());
        all.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            boolean digit = foldDigits && Character.isDigit(c);
            boolean repeats = digit && !words.isEmpty() && words.charAt(words.length() - 1) == '#';
            if (digit && !repeats) {
                words.append('#');
            } else if (!digit && Character.isLetterOrDigit(c)) {
                words.appendCodePoint(c);
            }
        });
        return words.toString();
    }
}
