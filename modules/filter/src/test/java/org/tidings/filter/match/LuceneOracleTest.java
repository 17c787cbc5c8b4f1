package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
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
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tidings.model.Watchlist;

/** What Lucene can express must hit the same articles: random queries and texts, compiled both ways. */
class LuceneOracleTest {
    private static final List<String> BOTH = List.of("title", "body");

    /** One meaning, written in the language of watchlists and for Lucene. */
    private record Both(String written, Query query) {}

    private record Side(String written, IntervalsSource source) {}

    private Vocabulary vocabulary = new Vocabulary(0);

    @Test
    void agreesWithLucene() {
        agreeOn(20_261_124, 1_000, 500);
    }

    @Tag("night")
    @Test
    void agreesWithLuceneOnTenMillionPairs() {
        for (int seed = 1; seed <= 10; seed++) {
            agreeOn(seed, 1_000, 1_000);
        }
    }

    private void agreeOn(long seed, int queryCount, int articleCount) {
        vocabulary = new Vocabulary(seed);
        List<Both> queries = queries(queryCount);
        List<MatchText> articles = IntStream.range(0, articleCount)
                .mapToObj(i -> MatchText.of(vocabulary.text(6), vocabulary.text(40)))
                .toList();
        List<BitSet> ours = ours(queries, articles);
        List<BitSet> lucene = lucene(queries, articles);
        int hits = 0;
        for (int i = 0; i < queryCount; i++) {
            assertEquals(lucene.get(i), ours.get(i), queries.get(i).written());
            hits += lucene.get(i).cardinality();
        }
        int pairs = queryCount * articleCount;
        assertTrue(hits > pairs / 20 && hits < pairs * 3 / 4, "hits: " + hits);
    }

    private List<Both> queries(int count) {
        List<Both> queries = new ArrayList<>();
        while (queries.size() < count) {
            Both both = query(3, BOTH);
            if (org.tidings.filter.match.Query.parse(both.written(), Scope.OPEN).ok()) {
                queries.add(both);
            }
        }
        return queries;
    }

    /** The articles that each query hits, by the engine. */
    private static List<BitSet> ours(List<Both> queries, List<MatchText> articles) {
        MatchEngine engine = new MatchEngine();
        for (int i = 0; i < queries.size(); i++) {
            String id = Integer.toString(i);
            engine.put(Matching.compile(Watchlist.of(id, id, queries.get(i).written())));
        }
        List<BitSet> found = queries.stream().map(q -> new BitSet()).toList();
        for (int i = 0; i < articles.size(); i++) {
            for (Hit hit : engine.match(articles.get(i))) {
                found.get(Integer.parseInt(hit.watchlist().id())).set(i);
            }
        }
        return found;
    }

    /** The same by Lucene: its documents are numbered in the order of the articles. */
    private static List<BitSet> lucene(List<Both> queries, List<MatchText> articles) {
        try (Directory directory = new ByteBuffersDirectory()) {
            index(articles, directory);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                List<BitSet> found = new ArrayList<>();
                for (Both both : queries) {
                    BitSet hits = new BitSet();
                    for (ScoreDoc hit : searcher.search(both.query(), articles.size()).scoreDocs) {
                        hits.set(hit.doc);
                    }
                    found.add(hits);
                }
                return found;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void index(List<MatchText> articles, Directory directory) throws IOException {
        IndexWriterConfig oneSegment = new IndexWriterConfig(new StandardAnalyzer()).setMaxBufferedDocs(100_000);
        try (IndexWriter writer = new IndexWriter(directory, oneSegment)) {
            for (MatchText article : articles) {
                Document document = new Document();
                document.add(new TextField("title", article.title(), Field.Store.NO));
                document.add(new TextField("body", article.body(), Field.Store.NO));
                writer.addDocument(document);
            }
        }
    }

    private Both query(int depth, List<String> fields) {
        int kind = depth == 0 ? 4 + vocabulary.upTo(8) : vocabulary.upTo(12);
        return switch (kind) {
            case 0 -> join(query(depth - 1, fields), query(depth - 1, fields), "OR", BooleanClause.Occur.SHOULD);
            case 1 -> join(query(depth - 1, fields), query(depth - 1, fields), "AND", BooleanClause.Occur.MUST);
            case 2 -> join(query(depth - 1, fields), not(query(depth - 1, fields)), "", BooleanClause.Occur.MUST);
            case 3 -> inField(depth, fields);
            case 4 -> near(fields);
            case 5 -> prefix(fields);
            case 6 -> phrase(fields);
            case 7 -> wildcard(fields);
            case 8 -> regex(fields);
            case 9 -> phraseWithPrefix(fields);
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

    /** One letter for another, or some in the middle. */
    private Both wildcard(List<String> fields) {
        String word = vocabulary.word();
        int at = vocabulary.upTo(word.length());
        String pattern = vocabulary.upTo(2) == 0
                ? word.substring(0, at) + "?" + word.substring(at + 1)
                : word.substring(0, 3) + "*" + word.substring(word.length() - 1);
        return new Both(pattern, either(fields, field -> new WildcardQuery(new Term(field, folded(pattern)))));
    }

    private Both regex(List<String> fields) {
        String a = folded(vocabulary.word());
        String b = folded(vocabulary.word());
        String pattern = List.of("(" + a + "|" + b + ")", a.substring(0, 2) + ".*", "[a-d].+" + b.substring(2), a + "?")
                .get(vocabulary.upTo(4));
        return new Both("/" + pattern + "/", either(fields, field -> new RegexpQuery(new Term(field, pattern))));
    }

    private Both phraseWithPrefix(List<String> fields) {
        String a = vocabulary.word();
        String b = vocabulary.word().substring(0, 3);
        IntervalsSource words = Intervals.phrase(Intervals.term(folded(a)), Intervals.prefix(new BytesRef(folded(b))));
        return new Both("\"" + a + " " + b + "*\"", either(fields, field -> new IntervalQuery(field, words)));
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
        Side b = otherThan(a);
        IntervalsSource pair = ordered
                ? Intervals.ordered(a.source(), b.source())
                : Intervals.or(Intervals.ordered(a.source(), b.source()), Intervals.ordered(b.source(), a.source()));
        IntervalsSource near = Intervals.maxgaps(distance - 1, pair);
        String written = a.written() + (ordered ? " ONEAR/" : " NEAR/") + distance + " " + b.written();
        return new Both("(" + written + ")", either(fields, field -> new IntervalQuery(field, near)));
    }

    /** Of two equal sides Lucene takes overlapping ones for a pair. */
    private Side otherThan(Side a) {
        Side b = side();
        while (b.source().equals(a.source())) {
            b = side();
        }
        return b;
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
