package org.tidings.filter.match;

import org.jspecify.annotations.Nullable;

/** Names, as people and registers write them, in the language of queries. */
public final class Quoted {
    private static final int SHORT = 5;

    private Quoted() {}

    /**
     * A name as a phrase, or, where it is up to 5 capitals, as exactly these letters. Marks that mean something in a phrase
     * go: no article is told apart by them.
     *
     * @return null for what has no letter and no digit
     */
    public static @Nullable String name(String name) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < name.length(); at += Character.charCount(name.codePointAt(at))) {
            int c = name.codePointAt(at);
            text.appendCodePoint(isMark(c) && !isInHebrew(name, at) ? ' ' : c);
        }
        String words = text.toString().strip().replaceAll("\\s+", " ");
        if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return null;
        }
        return (isAcronym(words) ? "=" : "") + '"' + words + '"';
    }

    /** Where a quote is a letter's mark, as in an abbreviation. */
    private static boolean isInHebrew(String name, int at) {
        return name.charAt(at) == '"'
                && at > 0
                && at + 1 < name.length()
                && Letters.kind(name.charAt(at - 1)) == Letters.HEBREW
                && Letters.kind(name.charAt(at + 1)) == Letters.HEBREW;
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.CONTROL,
                    Character.FORMAT -> c != 0x2019 && c != 0x200d;
            default -> c == '"' || c == '*' || c == '?' || c == '\\' || c == '＂' || c == '＊' || c == '？';
        };
    }

    private static boolean isAcronym(String words) {
        return words.length() <= SHORT && words.chars().allMatch(Character::isUpperCase);
    }
}
