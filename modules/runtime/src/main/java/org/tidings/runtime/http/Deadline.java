package org.tidings.runtime.http;

import java.time.Duration;

/** The moment by which an exchange is over, on the machine's own steady clock. */
record Deadline(long startNanos, Duration limit) {
    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime(), limit);
    }

    Duration taken() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** Never negative. */
    Duration left() {
        Duration left = limit.minus(taken());
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean isOver() {
        return left().isZero();
    }
}
