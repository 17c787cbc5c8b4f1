package org.tidings.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of configuration, on the topic {@code config-log}.
 *
 * @param key of a {@link ConfigItem}, or {@code feed/} and the feed's id
 * @param who a user's name on the command line; else where it was made, such as {@code console}
 * @param before null = it was made
 * @param after null = it was removed
 * @param version of the whole configuration, which each batch of changes raises by one; null in older records
 */
public record ConfigChange(
        String key,
        String who,
        Origin origin,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        Instant at,
        @Nullable Long version) {

    /**
     * A watchlist as it stood before or after; null where there was none, and for changes of anything else.
     *
     * @throws BadRecord when it cannot be read
     */
    public static @Nullable Watchlist watchlist(@Nullable JsonNode item) {
        return item == null || item.isNull() ? null : Json.read(Json.bytes(item), Watchlist.class);
    }
}
