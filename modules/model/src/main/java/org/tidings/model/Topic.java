package org.tidings.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The catalogue of topics: what each is called behind the prefix, how it is partitioned and how long it is kept. */
public enum Topic implements Word {
    FEEDS(Cleanup.COMPACT, null),
    FEED_STATUS(Cleanup.COMPACT, null),
    SUBSCRIPTIONS(Cleanup.COMPACT, null),
    FEED_REQUESTS(Cleanup.DELETE, Duration.ofDays(1)),
    ENTRIES(Cleanup.DELETE, Duration.ofDays(1)),
    PAGES(Cleanup.DELETE, Duration.ofDays(7)),
    REVISITS(Cleanup.COMPACT, null),
    SITES(Cleanup.COMPACT_DELETE, Duration.ofDays(90)),
    ARTICLES(Cleanup.DELETE, Duration.ofDays(30)),
    CONFIG(Cleanup.COMPACT, null),
    CONFIG_LOG(Cleanup.DELETE, null),
    DESK(Cleanup.COMPACT, null),
    MENTIONS(Cleanup.COMPACT_DELETE, Duration.ofDays(30)),
    MATCHES(Cleanup.DELETE, Duration.ofDays(7)),
    ALERTS(Cleanup.DELETE, Duration.ofDays(30)),
    SOURCE_ALERTS(Cleanup.DELETE, Duration.ofDays(30)),
    NOTICES(Cleanup.DELETE, Duration.ofDays(7)),
    DELIVERIES(Cleanup.COMPACT_DELETE, Duration.ofDays(30)),
    TRACE(Cleanup.DELETE, Duration.ofDays(7)),
    DEAD_LETTERS(Cleanup.DELETE, Duration.ofDays(30));

    public enum Cleanup {
        COMPACT,
        DELETE,
        COMPACT_DELETE
    }

    private final Cleanup cleanup;
    private final @Nullable Duration retention;

    Topic(Cleanup cleanup, @Nullable Duration retention) {
        this.cleanup = cleanup;
        this.retention = retention;
    }

    public Cleanup cleanup() {
        return cleanup;
    }

    /** How long records are kept; null = for ever. */
    public @Nullable Duration retention() {
        return retention;
    }

    /** Configuration has one order, so that an entity precedes the watchlist that names it. */
    public boolean onePartition() {
        return this == CONFIG || this == CONFIG_LOG;
    }

    /** The whole name, such as {@code tidings.feed-status}. */
    public String name(String prefix) {
        return prefix + word();
    }
}
