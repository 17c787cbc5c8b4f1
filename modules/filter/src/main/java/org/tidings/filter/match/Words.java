package org.tidings.filter.match;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the words of a query into phrases, by the same steps as the text, and checks their wildcards. */
final class Words {
    private static final int LETTERS_BEFORE_STAR = 3;
    private static final int HANGUL_BEFORE_STAR = 2;

    private final String query;
    private final Problems problems;

    Words(String query, Problems problems) {
        this.query = query;
        this.problems = problems;
    }

    /** @param offset where {@code content} stands in the query */
    @Nullable
    Expr folded(String content, int offset, int from, int to) {
        Tokens tokens = tokens(content, offset);
        if (tokens.count() == 0) {
            return nothing(from, to);
        }
        List<Expr.Piece> pieces = new ArrayList<>();
        boolean sound = true;
        for (int i = 0; i < tokens.count(); i++) {
            String text = tokens.text(i);
            if (isWild(text)) {
                sound &= checkWild(tokens, i);
                pieces.add(new Expr.Wild(pattern(text)));
            } else {
                pieces.add(new Expr.Folded(text, tokens.folded(i)));
            }
        }
        return sound ? new Expr.Phrase(pieces, from, to) : null;
    }

    @Nullable
    Expr exact(String content, int offset, int from, int to) {
        Tokens tokens = tokens(content, offset);
        if (tokens.count() == 0) {
            return nothing(from, to);
        }
        List<Expr.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < tokens.count(); i++) {
            if (isWild(tokens.text(i))) {
                problems.error(from, to, "exact letters take no * or ?", query.substring(from + 1, to));
                return null;
            }
            pieces.add(new Expr.Exact(tokens.text(i), tokens.exact(i), tokens.folded(i)));
        }
        return new Expr.Phrase(pieces, from, to);
    }

    private static Tokens tokens(String content, int offset) {
        String marked = content.replace(Letters.STAR, ' ')
                .replace(Letters.ONE, ' ')
                .replace('*', Letters.STAR)
                .replace('?', Letters.ONE);
        Tokens tokens = new Tokens(8);
        Tokenizer.query(marked, offset, tokens);
        return tokens;
    }

    private @Nullable Expr nothing(int from, int to) {
        String written = query.substring(from, to);
        problems.error(from, to, written + " has no letters or digits and can never match", Habits.operatorOf(written));
        return null;
    }

    private static boolean isWild(String text) {
        return text.indexOf(Letters.STAR) >= 0 || text.indexOf(Letters.ONE) >= 0;
    }

    private static String pattern(String text) {
        return text.replace(Letters.ONE, '?').replace(Letters.STAR, '*').replaceAll("\\*+", "*");
    }

    private boolean checkWild(Tokens tokens, int i) {
        String text = tokens.text(i);
        int star = text.indexOf(Letters.STAR);
        String written = query.substring(tokens.start(i), tokens.end(i));
        if (touchesIdeograms(tokens, i)) {
            String sign = star >= 0 ? "*" : "?";
            return wrong(
                    tokens, i, "words of this script are found anywhere as they are: no " + sign + " is needed", null);
        }
        if (letters(text, text.length()) == 0) {
            return wrong(tokens, i, written + " stands for every word and would run on every article", null);
        }
        if (star == 0) {
            return wrong(tokens, i, "a * at the beginning would run on every article", fixed(written));
        }
        int before = star < 0 ? LETTERS_BEFORE_STAR : letters(text, star);
        int least = isHangul(text) ? HANGUL_BEFORE_STAR : LETTERS_BEFORE_STAR;
        if (before < least) {
            return wrong(tokens, i, least + " letters or more are expected before a *, here are " + before, null);
        }
        return true;
    }

    private boolean wrong(Tokens tokens, int i, String message, @Nullable String fix) {
        problems.error(tokens.start(i), tokens.end(i), message, fix);
        return false;
    }

    private static String fixed(String written) {
        return written.replaceFirst("^\\*+", "");
    }

    private static boolean touchesIdeograms(Tokens tokens, int i) {
        return (i > 0 && tokens.is(i - 1, Tokens.IDEOGRAM) && tokens.end(i - 1) == tokens.start(i))
                || (i + 1 < tokens.count()
                        && tokens.is(i + 1, Tokens.IDEOGRAM)
                        && tokens.end(i) == tokens.start(i + 1));
    }

    private static int letters(String text, int end) {
        int letters = 0;
        for (int i = 0; i < end; i++) {
            letters += Character.isLetterOrDigit(text.charAt(i)) ? 1 : 0;
        }
        return letters;
    }

    private static boolean isHangul(String text) {
        char first = text.charAt(0);
        return first >= 0xAC00 && first <= 0xD7A3;
    }

    @Nullable
    Expr regex(String pattern, int from, int to) {
        if (pattern.isBlank()) {
            problems.error(from, to, "the regular expression is empty", null);
            return null;
        }
        if (pattern.length() > Query.MAX_PATTERN) {
            problems.error(from, to, "a regular expression has at most " + Query.MAX_PATTERN + " characters", null);
            return null;
        }
        if (RegexSize.of(pattern) > RegexSize.MOST) {
            problems.error(
                    from, to, "its repeats within repeats grow too big; fewer or smaller ones are expected", null);
            return null;
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            problems.error(from, to, "not a regular expression: " + e.getDescription(), null);
            return null;
        }
        return new Expr.Regex(pattern, from, to);
    }
}
