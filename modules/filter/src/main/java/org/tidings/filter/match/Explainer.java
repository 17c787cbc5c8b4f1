package org.tidings.filter.match;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Explanation.Miss;

/** Explains one watchlist on one article. */
public final class Explainer {
    private final CompiledWatchlist watchlist;
    private final Analysed article;

    private Explainer(CompiledWatchlist watchlist, Analysed article) {
        this.watchlist = watchlist;
        this.article = article;
    }

    public static Explanation explain(CompiledWatchlist watchlist, Analysed article) {
        return new Explainer(watchlist, article).explain();
    }

    private Explanation explain() {
        Clauses clauses = new Clauses(article);
        double score = 0;
        for (CompiledWatchlist.Term term : watchlist.terms()) {
            boolean hit = term.node().test(article);
            score += hit ? term.weight() : 0;
            if (hit || !watchlist.isWeighted()) {
                clauses.add(term, watchlist.isWeighted());
            }
        }
        boolean fires = !Double.isNaN(watchlist.score(article));
        return new Explanation(fires, score, clauses.inOrder(), fires ? null : miss(score));
    }

    private Miss miss(double score) {
        if (!watchlist.passesLanguage(article)) {
            String language = article.language();
            return new Miss(
                    "languages: " + watchlist.source().languages(),
                    "the article's language is " + (language == null ? "unknown" : language));
        }
        if (watchlist.isWeighted()) {
            String reason = String.format(Locale.ROOT, "the score is %s of %s", score, watchlist.threshold());
            return new Miss("any", reason);
        }
        CompiledWatchlist.Term term = watchlist.terms().getFirst();
        return miss(term.node(), term.query());
    }

    private Miss miss(Node node, String query) {
        return switch (node) {
            case Node.All all -> miss(firstFailed(all.parts()), query);
            case Node.One one -> new Miss(written(one, query), "none of these is there");
            case Node.Absent absent -> new Miss("NOT " + written(absent, query), "it is there");
            case Node.Passes passes -> new Miss(written(passes, query), passed(passes.written()));
            case Node.Counted counted -> counted(counted, query);
            case Node.Close close -> close(close, query);
            case Node.Spanned spanned -> new Miss(written(spanned, query), "it is not there");
        };
    }

    private Node firstFailed(List<Node> parts) {
        return parts.stream().filter(p -> !p.test(article)).findFirst().orElseThrow();
    }

    private static String written(Node node, String query) {
        return query.substring(node.written().from(), node.written().to());
    }

    private String passed(Expr.Filter filter) {
        return switch (filter.kind()) {
            case SOURCE -> "the article's host is " + orUnknown(article.host());
            case LANG -> "the article's language is " + orUnknown(article.language());
            case COUNTRY -> "the article's country is " + orUnknown(article.country());
            case TAG -> "the article's tags are " + article.tags();
        };
    }

    private static String orUnknown(@Nullable String value) {
        return value == null ? "unknown" : value;
    }

    private Miss counted(Node.Counted counted, String query) {
        int mentions = counted.mentions(article).size();
        return new Miss(written(counted, query), mentions + " of " + counted.count() + " mentions");
    }

    private Miss close(Node.Close close, String query) {
        for (Node.Spanned side : List.of(close.left(), close.right())) {
            if (!side.test(article)) {
                return miss(side, query);
            }
        }
        int nearest = nearest(Node.Close.places(close.left(), article), Node.Close.places(close.right(), article));
        String reason = nearest == Integer.MAX_VALUE
                ? "its sides are not both in one field without overlapping"
                : nearest > close.distance()
                        ? "the nearest are " + nearest + " apart"
                        : "they stand in the other order";
        return new Miss(written(close, query), reason);
    }

    /** The fewest positions between the nearer ends of a left and a right side in one field. */
    private int nearest(Spans lefts, Spans rights) {
        int nearest = Integer.MAX_VALUE;
        for (int i = 0; i < lefts.size(); i++) {
            for (int j = 0; j < rights.size(); j++) {
                nearest = Math.min(nearest, distance(lefts.get(i), rights.get(j)));
            }
        }
        return nearest;
    }

    private int distance(long a, long b) {
        boolean sameField = article.fieldAt(Spans.start(a)) == article.fieldAt(Spans.start(b));
        int apart = Math.max(Spans.start(b) - Spans.end(a), Spans.start(a) - Spans.end(b));
        return sameField && apart > 0 ? apart : Integer.MAX_VALUE;
    }
}
