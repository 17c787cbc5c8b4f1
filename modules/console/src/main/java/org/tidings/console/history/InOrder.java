package org.tidings.console.history;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Works on pieces on several threads and takes the results in order, on the caller's; asks now and then whether to go on. */
final class InOrder {
    private static final int AHEAD = 8;
    private static final long BEAT_MILLIS = 100;

    private final ExecutorService workers;
    private final BooleanSupplier goOn;
    private long asked = System.nanoTime();

    /** @param goOn asked about ten times a second */
    InOrder(ExecutorService workers, BooleanSupplier goOn) {
        this.workers = workers;
        this.goOn = goOn;
    }

    /**
     * @param take false = that was enough
     * @return whether all pieces were taken, or enough; false = it was told to stop
     */
    <T> boolean run(int pieces, IntFunction<Callable<T>> work, Predicate<T> take) throws IOException {
        ArrayDeque<Future<T>> ahead = new ArrayDeque<>();
        try {
            int begun = 0;
            for (int taken = 0; taken < pieces; taken++) {
                while (begun < pieces && ahead.size() < AHEAD) {
                    ahead.add(workers.submit(work.apply(begun++)));
                }
                T result = result(ahead.remove());
                if (result == null) {
                    return false;
                }
                if (!take.test(result)) {
                    return true;
                }
            }
            return true;
        } finally {
            ahead.forEach(future -> future.cancel(false));
        }
    }

    /** Null = it was told to stop. */
    private <T> @Nullable T result(Future<T> future) throws IOException {
        try {
            while (mayGoOn()) {
                T done = within(future);
                if (done != null) {
                    return done;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        future.cancel(false);
        return null;
    }

    private boolean mayGoOn() {
        long now = System.nanoTime();
        if (now - asked < TimeUnit.MILLISECONDS.toNanos(BEAT_MILLIS)) {
            return true;
        }
        asked = now;
        return goOn.getAsBoolean();
    }

    private static <T> @Nullable T within(Future<T> future) throws InterruptedException, IOException {
        try {
            return future.get(BEAT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new IOException("the history cannot be read", e.getCause());
        }
    }
}
