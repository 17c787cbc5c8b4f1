package org.tidings.filter;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Article;
import org.tidings.model.Cause;

/** What becomes of one content of one article, before any watchlist is asked. */
sealed interface Decision {
    /** What is to be remembered. */
    Revision revision();

    /** It goes no further. */
    record Duplicate(Revision revision, String reason) implements Decision {}

    /** It is kept for the history and matched against nothing. */
    record History(Revision revision, String reason) implements Decision {}

    /**
     * It is matched.
     *
     * @param told the watchlists that are not told again
     */
    record Ask(Revision revision, Cause cause, Set<String> told) implements Decision {}

    /** @param known what is remembered of the article */
    static Decision of(@Nullable Revision known, Article article, Instant now) {
        if (known == null) {
            return first(article, now);
        }
        boolean released = known.baseline() && (article.cause() == Cause.RELEASED || isNews(article));
        if (known.knows(article) && !released) {
            return new Duplicate(known.seen(now), "the same content");
        }
        if (known.full() && !Revision.isFull(article) && !released) {
            return new Duplicate(known.seen(now), "a summary of a known full text");
        }
        Revision revision = known.with(article, known.baseline() && !released, now);
        return revision.baseline()
                ? new History(revision, "baseline")
                : new Ask(revision, article.cause(), told(known, article));
    }

    private static boolean isNews(Article article) {
        return article.cause() == Cause.FIRST && !article.baseline();
    }

    /** Whatever the cause says, to the filter this is the first content: nobody was told of another. */
    private static Decision first(Article article, Instant now) {
        Revision revision = Revision.first(article, now);
        if (article.baseline() && article.cause() != Cause.RELEASED) {
            return new History(revision, "baseline");
        }
        Cause cause = article.cause() == Cause.RELEASED ? Cause.RELEASED : Cause.FIRST;
        return new Ask(revision.with(article, false, now), cause, Set.of());
    }

    /** Who knows the article is told again only of an edit. */
    private static Set<String> told(Revision known, Article article) {
        return article.cause() == Cause.EDITED ? Set.of() : Set.copyOf(known.hits());
    }
}
