package org.tidings.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of configuration, on the topic {@code config-log}.
 *
 * @param who the token's or user's name, or the verb of the command line
 * @param before null = it was made
 * @param after null = it was removed
 */
public record ConfigChange(
        String key,
        String who,
        Origin origin,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        Instant at) {}
