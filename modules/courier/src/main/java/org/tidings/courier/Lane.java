package org.tidings.courier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Delivery;

/**
 * The deliveries to one endpoint: one at a time, the earliest due first, on a virtual thread that lives while there are
 * any. An endpoint that is slow or dead holds up nothing but its own lane.
 */
final class Lane {
    /** The clock may jump: no wait is longer than this before it is looked at again. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** Tries to deliver. */
    interface Work {
        /** Makes one attempt and returns the delivery as it is now stored; null when the lane was closed meanwhile. */
        @Nullable
        Delivery attempt(Lane lane, Delivery due) throws InterruptedException;
    }

    private final String channel;
    private final int partition;
    private final InstantSource clock;
    private final BooleanSupplier open;
    private final Work work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Delivery> queue = new PriorityQueue<>(
            Comparator.comparing(Lane::due).thenComparing(Delivery::at).thenComparing(Delivery::id));
    private final Set<String> held = new HashSet<>();
    private Instant notBefore = Instant.MIN;
    private boolean disabled;
    private boolean closed;
    private @Nullable Thread worker;

    /** @param open whether the channel takes deliveries now; asked again at each change */
    Lane(String channel, int partition, InstantSource clock, BooleanSupplier open, Work work) {
        this.channel = channel;
        this.partition = partition;
        this.clock = clock;
        this.open = open;
        this.work = work;
    }

    String channel() {
        return channel;
    }

    int partition() {
        return partition;
    }

    private static Instant due(Delivery delivery) {
        return delivery.nextAttempt() == null ? delivery.at() : delivery.nextAttempt();
    }

    /** Takes a pending delivery, unless it has it already. */
    void add(Delivery delivery) {
        lock.lock();
        try {
            if (!closed && held.add(delivery.id())) {
                queue.add(delivery);
                changed.signalAll();
                startWorker();
            }
        } finally {
            lock.unlock();
        }
    }

    private void startWorker() {
        if (worker == null) {
            worker = Thread.ofVirtual().name("courier-" + channel).start(this::run);
        }
    }

    private void run() {
        try {
            for (Delivery due = next(); due != null; due = next()) {
                Delivery now = work.attempt(this, due);
                if (now != null) {
                    settle(now);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next that is due, waited for; null when the lane is closed or empty, which ends the worker. */
    private @Nullable Delivery next() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && !queue.isEmpty()) {
                Duration wait = untilDue();
                if (wait.isZero()) {
                    return queue.poll();
                }
                changed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
            }
            worker = null;
            changed.signalAll();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private Duration untilDue() {
        Delivery first = queue.peek();
        if (first == null || !open.getAsBoolean()) {
            return LONGEST_WAIT;
        }
        Instant when = due(first).isBefore(notBefore) ? notBefore : due(first);
        Instant now = clock.instant();
        if (!when.isAfter(now)) {
            return Duration.ZERO;
        }
        Duration wait = when.isAfter(now.plus(LONGEST_WAIT)) ? LONGEST_WAIT : Duration.between(now, when);
        return wait.plusMillis(1);
    }

    private void settle(Delivery now) {
        lock.lock();
        try {
            if (now.status() == Delivery.Status.PENDING) {
                queue.add(now);
            } else {
                held.remove(now.id());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Starts nothing before then. */
    void hold(Instant until) {
        lock.lock();
        try {
            notBefore = until.isAfter(notBefore) ? until : notBefore;
        } finally {
            lock.unlock();
        }
    }

    /** The endpoint wants nothing more, until its channel is changed. */
    void disable() {
        lock.lock();
        try {
            disabled = true;
        } finally {
            lock.unlock();
        }
    }

    boolean isDisabled() {
        lock.lock();
        try {
            return disabled;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** The channel was changed: what was held against it is forgotten. */
    void renew() {
        lock.lock();
        try {
            disabled = false;
            notBefore = Instant.MIN;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many are not through. */
    int size() {
        lock.lock();
        try {
            return held.size();
        } finally {
            lock.unlock();
        }
    }

    /** Starts nothing more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the attempt under way, then interrupts it: it is pending still, and its next owner makes it again. */
    void awaitEnd(long deadlineNanos) throws InterruptedException {
        lock.lock();
        try {
            long left = deadlineNanos - System.nanoTime();
            while (worker != null && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (worker != null) {
                worker.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }
}
