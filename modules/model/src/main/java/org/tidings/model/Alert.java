package org.tidings.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What subscribers receive: the data of a CloudEvent on the topic {@code alerts} and on the watchlist's own topic. Its
 * JSON Schema is {@code deploy/schemas/alert.schema.json}; fields are added, never changed or removed.
 *
 * @param id {@link Ids#alert}, also the {@code ce_id}
 * @param watchlist why: whose words hit
 * @param story what about
 * @param article the article that fired it
 * @param revision which content of the article, from 1
 * @param cause why that content was matched
 * @param clauses the parts of the query that hit
 * @param snippet the words around the first hit
 * @param at when it was decided
 */
public record Alert(
        String id,
        Kind kind,
        WatchlistRef watchlist,
        Story story,
        ArticleFacts article,
        int revision,
        Cause cause,
        List<Clause> clauses,
        @Nullable Snippet snippet,
        double score,
        Instant at) {

    public enum Kind implements Word {
        /** First of its story. */
        NEW,
        /** Another source on a known story. */
        MORE,
        /** Materially edited. */
        UPDATE,
        /** Volume far above the usual. */
        SPIKE,
        /** Several in one. */
        DIGEST
    }

    public record WatchlistRef(String id, String name, int revision) {}

    /**
     * @param id {@link Ids#story}
     * @param opened when its first article came
     * @param articles so far, oldest first, at most {@link #MAX_ARTICLES}
     * @param size how many articles so far
     */
    public record Story(String id, Instant opened, List<ArticleFacts> articles, int size) {
        public static final int MAX_ARTICLES = 20;

        public Story {
            articles = Lists.of(articles);
        }
    }

    public Alert {
        clauses = Lists.of(clauses);
    }
}
