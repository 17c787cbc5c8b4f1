package org.tidings.poller.feed;

/**
 * The document cannot be read as a feed.
 *
 * @param kind for counting
 * @param reason in words, for the person who added the feed
 */
public record NotAFeed(Kind kind, String reason) implements Reading {
    /** What it is instead. */
    public enum Kind {
        EMPTY,
        HTML,
        OTHER,
        HOSTILE
    }
}
