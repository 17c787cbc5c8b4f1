package org.tidings.console.history;

import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Analysed;
import org.tidings.filter.match.AnalysedCodec;
import org.tidings.filter.match.CompiledWatchlist;
import org.tidings.filter.match.Hit;
import org.tidings.filter.match.MatchEngine;
import org.tidings.filter.match.MatchText;
import org.tidings.filter.match.Scope;
import org.tidings.model.Article;
import org.tidings.model.ArticleFacts;
import org.tidings.model.Cause;
import org.tidings.model.Match;
import org.tidings.model.Watchlist;

/** Asks the filter's engine about candidates. Safe for any thread. */
final class Deciding {
    private final @Nullable CompiledWatchlist now;
    private final @Nullable CompiledWatchlist before;
    private final Mentioned mentioned;
    private final boolean entities;

    Deciding(Watchlist now, @Nullable Watchlist before, Mentioned mentioned) {
        this.now = CompiledWatchlist.of(now, Scope.OPEN);
        this.before = before == null ? null : CompiledWatchlist.of(before, Scope.OPEN);
        this.mentioned = mentioned;
        this.entities = asksForEntities(this.now) || asksForEntities(this.before);
    }

    private static boolean asksForEntities(@Nullable CompiledWatchlist watchlist) {
        return watchlist != null && watchlist.asksForEntities();
    }

    @Nullable
    CompiledWatchlist now() {
        return now;
    }

    @Nullable
    CompiledWatchlist before() {
        return before;
    }

    /** @param hits of the new version; {@code before} of the one in force */
    record Decided(boolean hits, boolean before) {
        boolean any() {
            return hits || before;
        }
    }

    Decided decide(byte[] words) {
        Analysed article = analysed(words, () -> {
            throw new IllegalStateException("words were decided on by their text");
        });
        return new Decided(hits(now, article), hits(before, article));
    }

    private Analysed analysed(byte[] words, Supplier<MatchText> text) {
        Analysed article = AnalysedCodec.decode(words, text);
        if (entities) {
            mentioned.mention(article);
        }
        return article;
    }

    private static boolean hits(@Nullable CompiledWatchlist watchlist, Analysed article) {
        return watchlist != null && !Double.isNaN(watchlist.score(article));
    }

    /** @param article as it is in the index */
    record HitArticle(Article article, Hit hit) {
        Report.Sample sample() {
            return Report.Sample.of(article, hit);
        }

        /** As the filter would have told of it. */
        Match match() {
            Watchlist watchlist = hit.watchlist();
            return new Match(
                    watchlist.id(),
                    watchlist.name(),
                    watchlist.revision(),
                    ArticleFacts.of(article),
                    1,
                    Cause.BACKFILL,
                    hit.clauses(),
                    hit.snippet(),
                    hit.score(),
                    Match.opening(article.text()),
                    article.firstSeen());
        }
    }

    /** What hit, by the text of the article. */
    @Nullable
    HitArticle hit(Stored stored, boolean ofBefore) throws IOException {
        Article article = stored.article();
        CompiledWatchlist watchlist = ofBefore ? before : now;
        Analysed words = Analysed.of(MatchText.of(article));
        if (entities) {
            mentioned.mention(words);
        }
        Hit hit = watchlist == null ? null : MatchEngine.test(watchlist, words);
        return hit == null ? null : new HitArticle(article, hit);
    }
}
