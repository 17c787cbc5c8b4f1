package org.tidings.model;

/** Why an article's content is published to {@code articles}, and so why it is matched. */
public enum Cause implements Word {
    /** Seen for the first time. */
    FIRST,
    /** We now have more of it than its summary. */
    FULL_TEXT,
    /** The publisher changed it. */
    EDITED,
    /** First seen in a feed's first poll; now another feed carries it as news. */
    RELEASED,
    /** Never of an article, only of a match: somebody asked for a watchlist's past hits as stories, and nobody is told. */
    BACKFILL
}
