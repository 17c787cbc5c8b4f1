package org.tidings.filter.match;

import org.tidings.filter.match.Expr.Field;

/** Looks in an article for the word that was perhaps meant by one that is not there. */
final class Similar {
    /** Looking at every word of the article for every word of a list is not worth its time. */
    private static final int LOOKS = 64;

    private static final int STEM = 4;
    private static final int ENDING = 4;

    private final Analysed article;
    private int looks;

    Similar(Analysed article) {
        this.article = article;
    }

    /** The first place in a field of the word that first stands at {@code first}; -1 = not in this field. */
    int within(int first, Field field) {
        int p = first;
        while (p >= 0 && p < article.from(field)) {
            p = article.next(p);
        }
        return p < article.to(field) ? p : -1;
    }

    /** Where a folded word stands in a field; -1 = nowhere. */
    int position(String folded, Field field) {
        return within(article.first(Hashes.of(folded)), field);
    }

    Reason at(int position, String text) {
        return new Reason(text, Places.of(article, position, position));
    }

    Reason to(String word, Field field) {
        String absent = "it is not there";
        if (looks++ >= LOOKS) {
            return Reason.of(absent);
        }
        int best = best(word, field);
        if (best < 0) {
            return parted(word, field, absent);
        }
        String there = article.tokens().text(best);
        int stem = common(word, there);
        boolean wild = isStem(word, there, stem);
        String text =
                absent + "; " + there + " is" + (wild ? ", and " + word.substring(0, stem) + "* would find it" : "");
        return at(best, text);
    }

    /** The word as two neighbours. */
    private Reason parted(String word, Field field, String absent) {
        Tokens tokens = article.tokens();
        for (int p = article.from(field); p + 1 < article.to(field); p++) {
            if (tokens.length(p) > 0
                    && tokens.length(p) + tokens.length(p + 1) == word.length()
                    && tokens.length(p + 1) > 0
                    && word.equals(tokens.text(p) + tokens.text(p + 1))) {
                String text = absent + "; it stands as two words";
                return new Reason(text, Places.of(article, p, p + 1));
            }
        }
        return Reason.of(absent);
    }

    private int best(String word, Field field) {
        int best = -1;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < article.distinctCount() && fewest > 1; i++) {
            int position = within(article.distinct(i), field);
            if (position >= 0) {
                int far = far(word, position);
                if (far < fewest) {
                    fewest = far;
                    best = position;
                }
            }
        }
        return best;
    }

    /** How many letters differ, where few enough do. */
    private int far(String word, int position) {
        int length = article.tokens().length(position);
        if (Math.abs(length - word.length()) > ENDING) {
            return Integer.MAX_VALUE;
        }
        String there = article.tokens().text(position);
        if (isStem(word, there, common(word, there))) {
            return Math.max(1, Math.abs(length - word.length()));
        }
        int allowed = word.length() < STEM ? 0 : word.length() < 2 * STEM ? 1 : 2;
        if (allowed == 0 || Math.abs(length - word.length()) > allowed) {
            return Integer.MAX_VALUE;
        }
        int changes = Nearest.changes(word, there);
        return changes <= allowed ? changes : Integer.MAX_VALUE;
    }

    private static int common(String a, String b) {
        int end = 0;
        while (end < Math.min(a.length(), b.length()) && a.charAt(end) == b.charAt(end)) {
            end++;
        }
        return end;
    }

    /** Whether two words begin alike and differ in their endings, as far as can be seen without a dictionary. */
    private static boolean isStem(String word, String there, int common) {
        return common >= STEM && word.length() - common < ENDING && there.length() - common <= ENDING;
    }

    Reason toPattern(String pattern, Field field) {
        String prefix = Wildcard.literalPrefix(pattern);
        String none = "no word fits it";
        int best = -1;
        int most = STEM - 2;
        for (int i = 0; i < article.distinctCount(); i++) {
            int position = within(article.distinct(i), field);
            int common = position < 0 ? 0 : common(prefix, article.tokens().text(position));
            if (common > most) {
                most = common;
                best = position;
            }
        }
        return best < 0
                ? Reason.of(none)
                : at(best, none + "; " + article.tokens().text(best) + " begins alike");
    }
}
