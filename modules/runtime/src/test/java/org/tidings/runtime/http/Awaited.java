package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition, ten seconds at most. */
final class Awaited {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Awaited() {}

    static void until(BooleanSupplier condition) throws InterruptedException {
        Deadline deadline = Deadline.in(LONGEST);
        while (!condition.getAsBoolean()) {
            assertTrue(!deadline.isOver(), "awaited in vain");
            Thread.sleep(2);
        }
    }
}
