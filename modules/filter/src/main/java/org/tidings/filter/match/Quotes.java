package org.tidings.filter.match;

/** Which marks open and close a phrase: straight, curly and low quotes, guillemets. */
final class Quotes {
    private static final String DOUBLE = "\"“”„‟«»‹›＂〝〞「」『』";

    private Quotes() {}

    private static boolean isDouble(char c) {
        return DOUBLE.indexOf(c) >= 0;
    }

    /** @param lastSingle {@link #lastSingle} of the query */
    static boolean opens(String query, int at, int lastSingle) {
        char c = query.charAt(at);
        return isDouble(c) || ((c == '‘' || c == '‚') && at < lastSingle);
    }

    /** Where the last single quote stands that may close a phrase; -1 = nowhere. */
    static int lastSingle(String query) {
        int at = query.length() - 1;
        while (at >= 0 && !closesSingle(query, at)) {
            at--;
        }
        return at;
    }

    /** Whether a quote ends an unquoted word: not the one inside a Hebrew abbreviation. */
    static boolean endsWord(String query, int at) {
        return isDouble(query.charAt(at)) && !isInHebrew(query, at);
    }

    private static boolean isInHebrew(String query, int at) {
        return at > 0
                && at + 1 < query.length()
                && Letters.kind(query.charAt(at - 1)) == Letters.HEBREW
                && Letters.kind(query.charAt(at + 1)) == Letters.HEBREW;
    }

    /** Where the phrase opened at {@code open} closes; -1 = nowhere. */
    static int closing(String query, int open) {
        char c = query.charAt(open);
        if (!isDouble(c)) {
            return singleClosing(query, open);
        }
        int own = first(query, open, partners(c));
        return own > 0 ? own : first(query, open, DOUBLE);
    }

    private static String partners(char open) {
        return switch (open) {
            case '“', '„', '‟' -> "“”";
            case '”' -> "”";
            case '«' -> "»";
            case '»' -> "«»";
            case '‹' -> "›";
            case '›' -> "‹›";
            case '「' -> "」";
            case '『' -> "』";
            case '〝' -> "〞";
            default -> String.valueOf(open);
        };
    }

    private static int first(String query, int open, String closers) {
        for (int i = open + 1; i < query.length(); i++) {
            if (closers.indexOf(query.charAt(i)) >= 0 && !isInHebrew(query, i)) {
                return i;
            }
        }
        return -1;
    }

    private static int singleClosing(String query, int open) {
        for (int i = open + 1; i < query.length(); i++) {
            if (closesSingle(query, i)) {
                return i;
            }
        }
        return -1;
    }

    /** A single curly quote is an apostrophe when a letter follows it. */
    private static boolean closesSingle(String query, int at) {
        char c = query.charAt(at);
        boolean last = at + 1 == query.length() || !Character.isLetterOrDigit(query.charAt(at + 1));
        return (c == '’' || c == '‘') && last;
    }
}
