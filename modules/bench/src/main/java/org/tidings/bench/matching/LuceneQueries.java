package org.tidings.bench.matching;

import java.util.List;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.tidings.filter.match.Expr;
import org.tidings.filter.match.Scope;
import org.tidings.model.Watchlist;

/** The watchlists of {@link SyntheticWatchlists} as somebody who knows Lucene would write them for it. */
final class LuceneQueries {
    private static final List<String> ANYWHERE = List.of("title", "body");

    private LuceneQueries() {}

    static Query of(Watchlist watchlist) {
        String written = String.valueOf(watchlist.query());
        Expr expr = org.tidings.filter.match.Query.parse(written, Scope.OPEN).expr();
        if (expr == null) {
            throw new IllegalArgumentException(written);
        }
        return query(expr, ANYWHERE);
    }

    private static Query query(Expr expr, List<String> fields) {
        return switch (expr) {
            case Expr.And and -> all(and.parts(), fields);
            case Expr.Or or ->
                any(or.parts().stream().map(part -> query(part, fields)).toList());
            case Expr.Phrase phrase -> inEach(fields, field -> phrase(phrase, field));
            case Expr.Near near -> inEach(fields, field -> new IntervalQuery(field, source(near)));
            case Expr.InField in -> query(in.part(), List.of(in.field().word()));
            case Expr.Not n -> throw new IllegalArgumentException("alone: " + n);
            case Expr.Mention m -> throw unexpected(m);
            case Expr.AtLeast a -> throw unexpected(a);
            case Expr.Filter f -> throw unexpected(f);
            case Expr.Regex r -> throw unexpected(r);
        };
    }

    private static IllegalArgumentException unexpected(Expr expr) {
        return new IllegalArgumentException("not among the watchlists measured: " + expr);
    }

    private static Query all(List<Expr> parts, List<String> fields) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        for (Expr part : parts) {
            if (part instanceof Expr.Not not) {
                builder.add(query(not.part(), fields), Occur.MUST_NOT);
            } else {
                builder.add(query(part, fields), Occur.MUST);
            }
        }
        return builder.build();
    }

    private static Query inEach(List<String> fields, Function<String, Query> query) {
        return any(fields.stream().map(query).toList());
    }

    private static Query any(List<Query> queries) {
        if (queries.size() == 1) {
            return queries.getFirst();
        }
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        queries.forEach(query -> builder.add(query, Occur.SHOULD));
        return builder.build();
    }

    private static Query phrase(Expr.Phrase phrase, String field) {
        if (phrase.pieces().size() > 1) {
            return new PhraseQuery(field, words(phrase));
        }
        return switch (phrase.pieces().getFirst()) {
            case Expr.Folded word -> new TermQuery(new Term(field, word.text()));
            case Expr.Wild wild ->
                new PrefixQuery(new Term(field, wild.pattern().replace("*", "")));
            case Expr.Exact exact -> throw new IllegalArgumentException("exact: " + exact);
        };
    }

    private static BytesRef[] words(Expr.Phrase phrase) {
        return phrase.pieces().stream()
                .map(piece -> new BytesRef(((Expr.Folded) piece).text()))
                .toArray(BytesRef[]::new);
    }

    private static IntervalsSource source(Expr expr) {
        return switch (expr) {
            case Expr.Near near -> {
                IntervalsSource left = source(near.left());
                IntervalsSource right = source(near.right());
                yield Intervals.maxgaps(
                        near.distance() - 1,
                        near.ordered() ? Intervals.ordered(left, right) : Intervals.unordered(left, right));
            }
            case Expr.Or or ->
                Intervals.or(or.parts().stream().map(LuceneQueries::source).toArray(IntervalsSource[]::new));
            case Expr.Phrase phrase ->
                Intervals.phrase(phrase.pieces().stream()
                        .map(piece -> Intervals.term(((Expr.Folded) piece).text()))
                        .toArray(IntervalsSource[]::new));
            default -> throw unexpected(expr);
        };
    }
}
