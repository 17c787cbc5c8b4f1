package org.tidings.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A watchlist hit an article, on the topic {@code matches}, keyed by watchlist.
 *
 * @param watchlist the watchlist's id
 * @param watchlistRevision the revision that was in force
 * @param article the article's facts
 * @param revision which content of the article this is, from 1
 * @param cause why this content was matched
 * @param clauses what hit, in the order of the text, at most {@link #MAX_CLAUSES}
 * @param snippet the words around the first hit
 * @param score of an {@code any:} watchlist; 1 for a query
 * @param opening the first {@link #OPENING} characters of the text, for grouping into stories
 * @param matched when
 */
public record Match(
        String watchlist,
        String watchlistName,
        int watchlistRevision,
        ArticleFacts article,
        int revision,
        Cause cause,
        List<Clause> clauses,
        @Nullable Snippet snippet,
        double score,
        String opening,
        Instant matched) {

    public static final int MAX_CLAUSES = 50;
    public static final int OPENING = 3_000;

    public Match {
        clauses = Lists.of(clauses);
    }

    /** What of a text stories are formed by. */
    public static String opening(String text) {
        if (text.length() <= OPENING) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(OPENING - 1)) ? OPENING - 1 : OPENING);
    }
}
