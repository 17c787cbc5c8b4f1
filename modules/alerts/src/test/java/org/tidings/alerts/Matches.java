package org.tidings.alerts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Article;
import org.tidings.model.ArticleFacts;
import org.tidings.model.Cause;
import org.tidings.model.Clause;
import org.tidings.model.Ids;
import org.tidings.model.Match;
import org.tidings.model.Snippet;

/** Matches of invented articles. */
record Matches(String watchlist, Cause cause, @Nullable Instant published, Instant seen) {
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    static final String STRIKE =
            "Crane operators at Port Selwyn walked out before dawn, closing every berth of the harbour. The union of"
                    + " dockers wants shorter shifts. Forty ships wait in the roads and the harbour master sends others to"
                    + " Port Amery.";
    static final String STRIKE_TOO =
            "Forty ships wait off Port Selwyn after crane operators walked out. The dockers' union asks for shorter"
                    + " shifts, the harbour master said, and every berth of the harbour is closed.";
    static final String FLOOD =
            "The river Lune broke its banks at Oldbridge, flooding cellars and the market hall. Firemen carried"
                    + " residents out in boats.";

    static Matches of(String watchlist) {
        return new Matches(watchlist, Cause.FIRST, null, START);
    }

    Matches because(Cause why) {
        return new Matches(watchlist, why, published, seen);
    }

    Matches published(Instant when) {
        return new Matches(watchlist, cause, when, seen);
    }

    Matches at(Instant when) {
        return new Matches(watchlist, cause, published, when);
    }

    Match match(String url, String title, String text) {
        ArticleFacts facts = new ArticleFacts(
                Ids.article(url),
                url,
                title,
                "harbour-post.example",
                "The Harbour Post",
                List.of(),
                "en",
                published,
                seen,
                Article.Extraction.FULL,
                Ids.content(title, text),
                List.of("port-selwyn"));
        return new Match(
                watchlist,
                "Ports",
                1,
                facts,
                cause == Cause.FIRST ? 1 : 2,
                cause,
                List.of(new Clause("port", "body", 19, 23, "Port", null)),
                new Snippet("body", "…operators at Port Selwyn…", List.of(14, 18)),
                1,
                text,
                seen);
    }
}
