package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Expr.Field;
import org.tidings.model.Snippet;

/** Cuts a piece of the article around the first words that hit. */
final class Snippets {
    private static final int LENGTH = 200;
    private static final int BEFORE = 60;
    private static final int WORD = 30;
    private static final String ELLIPSIS = "…";

    private Snippets() {}

    /**
     * Around the first mark of the body, else of the title: a title is shown beside it anyway.
     *
     * @return null when nothing is marked
     */
    static @Nullable Snippet cut(Analysed article, Spans marks) {
        Snippet body = cut(article, marks, Field.BODY);
        return body != null ? body : cut(article, marks, Field.TITLE);
    }

    private static @Nullable Snippet cut(Analysed article, Spans marks, Field field) {
        List<int[]> places = places(article, marks, field);
        if (places.isEmpty()) {
            return null;
        }
        String text = article.textOf(field);
        int from = wordStart(text, places.getFirst()[0] - BEFORE);
        int to = wordEnd(text, Math.max(from + LENGTH, places.getFirst()[1]));
        return snippet(field, text, from, to, places);
    }

    private static List<int[]> places(Analysed article, Spans marks, Field field) {
        List<int[]> places = new ArrayList<>();
        Tokens tokens = article.tokens();
        for (int i = 0; i < marks.size(); i++) {
            int start = Spans.start(marks.get(i));
            if (article.fieldAt(start) == field) {
                places.add(new int[] {tokens.start(start), tokens.end(Spans.end(marks.get(i)))});
            }
        }
        return places;
    }

    /** The beginning of the first whole word from {@code near} on, if one begins soon. */
    private static int wordStart(String text, int near) {
        if (near <= 0) {
            return 0;
        }
        for (int i = near; i < near + WORD; i++) {
            if (Character.isWhitespace(text.charAt(i - 1)) && !Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(near)) ? near - 1 : near;
    }

    private static int wordEnd(String text, int near) {
        if (near >= text.length()) {
            return text.length();
        }
        for (int i = near; i < Math.min(text.length(), near + WORD); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(near)) ? near + 1 : near;
    }

    private static Snippet snippet(Field field, String text, int from, int to, List<int[]> places) {
        String before = from > 0 ? ELLIPSIS : "";
        String piece =
                text.substring(from, to).replace('\n', ' ').replace('\t', ' ').replace('\r', ' ');
        List<Integer> marks = new ArrayList<>();
        int shift = before.length() - from;
        int last = from;
        for (int[] place : places) {
            if (place[0] >= last && place[1] <= to) {
                marks.add(place[0] + shift);
                marks.add(place[1] + shift);
                last = place[1];
            }
        }
        return new Snippet(field.word(), before + piece + (to < text.length() ? ELLIPSIS : ""), marks);
    }
}
