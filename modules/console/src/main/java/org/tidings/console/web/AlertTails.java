package org.tidings.console.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.AlertFilter;

/** Follows the topic of alerts for one client. */
public interface AlertTails {
    /**
     * Tells every alert after a position, or from now on when there is none, until the client goes or {@code streams}
     * closes. A position that cannot be reached any more is told as an event {@code gap}.
     */
    void tail(@Nullable String position, AlertFilter filter, Streams streams, Streams.Out out) throws IOException;
}
