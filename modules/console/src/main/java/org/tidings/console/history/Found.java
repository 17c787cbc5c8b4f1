package org.tidings.console.history;

import java.time.Duration;
import java.util.List;

/**
 * What a search found.
 *
 * @param newest the hits asked for, newest first
 * @param more whether there are hits behind them
 * @param hits how many there are in all: known where {@code exact}, else what those read let expect
 * @param read how many candidates were read; no more than it took
 * @param stopped it was told to stop before it had what was asked for
 */
public record Found(
        List<Report.Sample> newest,
        boolean more,
        long hits,
        boolean exact,
        long read,
        long candidates,
        boolean stopped,
        Duration took) {
    public Found {
        newest = List.copyOf(newest);
    }
}
