package org.tidings.console.history;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.tidings.filter.match.Expr;
import org.tidings.filter.match.IndexedWords;
import org.tidings.filter.match.Needed;
import org.tidings.filter.match.Needed.Place;

/** What is needed as a query of the index: it finds all articles that have it, and perhaps some more. */
final class NeededQuery {
    private NeededQuery() {}

    static Query of(Needed needed) {
        return switch (needed) {
            case Needed.Anything a -> new MatchAllDocsQuery();
            case Needed.All all -> all(all);
            case Needed.Some some -> some.count() == 1 ? one(some.parts()) : some(some);
            case Needed.Word word -> new TermQuery(new Term(column(word.place()), IndexedWords.cut(word.text())));
            case Needed.Spelt spelt -> new TermQuery(new Term(Columns.SPELT, ArticleDocument.bytes(spelt.hash())));
            case Needed.Beginning b -> new PrefixQuery(new Term(column(b.place()), IndexedWords.cut(b.letters())));
            case Needed.Wild wild -> wild(wild);
            case Needed.Passes passes -> passes(passes);
        };
    }

    private static Query all(Needed.All all) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        all.parts().forEach(part -> query.add(of(part), Occur.FILTER));
        return query.build();
    }

    private static Query some(Needed.Some some) {
        if (some.parts().size() < some.count()) {
            return new MatchNoDocsQuery();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder().setMinimumNumberShouldMatch(some.count());
        some.parts().forEach(part -> query.add(of(part), Occur.SHOULD));
        return query.build();
    }

    /** The single words among the parts are looked up together, however many. */
    private static Query one(List<Needed> parts) {
        Map<Place, List<BytesRef>> words = new EnumMap<>(Place.class);
        List<Query> queries = new ArrayList<>();
        for (Needed part : parts) {
            if (part instanceof Needed.Word word) {
                words.computeIfAbsent(word.place(), place -> new ArrayList<>())
                        .add(new BytesRef(IndexedWords.cut(word.text())));
            } else {
                queries.add(of(part));
            }
        }
        words.forEach((place, terms) -> queries.add(new TermInSetQuery(column(place), terms)));
        return any(queries);
    }

    static Query any(List<Query> queries) {
        if (queries.size() == 1) {
            return queries.getFirst();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
    }

    private static String column(Place place) {
        return switch (place) {
            case TEXT -> Columns.TEXT;
            case TITLE -> Columns.TITLE;
            case AUTHOR -> Columns.AUTHOR;
        };
    }

    /** A word that was cut may fit with what it lost. */
    private static Query wild(Needed.Wild wild) {
        Query cut = new TermQuery(new Term(Columns.KEY, Columns.CUT));
        return any(List.of(pattern(column(wild.place()), wild.pattern()), cut));
    }

    private static Query passes(Needed.Passes passes) {
        String key = ArticleDocument.key(passes.kind(), passes.value());
        boolean open = passes.kind() == Expr.FilterKind.SOURCE && passes.value().indexOf('*') >= 0;
        return open ? pattern(Columns.KEY, key) : new TermQuery(new Term(Columns.KEY, key));
    }

    private static Query pattern(String column, String pattern) {
        try {
            return new WildcardQuery(new Term(column, pattern.replace("\\", "\\\\")));
        } catch (TooComplexToDeterminizeException e) {
            return new PrefixQuery(new Term(column, pattern.split("[*?]", 2)[0]));
        }
    }
}
