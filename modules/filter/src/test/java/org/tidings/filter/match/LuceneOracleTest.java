package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Lucene can express must hit the same articles: random queries and texts, compiled both ways. */
class LuceneOracleTest {
    private static final int QUERIES = 250;
    private static final List<String> BOTH = List.of("title", "body");

    /** One meaning, written in the language of watchlists and for Lucene. */
    private record Both(String written, Query query) {}

    private record Side(String written, IntervalsSource source) {}

    private Vocabulary vocabulary = new Vocabulary(0);

    @Test
    void agreesWithLucene() {
        agreeOn(20_261_124, 200);
    }

    @Tag("night")
    @Test
    void agreesWithLuceneAllNight() {
        for (int seed = 1; seed <= 10; seed++) {
            agreeOn(seed, 800);
        }
    }

    private void agreeOn(long seed, int articles) {
        vocabulary = new Vocabulary(seed);
        List<Both> queries = new ArrayList<>();
        MatchEngine engine = new MatchEngine();
        while (queries.size() < QUERIES) {
            Both both = query(3, BOTH);
            Parsed parsed = org.tidings.filter.match.Query.parse(both.written(), Scope.OPEN);
            if (parsed.ok()) {
                String id = "w" + queries.size();
                engine.put(Matching.compile(org.tidings.model.Watchlist.of(id, id, both.written())));
                queries.add(both);
            }
        }
        int hits = 0;
        for (int i = 0; i < articles; i++) {
            MatchText text = MatchText.of(vocabulary.text(6), vocabulary.text(40));
            List<String> expected = lucene(text, queries);
            assertEquals(expected, ours(engine, text, queries), () -> text.toString());
            hits += expected.size();
        }
        assertEquals(true, hits > QUERIES * articles / 20 && hits < QUERIES * articles * 3 / 4, "hits: " + hits);
    }

    private static List<String> ours(MatchEngine engine, MatchText text, List<Both> queries) {
        return engine.match(text).stream()
                .map(hit -> Integer.parseInt(hit.watchlist().id().substring(1)))
                .sorted()
                .map(i -> queries.get(i).written())
                .toList();
    }

    private static List<String> lucene(MatchText text, List<Both> queries) {
        MemoryIndex index = new MemoryIndex();
        Analyzer analyzer = new StandardAnalyzer();
        index.addField("title", text.title(), analyzer);
        index.addField("body", text.body(), analyzer);
        IndexSearcher searcher = index.createSearcher();
        searcher.setQueryCache(null);
        return queries.stream()
                .filter(both -> hits(searcher, both.query()))
                .map(Both::written)
                .toList();
    }

    private static boolean hits(IndexSearcher searcher, Query query) {
        try {
            return searcher.count(query) > 0;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Both query(int depth, List<String> fields) {
        int kind = depth == 0 ? 4 + vocabulary.upTo(5) : vocabulary.upTo(9);
        return switch (kind) {
            case 0 -> join(query(depth - 1, fields), query(depth - 1, fields), "OR", BooleanClause.Occur.SHOULD);
            case 1 -> join(query(depth - 1, fields), query(depth - 1, fields), "AND", BooleanClause.Occur.MUST);
            case 2 -> join(query(depth - 1, fields), not(query(depth - 1, fields)), "", BooleanClause.Occur.MUST);
            case 3 -> inField(depth, fields);
            case 4 -> near(fields);
            case 5 -> prefix(fields);
            case 6 -> phrase(fields);
            default -> word(fields);
        };
    }

    private static Both join(Both a, Both b, String operator, BooleanClause.Occur occur) {
        Query query = new BooleanQuery.Builder()
                .add(a.query(), occur)
                .add(b.query(), occur)
                .build();
        return new Both("(" + a.written() + " " + operator + " " + b.written() + ")", query);
    }

    private static Both not(Both both) {
        Query query = new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), BooleanClause.Occur.MUST)
                .add(both.query(), BooleanClause.Occur.MUST_NOT)
                .build();
        return new Both("NOT " + both.written(), query);
    }

    private Both inField(int depth, List<String> fields) {
        String field = fields.get(vocabulary.upTo(fields.size()));
        Both inner = query(depth - 1, List.of(field));
        return new Both(field + ":(" + inner.written() + ")", inner.query());
    }

    private static Query either(List<String> fields, java.util.function.Function<String, Query> query) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        fields.forEach(field -> builder.add(query.apply(field), BooleanClause.Occur.SHOULD));
        return builder.build();
    }

    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private Both word(List<String> fields) {
        String word = vocabulary.word();
        return new Both(word, either(fields, field -> new TermQuery(new Term(field, folded(word)))));
    }

    private Both prefix(List<String> fields) {
        String word = vocabulary.word();
        String prefix = word.substring(0, 3 + vocabulary.upTo(word.length() - 3));
        return new Both(prefix + "*", either(fields, field -> new PrefixQuery(new Term(field, folded(prefix)))));
    }

    private Both phrase(List<String> fields) {
        String a = vocabulary.word();
        String b = vocabulary.word();
        return new Both(
                "\"" + a + " " + b + "\"", either(fields, field -> new PhraseQuery(field, folded(a), folded(b))));
    }

    private Both near(List<String> fields) {
        int distance = 1 + vocabulary.upTo(8);
        boolean ordered = vocabulary.upTo(2) == 0;
        Side a = side();
        Side b = side();
        IntervalsSource pair = ordered
                ? Intervals.ordered(a.source(), b.source())
                : Intervals.or(Intervals.ordered(a.source(), b.source()), Intervals.ordered(b.source(), a.source()));
        IntervalsSource near = Intervals.maxgaps(distance - 1, pair);
        String written = a.written() + (ordered ? " ONEAR/" : " NEAR/") + distance + " " + b.written();
        return new Both("(" + written + ")", either(fields, field -> new IntervalQuery(field, near)));
    }

    private Side side() {
        return switch (vocabulary.upTo(4)) {
            case 0 -> {
                String a = vocabulary.word();
                String b = vocabulary.word();
                yield new Side("\"" + a + " " + b + "\"", Intervals.phrase(folded(a), folded(b)));
            }
            case 1 -> {
                Side a = wordSide();
                Side b = wordSide();
                yield new Side("(" + a.written() + " OR " + b.written() + ")", Intervals.or(a.source(), b.source()));
            }
            default -> wordSide();
        };
    }

    private Side wordSide() {
        String word = vocabulary.word();
        return new Side(word, Intervals.term(folded(word)));
    }
}
