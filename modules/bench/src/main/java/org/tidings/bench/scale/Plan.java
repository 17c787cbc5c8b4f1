package org.tidings.bench.scale;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What is measured.
 *
 * @param interval of every feed
 * @param window how long the steady state is measured
 * @param aftermath how long is watched after each blow
 * @param heapMb of a poller
 * @param program the {@code tidings} that is started
 * @param folder where everything is written
 * @param profile whether the first poller is recorded by Flight Recorder, into {@code poller-a.jfr}
 */
record Plan(
        int feeds,
        int hosts,
        Duration interval,
        Duration window,
        Duration aftermath,
        int heapMb,
        Path program,
        Path folder,
        boolean profile) {

    /** Polls a second that all feeds together ask for. */
    double mean() {
        return feeds / (interval.toMillis() / 1000.0);
    }
}
