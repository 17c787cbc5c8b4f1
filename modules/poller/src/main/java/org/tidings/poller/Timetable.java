package org.tidings.poller;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** When each feed is due, and one thread that says so when the time has come. A feed stands in it at most once. */
final class Timetable implements AutoCloseable {
    /** A clock may be set: never sleep longer than this without looking at it. */
    private static final Duration LOOK_AT_THE_CLOCK = Duration.ofMillis(200);

    private record Due(Instant at, String feed) {}

    private final InstantSource clock;
    private final Consumer<String> whenDue;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final Map<String, Instant> due = new HashMap<>();
    private final Thread thread;
    private boolean closed;
    private volatile @Nullable String died;

    /** @param whenDue is called from the one thread and must not block */
    Timetable(InstantSource clock, Consumer<String> whenDue) {
        this.clock = clock;
        this.whenDue = whenDue;
        this.thread = Thread.ofPlatform().daemon().name("poller-timetable").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Takes the place of any time set before. */
    void set(String feed, Instant at) {
        lock.lock();
        try {
            due.put(feed, at);
            queue.add(new Due(at, feed));
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void remove(String feed) {
        lock.lock();
        try {
            due.remove(feed);
        } finally {
            lock.unlock();
        }
    }

    /** Why it stopped by itself; null while it goes on. */
    @Nullable
    String died() {
        return died;
    }

    private void run() {
        try {
            for (List<String> now = next(); !now.isEmpty(); now = next()) {
                now.forEach(whenDue);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            died = "the timetable stopped: " + e;
            throw e;
        }
    }

    /** Those whose time has come; empty only when it is closed. */
    private List<String> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            List<String> ready = ready(clock.instant());
            while (!closed && ready.isEmpty()) {
                changed.awaitNanos(nanosToWait());
                ready = ready(clock.instant());
            }
            return closed ? List.of() : ready;
        } finally {
            lock.unlock();
        }
    }

    private List<String> ready(Instant now) {
        List<String> ready = new ArrayList<>();
        while (!queue.isEmpty() && !queue.element().at().isAfter(now)) {
            Due next = queue.remove();
            if (due.remove(next.feed(), next.at())) {
                ready.add(next.feed());
            }
        }
        return ready;
    }

    private long nanosToWait() {
        Due next = queue.peek();
        Duration wait = next == null ? LOOK_AT_THE_CLOCK : Duration.between(clock.instant(), next.at());
        return Math.max(1, (wait.compareTo(LOOK_AT_THE_CLOCK) > 0 ? LOOK_AT_THE_CLOCK : wait).toNanos());
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
    }
}
