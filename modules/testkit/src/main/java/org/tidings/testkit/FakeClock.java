package org.tidings.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is told to move. */
public final class FakeClock implements InstantSource {
    private volatile Instant now;

    public FakeClock(Instant now) {
        this.now = now;
    }

    /** Stands at a time that tests may name: {@code 2026-11-24T12:00:00Z}. */
    public static FakeClock atNoon() {
        return new FakeClock(Instant.parse("2026-11-24T12:00:00Z"));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves on, or back when negative. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    public synchronized void set(Instant to) {
        now = to;
    }
}
