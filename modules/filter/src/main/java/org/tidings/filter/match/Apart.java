package org.tidings.filter.match;

import org.tidings.filter.match.Explanation.Place;

/** How far the sides of a NEAR that does not hold stand from each other. */
final class Apart {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Analysed article;
    private final Node.Close close;
    private final Spans lefts;
    private final Spans rights;
    private int nearest = NEVER;
    private long pair;
    private boolean overlap;

    Apart(Analysed article, Node.Close close) {
        this.article = article;
        this.close = close;
        this.lefts = Node.Close.places(close.left(), article);
        this.rights = Node.Close.places(close.right(), article);
    }

    Reason why() {
        if (lefts.size() == 0 || rights.size() == 0) {
            return Reason.of(lefts.size() == rights.size() ? "neither side is there" : "one side is not there");
        }
        search(close.ordered());
        if (nearest != NEVER) {
            return pair("the nearest are " + nearest + " apart" + (close.ordered() ? " in this order" : ""));
        }
        if (close.ordered()) {
            search(false);
        }
        return nearest != NEVER ? pair("they stand in the other order, " + nearest + " apart") : never();
    }

    private Reason pair(String text) {
        Place place = Places.of(article, Spans.start(pair), Spans.end(pair));
        return new Reason(text, place);
    }

    private Reason never() {
        return Reason.of(overlap ? "its sides overlap" : "its sides do not stand in one field");
    }

    /** For each left side, only the right sides next to it can be the nearest. */
    private void search(boolean ordered) {
        int longest = rights.longest();
        for (int i = 0; i < lefts.size(); i++) {
            long left = lefts.get(i);
            int first = ordered ? Spans.end(left) + 1 : Spans.start(left) - longest - reach();
            for (int j = rights.firstFrom(first); j < rights.size(); j++) {
                compare(left, rights.get(j), ordered);
                if (Spans.start(rights.get(j)) > Spans.end(left)) {
                    break;
                }
            }
        }
    }

    /** Behind a nearest pair nothing farther needs to be looked at. */
    private int reach() {
        return Math.min(nearest, article.tokens().count());
    }

    private void compare(long left, long right, boolean ordered) {
        int after = Spans.start(right) - Spans.end(left);
        int before = Spans.start(left) - Spans.end(right);
        int apart = ordered ? after : Math.max(after, before);
        overlap |= after <= 0 && before <= 0;
        boolean oneField = article.fieldAt(Spans.start(left)) == article.fieldAt(Spans.start(right));
        if (apart > 0 && apart < nearest && oneField) {
            nearest = apart;
            pair = Spans.span(
                    Math.min(Spans.start(left), Spans.start(right)), Math.max(Spans.end(left), Spans.end(right)));
        }
    }
}
