package org.tidings.console.history;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Watchlist;

/**
 * What would a watchlist have caught? A search asks the same, with a query that nobody saved.
 *
 * @param watchlist without errors
 * @param before the version in force, to be compared with; null = none
 * @param from of the first article by when it was seen
 * @param to behind the last
 * @param zone in which days begin
 * @param marks by article id: whether people called it a good hit
 * @param samples how many hits of each kind to show, newest first
 */
public record Question(
        Watchlist watchlist,
        @Nullable Watchlist before,
        Instant from,
        Instant to,
        ZoneId zone,
        Map<String, Boolean> marks,
        int samples) {
    public Question {
        marks = Map.copyOf(marks);
    }
}
