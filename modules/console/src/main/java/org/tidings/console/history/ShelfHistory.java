package org.tidings.console.history;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.ArticleShelf;
import org.tidings.filter.match.Analysed;
import org.tidings.filter.match.CompiledWatchlist;
import org.tidings.filter.match.Hit;
import org.tidings.filter.match.MatchEngine;
import org.tidings.filter.match.MatchText;
import org.tidings.filter.match.Scope;
import org.tidings.model.Article;
import org.tidings.model.Entity;
import org.tidings.model.Watchlist;

/** The articles that the console holds in memory, read one by one. */
public final class ShelfHistory implements History {
    private final ArticleShelf shelf;
    private final Supplier<Collection<Entity>> entities;
    private final InstantSource clock;

    public ShelfHistory(ArticleShelf shelf, Supplier<Collection<Entity>> entities, InstantSource clock) {
        this.shelf = shelf;
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public long articles() {
        return shelf.size();
    }

    @Override
    public Report ask(Question question, Progress progress) {
        var start = clock.instant();
        MatchEngine engine = engine();
        CompiledWatchlist compiled = compiled(question.watchlist());
        CompiledWatchlist before = compiled(question.before());
        List<Article> articles = shelf.newest(Integer.MAX_VALUE).reversed().stream()
                .filter(article -> !article.firstSeen().isBefore(question.from())
                        && article.firstSeen().isBefore(question.to()))
                .toList();
        Tally tally = new Tally(question);
        int read = 0;
        while (read < articles.size() && progress.goOn(read, articles.size())) {
            Article article = articles.get(read++);
            Analysed analysed = engine.analyse(MatchText.of(article));
            Hit hit = test(compiled, analysed);
            Hit old = test(before, analysed);
            if (hit != null || old != null) {
                tally.add(article, hit, old);
            }
        }
        return tally.report(articles.size(), articles.size(), read, Duration.between(start, clock.instant()));
    }

    private MatchEngine engine() {
        MatchEngine engine = new MatchEngine();
        MatchEngine.Changes changes = new MatchEngine.Changes();
        entities.get().forEach(changes::put);
        engine.apply(changes);
        return engine;
    }

    private static @Nullable CompiledWatchlist compiled(@Nullable Watchlist watchlist) {
        return watchlist == null ? null : CompiledWatchlist.of(watchlist, Scope.OPEN);
    }

    private static @Nullable Hit test(@Nullable CompiledWatchlist watchlist, Analysed article) {
        return watchlist == null ? null : MatchEngine.test(watchlist, article);
    }
}
