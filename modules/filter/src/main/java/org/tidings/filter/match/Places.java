package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.List;
import org.tidings.filter.match.Explanation.Place;

/** Where stretches of positions stand in an article's text. */
final class Places {
    private static final int MOST = 5;

    private Places() {}

    /** The first few. */
    static List<Place> first(Analysed article, Spans spans) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < spans.size() && i < MOST; i++) {
            places.add(of(article, Spans.start(spans.get(i)), Spans.end(spans.get(i))));
        }
        return places;
    }

    /** Both ends are positions, and included. */
    static Place of(Analysed article, int start, int end) {
        Expr.Field field = article.fieldAt(start);
        int from = article.tokens().start(start);
        int to = article.tokens().end(end);
        return new Place(field.word(), from, to, article.textOf(field).substring(from, to));
    }

    /** A field in the middle of a sentence. */
    static String in(Expr.Field field) {
        return switch (field) {
            case ANYWHERE -> "title or body";
            case TITLE -> "the title";
            case LEAD -> "the lead";
            case BODY -> "the body";
            case AUTHOR -> "the author's name";
        };
    }
}
