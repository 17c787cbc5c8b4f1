package org.tidings.bench.matching;

import java.util.List;
import java.util.Objects;
import org.tidings.filter.match.CompiledWatchlist;
import org.tidings.filter.match.MatchEngine;
import org.tidings.filter.match.MatchText;
import org.tidings.filter.match.Scope;
import org.tidings.model.Watchlist;

/**
 * What is measured with, the same in every process.
 *
 * @param sample articles to learn from which words are rare, others than those measured
 */
record Material(List<Watchlist> watchlists, List<MatchText> articles, List<MatchText> sample) {
    static final int ARTICLES = 300;
    private static final long SEED = 20_261_124;

    static Material of(int watchlists) {
        SyntheticNews news = new SyntheticNews(SEED);
        return new Material(
                new SyntheticWatchlists(news, SEED + 1).some(watchlists),
                news.articles(SEED + 2, ARTICLES),
                news.articles(SEED + 3, 1_000));
    }

    static CompiledWatchlist compiled(Watchlist watchlist) {
        return Objects.requireNonNull(CompiledWatchlist.of(watchlist, Scope.OPEN), watchlist.id());
    }

    /** From the text of each watchlist, as at a start. */
    static void load(MatchEngine engine, List<Watchlist> watchlists) {
        MatchEngine.Changes changes = new MatchEngine.Changes();
        watchlists.forEach(watchlist -> changes.put(compiled(watchlist)));
        engine.apply(changes);
    }
}
