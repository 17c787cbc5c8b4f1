package org.tidings.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A host's feeds changed their health, on the topic {@code source-alerts}, keyed by host.
 *
 * @param feeds ids of the feeds concerned
 */
public record SourceAlert(
        String host,
        Kind kind,
        List<String> feeds,
        @Nullable String cause,
        Instant at) {
    public enum Kind implements Word {
        SILENT,
        FAILING,
        RECOVERED
    }

    public SourceAlert {
        feeds = Lists.of(feeds);
    }
}
