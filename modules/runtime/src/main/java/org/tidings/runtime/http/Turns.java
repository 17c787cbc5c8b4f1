package org.tidings.runtime.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So many places for what is large; who waits longest is next. */
public final class Turns {
    private final Semaphore places;
    private final String refusal;

    /** @param refusal what is said when none was free in time */
    public Turns(int places, String refusal) {
        this.places = new Semaphore(places, true);
        this.refusal = refusal;
    }

    /**
     * Waits for a place.
     *
     * @param left how long at most
     * @throws IOException when none was free in time, or the caller was interrupted
     */
    public void take(Duration left) throws IOException {
        try {
            if (!places.tryAcquire(left.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SocketTimeoutException(refusal);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (SocketTimeoutException) new SocketTimeoutException("interrupted").initCause(e);
        }
    }

    /** Gives a place back that was taken. */
    public void give() {
        places.release();
    }
}
