package org.tidings.runtime.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** One request at a time to a host. */
public final class HostLanes implements AutoCloseable {
    public HostLanes(Duration gap, InstantSource clock) {}

    /** Runs the work in the host's lane, on a virtual thread, after all that was submitted before it. */
    public void submit(String host, Runnable work) {}

    /** Starts nothing in that lane before then. The later of several holds counts. */
    public void holdUntil(String host, Instant notBefore) {}

    /** How long work submitted now would wait for its start, as far as can be told. */
    public Duration expectedWait(String host) {
        return Duration.ZERO;
    }

    /** Drops what has not started and interrupts what has. */
    @Override
    public void close() {}
}
