package org.tidings.filter.match;

import java.util.Arrays;
import java.util.List;
import org.tidings.filter.match.Expr.Piece;

/** Where the words of a phrase stand nearest together, when all of them are there and the phrase is not. */
final class Scattered {
    private final Analysed article;
    private final Node.Words phrase;
    private final List<Piece> pieces;
    private final int[] last;

    Scattered(Analysed article, Node.Words phrase) {
        this.article = article;
        this.phrase = phrase;
        this.pieces = phrase.pieces().stream().distinct().toList();
        this.last = new int[pieces.size()];
    }

    Reason why() {
        long span = nearest();
        if (span < 0) {
            return Reason.of("its words do not stand in one field");
        }
        int length = Spans.end(span) - Spans.start(span) + 1;
        return new Reason(how(length), Places.of(article, Spans.start(span), Spans.end(span)));
    }

    private String how(int length) {
        if (length <= phrase.pieces().size()) {
            return pieces.size() < phrase.pieces().size()
                    ? "its words stand there, each too few times"
                    : "its words stand there in another order";
        }
        return pieces.size() == 2
                ? "its words stand " + (length - 1) + " apart"
                : "its " + pieces.size() + " words stand within " + length + " positions at the nearest";
    }

    /** The shortest stretch of one field that holds every word; -1 = none. */
    private long nearest() {
        Arrays.fill(last, -1);
        long best = -1;
        int shortest = Integer.MAX_VALUE;
        for (int p = article.from(phrase.field()); p < article.to(phrase.field()); p++) {
            if (article.tokens().folded(p) == 0) {
                Arrays.fill(last, -1);
            } else if (note(p)) {
                int start = Arrays.stream(last).min().orElseThrow();
                if (start >= 0 && p - start < shortest) {
                    shortest = p - start;
                    best = Spans.span(start, p);
                }
            }
        }
        return best;
    }

    private boolean note(int position) {
        boolean any = false;
        for (int i = 0; i < last.length; i++) {
            if (Node.Words.fits(pieces.get(i), article.tokens(), position)) {
                last[i] = position;
                any = true;
            }
        }
        return any;
    }
}
