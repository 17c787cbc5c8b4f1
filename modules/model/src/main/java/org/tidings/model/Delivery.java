package org.tidings.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a notice has come, on the compacted topic {@code deliveries}, keyed {@code channel/notice}.
 *
 * @param id the notice's id, also the {@code webhook-id}
 * @param notice what is still to be sent; null when it is through
 * @param attempts made so far
 * @param nextAttempt when it is tried again; null when it is through
 * @param lastStatus HTTP status of the last answer; null when none came
 * @param lastAnswer its first words, or what went wrong
 */
public record Delivery(
        String id,
        String channel,
        String alert,
        String watchlist,
        @Nullable String title,
        Status status,
        @Nullable Notice notice,
        int attempts,
        @Nullable Instant nextAttempt,
        @Nullable Integer lastStatus,
        @Nullable String lastAnswer,
        Instant at) {

    public enum Status implements Word {
        PENDING,
        DELIVERED,
        DEAD
    }

    /** The record's key. */
    public String key() {
        return channel + "/" + id;
    }
}
