package org.tidings.app.cli;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Turns Ctrl-C and SIGTERM into an interrupt of the running verb, which then closes what it opened. */
final class Interrupt {
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private volatile boolean over;

    private Interrupt() {}

    /** Runs {@code verb}; gives 0 when it was interrupted. */
    static int guard(Callable<Integer> verb) throws Exception {
        Interrupt interrupt = new Interrupt();
        Thread running = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt.stop(running), "stop"));
        try {
            return verb.call();
        } catch (InterruptedException e) {
            return 0;
        } finally {
            interrupt.over = true;
        }
    }

    private void stop(Thread running) {
        if (over) {
            return;
        }
        running.interrupt();
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!over && System.nanoTime() < end) {
                running.join(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The signal's own exit code would call a clean stop a failure.
        Runtime.getRuntime().halt(over ? 0 : 1);
    }
}
