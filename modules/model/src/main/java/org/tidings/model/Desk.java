package org.tidings.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people did with a story or alert, on the topic {@code desk}, partitioned by watchlist.
 *
 * @param id story or alert id, the record's key
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
        Instant at) {}
