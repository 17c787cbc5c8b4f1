package org.tidings.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the poller knows of a feed, on the topic {@code feed-status}; written after the entries it accounts for.
 *
 * @param feed the feed's id, the record's key
 * @param title the title in the last document
 * @param etag the validator exactly as served
 * @param lastModified the validator exactly as served
 * @param bodyHash of the last document, for servers that always answer 200
 * @param lastPoll when it was last asked; null = never
 * @param nextPoll when it is due
 * @param lastNew when a poll last brought something new
 * @param interval between two polls, as the rhythm has it now
 * @param entriesPerWeek its rhythm
 * @param failures polls in a row that failed
 * @param cause of the last failure, in words
 * @param status of the last answer, HTTP; null when none came
 * @param keys 64-bit keys of the last document's entries, at most 500
 */
public record FeedStatus(
        String feed,
        State state,
        @Nullable String title,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String bodyHash,
        @Nullable Instant lastPoll,
        Instant nextPoll,
        @Nullable Instant lastNew,
        Duration interval,
        double entriesPerWeek,
        int failures,
        @Nullable String cause,
        @Nullable Integer status,
        List<Long> keys) {

    public static final int MAX_KEYS = 500;

    /** The words of the Sources page. */
    public enum State implements Word {
        /** Not polled yet: what the first document holds becomes history and no alert. */
        FIRST_POLL,
        ON_TIME,
        LATE,
        SILENT,
        THROTTLED,
        FAILING,
        GONE,
        PAUSED
    }

    public FeedStatus {
        keys = Lists.of(keys);
    }
}
