package org.tidings.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people did with a story, an alert or a hit, on the topic {@code desk}, partitioned by watchlist.
 *
 * @param id story or alert id, or {@link #markId}; the record's key
 * @param mutedUntil no further alerts of this story before
 * @param mark whether it was a good hit; null = not marked
 */
public record Desk(
        String id,
        String watchlist,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable String assignee,
        @Nullable Instant mutedUntil,
        @Nullable Boolean mark,
        Instant at) {

    /**
     * Where a mark stands: on an article as a hit of a watchlist, so that one on an alert and one on the same article in a
     * backtest are the same fact.
     */
    public static String markId(String watchlist, String article) {
        return watchlist + "/" + article;
    }

    /** A hit called good or bad; null takes the mark off. */
    public static Desk marked(String watchlist, String article, @Nullable Boolean mark, Instant at) {
        return new Desk(markId(watchlist, article), watchlist, null, null, null, null, mark, at);
    }

    /** The article whose hit this marks; null = it is about a story or an alert. */
    public @Nullable String markedArticle() {
        return id.startsWith(watchlist + "/") ? id.substring(watchlist.length() + 1) : null;
    }
}
