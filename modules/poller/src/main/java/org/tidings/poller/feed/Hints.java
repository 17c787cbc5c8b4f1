package org.tidings.poller.feed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a document says about how often to poll it.
 *
 * @param ttl RSS {@code ttl}
 * @param updatePeriod the syndication module's period divided by its frequency
 */
public record Hints(@Nullable Duration ttl, @Nullable Duration updatePeriod) {
    public static final Hints NONE = new Hints(null, null);
}
