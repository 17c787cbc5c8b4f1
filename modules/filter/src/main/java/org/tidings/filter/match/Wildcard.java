package org.tidings.filter.match;

/** Matching one folded word against a pattern with {@code *} (letters or digits or none) and {@code ?} (one of them). */
final class Wildcard {
    private Wildcard() {}

    /** The letters before the first {@code *} or {@code ?}. */
    static String literalPrefix(String pattern) {
        int end = 0;
        while (end < pattern.length() && pattern.charAt(end) != '*' && pattern.charAt(end) != '?') {
            end++;
        }
        return pattern.substring(0, end);
    }

    static boolean matches(String pattern, Tokens tokens, int position) {
        int p = 0;
        int t = 0;
        int length = tokens.length(position);
        int star = -1;
        int resume = 0;
        while (t < length) {
            char c = tokens.letter(position, t);
            char want = p < pattern.length() ? pattern.charAt(p) : '\0';
            if (want == '*') {
                star = p++;
                resume = t;
            } else if (want == '?' && isLetter(c)) {
                t += width(c);
                p++;
            } else if (want == c && want != '?') {
                t++;
                p++;
            } else if (star >= 0 && isLetter(tokens.letter(position, resume))) {
                resume += width(tokens.letter(position, resume));
                t = resume;
                p = star + 1;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static int width(char c) {
        return Character.isHighSurrogate(c) ? 2 : 1;
    }

    private static boolean isLetter(char c) {
        return (Letters.kind(c) < Letters.MID_LETTER && c != '_') || Character.isSurrogate(c);
    }
}
