package org.tidings.runtime.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One piece of work at a time for each host, in order, with a gap from the end of one to the start of the next; and
 * where a host asked to be left alone, nothing before the time it named. A lane lives only while it has something to
 * do or a gap to keep, on a virtual thread of its own.
 */
public final class HostLanes implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HostLanes.class);
    private static final int HOLDS_BEFORE_A_SWEEP = 1_000;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    /** How a lane waits. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration length) throws InterruptedException;
    }

    private final Duration gap;
    private final InstantSource clock;
    private final Pause pause;
    private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Instant> holds = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public HostLanes(Duration gap, InstantSource clock) {
        this(gap, clock, Thread::sleep);
    }

    HostLanes(Duration gap, InstantSource clock, Pause pause) {
        this.gap = gap;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Runs the work in the host's lane, on a virtual thread, after all that was submitted before it. What it throws is
     * logged and goes no further. Once closed, nothing is taken any more.
     */
    public void submit(String host, Runnable work) {
        if (!closed) {
            lanes.compute(host, (name, lane) -> queued(name, lane, work));
        }
    }

    /** Starts nothing in that lane before then. The later of several holds counts. */
    public void holdUntil(String host, Instant notBefore) {
        holds.merge(host, notBefore, HostLanes::later);
        if (holds.size() > HOLDS_BEFORE_A_SWEEP) {
            Instant now = clock.instant();
            holds.values().removeIf(hold -> !hold.isAfter(now));
        }
    }

    /** How long work submitted now would wait for its start, judged by how long the lane's work took so far. */
    public Duration expectedWait(String host) {
        Duration held = held(host);
        Lane lane = lanes.get(host);
        return lane == null ? held : held.plus(lane.expectedWait());
    }

    /** How many hosts have work waiting, running or just done. */
    public int size() {
        return lanes.size();
    }

    /** Drops what has not started, interrupts what has and waits for it, five seconds at most. Idempotent. */
    @Override
    public void close() {
        closed = true;
        List<Lane> open = List.copyOf(lanes.values());
        open.forEach(lane -> lane.thread.interrupt());
        Deadline limit = Deadline.in(LONGEST_CLOSE);
        open.forEach(lane -> lane.join(limit.left()));
    }

    private Lane queued(String host, @Nullable Lane lane, Runnable work) {
        Lane open = lane == null ? new Lane(host) : lane;
        open.add(work);
        if (lane == null) {
            open.thread.start();
        }
        return open;
    }

    private Duration held(String host) {
        Instant hold = holds.get(host);
        if (hold == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), hold);
        if (left.isPositive()) {
            return left;
        }
        holds.remove(host, hold);
        return Duration.ZERO;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Its queue is touched only inside {@code lanes.compute} of its host, and there the lane ends as well. */
    private final class Lane {
        private final String host;
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private final Thread thread;
        private final AtomicInteger ahead = new AtomicInteger();
        private volatile Duration usual = Duration.ZERO;

        Lane(String host) {
            this.host = host;
            this.thread = Thread.ofVirtual().name("lane " + host).unstarted(this::run);
        }

        void add(Runnable work) {
            waiting.add(work);
            ahead.incrementAndGet();
        }

        Duration expectedWait() {
            return usual.plus(gap).multipliedBy(ahead.get());
        }

        void join(Duration most) {
            try {
                boolean ended = thread.join(most);
                if (!ended) {
                    log.atWarn().addKeyValue("host", host).log("work in a lane did not end when it was interrupted");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            for (Runnable work = next(); work != null && !closed; work = next()) {
                for (Duration held = held(host); held.isPositive() && !closed; held = held(host)) {
                    sleep(held);
                }
                if (!closed) {
                    carryOut(work);
                }
                if (!closed) {
                    sleep(gap);
                }
            }
            lanes.remove(host, this);
        }

        private @Nullable Runnable next() {
            AtomicReference<@Nullable Runnable> next = new AtomicReference<>();
            lanes.computeIfPresent(host, (name, lane) -> {
                next.set(waiting.poll());
                return next.get() == null ? null : lane;
            });
            return next.get();
        }

        @SuppressWarnings("CatchingUnchecked") // an Error too, such as a parser's StackOverflowError, costs one work
        private void carryOut(Runnable work) {
            Deadline taken = Deadline.in(Duration.ZERO);
            try {
                work.run();
            } catch (Throwable e) {
                log.atError().addKeyValue("host", host).setCause(e).log("work in a lane failed");
            } finally {
                ahead.decrementAndGet();
                usual = usual.isZero()
                        ? taken.taken()
                        : usual.multipliedBy(3).plus(taken.taken()).dividedBy(4);
            }
        }

        /** Only {@link #close} interrupts a lane, and who loops around this looks whether it was called. */
        private void sleep(Duration length) {
            try {
                pause.sleep(length);
            } catch (InterruptedException e) {
                if (closed) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
