package org.tidings.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Feeds of one host changed their health, on the topic {@code source-alerts}, keyed by host. A repeat has the same id.
 *
 * @param id {@link Ids#sourceAlert}
 * @param feeds ids of the feeds concerned, at most {@link #MAX_FEEDS} of them
 * @param count how many feeds are concerned
 * @param total how many feeds of the host are polled
 * @param whole whether no other feed of the host has answered since
 * @param left of a recovery: how many of the host's feeds are still as they were; 0 otherwise
 * @param cause in words, the commonest of the feeds'; null of a recovery
 * @param since when the first of them came into that state
 * @param at when it was decided
 */
public record SourceAlert(
        String id,
        String host,
        Kind kind,
        List<String> feeds,
        int count,
        int total,
        boolean whole,
        int left,
        @Nullable String cause,
        Instant since,
        Instant at) {
    public static final int MAX_FEEDS = 20;

    public enum Kind implements Word {
        SILENT,
        FAILING,
        RECOVERED
    }

    public SourceAlert {
        feeds = Lists.of(feeds);
        if (feeds.size() > MAX_FEEDS) {
            throw new IllegalArgumentException("an alert names at most " + MAX_FEEDS + " feeds");
        }
    }
}
