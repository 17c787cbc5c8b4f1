package org.tidings.bench.matching;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.monitor.CandidateMatcher;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.MatcherFactory;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.tidings.filter.match.MatchText;
import org.tidings.model.Watchlist;

/**
 * Lucene's Monitor as well set up as we know how: watchlists are looked up by the term that fewest articles have, prefixes
 * by their first letters instead of always, and one article at a time.
 */
final class TunedMonitor implements AutoCloseable {
    private static final int BATCH = 5_000;

    private final StandardAnalyzer analyzer = new StandardAnalyzer();
    private final Monitor monitor;

    /** @param sample articles by whose words it learns which terms are rare */
    TunedMonitor(List<MatchText> sample) throws IOException {
        TermWeightor rarity = rarity(sample);
        TermFilteredPresearcher presearcher =
                new TermFilteredPresearcher(rarity, List.of(new PrefixLookup()), Set.of());
        MonitorConfiguration never = new MonitorConfiguration().setPurgeFrequency(1, TimeUnit.DAYS);
        monitor = new Monitor(analyzer, presearcher, never);
    }

    private TermWeightor rarity(List<MatchText> sample) throws IOException {
        Map<String, Integer> articles = new HashMap<>();
        for (MatchText text : sample) {
            for (String word : words(text)) {
                articles.merge(word, 1, Integer::sum);
            }
        }
        return term -> 1_000.0 / (1 + articles.getOrDefault(term.text(), 0));
    }

    /** The words of an article and the beginnings by which prefixes are looked up. */
    private Set<String> words(MatchText text) throws IOException {
        Set<String> words = new HashSet<>();
        try (TokenStream stream = new PrefixLookup()
                .wrapTermStream("body", analyzer.tokenStream("body", text.title() + "\n" + text.body()))) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(word.toString());
            }
            stream.end();
        }
        return words;
    }

    void load(List<Watchlist> watchlists) throws IOException {
        List<MonitorQuery> batch = new ArrayList<>();
        for (Watchlist watchlist : watchlists) {
            batch.add(query(watchlist));
            if (batch.size() == BATCH) {
                monitor.register(batch);
                batch.clear();
            }
        }
        monitor.register(batch);
    }

    private static MonitorQuery query(Watchlist watchlist) {
        return new MonitorQuery(watchlist.id(), LuceneQueries.of(watchlist));
    }

    void put(Watchlist watchlist) throws IOException {
        monitor.register(query(watchlist));
    }

    static Document document(MatchText text) {
        Document document = new Document();
        document.add(new TextField("title", text.title(), Field.Store.NO));
        document.add(new TextField("body", text.body(), Field.Store.NO));
        return document;
    }

    Collection<QueryMatch> simple(MatchText text) throws IOException {
        return monitor.match(document(text), QueryMatch.SIMPLE_MATCHER).getMatches();
    }

    Collection<QueryMatch> lean(MatchText text) throws IOException {
        return monitor.match(document(text), LEAN).getMatches();
    }

    Collection<HighlightsMatch> highlights(MatchText text) throws IOException {
        return monitor.match(document(text), HighlightsMatch.MATCHER).getMatches();
    }

    /** How many watchlists are run on an article. */
    int run(MatchText text) throws IOException {
        return monitor.match(document(text), LEAN).getQueriesRun();
    }

    @Override
    public void close() throws IOException {
        monitor.close();
        analyzer.close();
    }

    /** Without the cache and the collecting of a search: whether there is a first hit. */
    private static final MatcherFactory<QueryMatch> LEAN = searcher -> {
        searcher.setQueryCache(null);
        return new Lean(searcher);
    };

    private static final class Lean extends CandidateMatcher<QueryMatch> {
        Lean(IndexSearcher searcher) {
            super(searcher);
        }

        @Override
        public void matchQuery(String id, Query query, Map<String, String> metadata) throws IOException {
            Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                Scorer scorer = weight.scorer(leaf);
                if (scorer != null && scorer.iterator().nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    addMatch(new QueryMatch(id), 0);
                }
            }
        }

        @Override
        public QueryMatch resolve(QueryMatch a, QueryMatch b) {
            return a;
        }
    }
}
