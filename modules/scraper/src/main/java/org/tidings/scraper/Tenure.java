package org.tidings.scraper;

import java.util.concurrent.atomic.AtomicInteger;

/** The time for which a partition is ours: work of it that has not begun when it ends is dropped. */
final class Tenure {
    private final int partition;
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean over;

    Tenure(int partition) {
        this.partition = partition;
    }

    int partition() {
        return partition;
    }

    void end() {
        over = true;
    }

    boolean over() {
        return over;
    }

    /** Whether work may begin; every yes is followed by {@link #ended()}. */
    boolean begins() {
        running.incrementAndGet();
        if (over) {
            running.decrementAndGet();
            return false;
        }
        return true;
    }

    void ended() {
        running.decrementAndGet();
    }

    boolean idle() {
        return running.get() == 0;
    }
}
