package org.tidings.newsroom;

import java.time.Instant;

/**
 * The truth about one version of one article: what a pipeline should find out.
 *
 * @param storyId shared by all articles on the same event
 * @param url the article's own address; an update or a correction has that of the version before it
 * @param outlet host name
 * @param version counted from 1 at that address
 * @param language primary language tag
 * @param watched whether it belongs to a story that a watchlist of the demo asks for
 */
public record Published(
        String storyId,
        String url,
        String outlet,
        Instant at,
        String title,
        int version,
        Kind kind,
        String language,
        boolean watched) {

    /** How a version came to be. */
    public enum Kind {
        ORIGINAL,
        COPY,
        REWRITE,
        TRANSLATION,
        UPDATE,
        CORRECTION
    }
}
