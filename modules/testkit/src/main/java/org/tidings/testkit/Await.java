package org.tidings.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what will be true, and says what it waited for when it is not. */
public final class Await {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Await() {}

    /**
     * Waits until the condition holds.
     *
     * @param description what was waited for, for the message of the failure
     * @throws AssertionError when it does not hold within the time
     */
    public static void until(String description, Duration atMost, Callable<Boolean> condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!holds(description, condition)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + atMost + ": " + description);
            }
            pause(description);
        }
    }

    /** As {@link #until(String, Duration, Callable)}, for at most 20 seconds. */
    public static void until(String description, Callable<Boolean> condition) {
        until(description, Duration.ofSeconds(20), condition);
    }

    private static boolean holds(String description, Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            throw new AssertionError("failed while waiting: " + description, e);
        }
    }

    private static void pause(String description) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting: " + description, e);
        }
    }
}
