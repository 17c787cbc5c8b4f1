package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HostLanesTest {
    private static final Duration GAP = Duration.ofSeconds(1);

    /** A clock that moves when a test says so and wakes the lanes that slept until then. */
    private static final class Hand implements InstantSource, HostLanes.Pause {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition moved = lock.newCondition();
        private final AtomicInteger sleepers = new AtomicInteger();
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            lock.lock();
            try {
                return now;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void sleep(Duration length) throws InterruptedException {
            lock.lockInterruptibly();
            sleepers.incrementAndGet();
            try {
                Instant until = now.plus(length);
                while (now.isBefore(until)) {
                    moved.await();
                }
            } finally {
                sleepers.decrementAndGet();
                lock.unlock();
            }
        }

        void move(Duration length) {
            lock.lock();
            try {
                now = now.plus(length);
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void awaitSleepers(int count) throws InterruptedException {
            Awaited.until(() -> sleepers.get() == count);
        }
    }

    private final Hand clock = new Hand();
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @Test
    void keepsTheOrderAndTheGapOfAHost() throws Exception {
        try (HostLanes lanes = new HostLanes(GAP, clock, clock)) {
            for (String work : List.of("1", "2", "3")) {
                lanes.submit("a", () -> done.add(work + "@" + clock.instant().getEpochSecond()));
            }
            for (int i = 0; i < 3; i++) {
                int so = i + 1;
                Awaited.until(() -> done.size() == so);
                clock.awaitSleepers(1);
                clock.move(Duration.ofMillis(999));
                assertEquals(so, done.size());
                clock.move(Duration.ofMillis(1));
            }
            assertEquals(List.of("1@0", "2@1", "3@2"), done);
            Awaited.until(() -> lanes.size() == 0);
        }
    }

    @Test
    void hostsDoNotWaitForEachOther() throws Exception {
        try (HostLanes lanes = new HostLanes(GAP, clock, clock)) {
            CountDownLatch stuck = new CountDownLatch(1);
            lanes.submit("slow", () -> awaitQuietly(stuck));
            for (int i = 0; i < 100; i++) {
                String host = "host" + i;
                lanes.submit(host, () -> done.add(host));
            }
            Awaited.until(() -> done.size() == 100);
            stuck.countDown();
        }
    }

    @Test
    void theGapOutlivesTheQueue() throws Exception {
        try (HostLanes lanes = new HostLanes(GAP, clock, clock)) {
            lanes.submit("a", () -> done.add("1"));
            clock.awaitSleepers(1);
            lanes.submit("a", () -> done.add("2"));
            assertEquals(List.of("1"), done);
            clock.move(GAP);
            Awaited.until(() -> done.size() == 2);
        }
    }

    @Test
    void aHostThatAskedForPeaceHasIt() throws Exception {
        try (HostLanes lanes = new HostLanes(GAP, clock, clock)) {
            lanes.holdUntil("a", Instant.EPOCH.plusSeconds(60));
            lanes.holdUntil("a", Instant.EPOCH.plusSeconds(30));
            lanes.submit("a", () -> done.add("a"));
            lanes.submit("b", () -> done.add("b"));
            clock.awaitSleepers(2);
            clock.move(Duration.ofSeconds(59));
            lanes.holdUntil("a", Instant.EPOCH.plusSeconds(90));
            clock.move(Duration.ofSeconds(1));
            clock.awaitSleepers(1);
            assertEquals(List.of("b"), done);
            assertEquals(Duration.ofSeconds(30), lanes.expectedWait("a").minus(GAP));
            clock.move(Duration.ofSeconds(30));
            Awaited.until(() -> done.contains("a"));
        }
    }

    @Test
    void tellsHowLongTheWaitIs() throws Exception {
        try (HostLanes lanes = new HostLanes(GAP, clock, clock)) {
            assertEquals(Duration.ZERO, lanes.expectedWait("a"));
            lanes.holdUntil("a", Instant.EPOCH.plusSeconds(5));
            assertEquals(Duration.ofSeconds(5), lanes.expectedWait("a"));
            for (int i = 0; i < 4; i++) {
                lanes.submit("a", () -> done.add("x"));
            }
            assertEquals(Duration.ofSeconds(9), lanes.expectedWait("a"));
            clock.awaitSleepers(1);
            clock.move(Duration.ofSeconds(5));
            clock.awaitSleepers(1);
            Duration left = lanes.expectedWait("a");
            assertTrue(
                    left.compareTo(Duration.ofSeconds(3)) >= 0 && left.compareTo(Duration.ofSeconds(6)) < 0,
                    left.toString());
        }
    }

    @Test
    void whatThrowsDoesNotStopTheLane() throws Exception {
        try (HostLanes lanes = new HostLanes(Duration.ZERO, clock, clock)) {
            lanes.submit("a", () -> {
                throw new IllegalStateException("made to fail");
            });
            lanes.submit("a", () -> {
                throw new StackOverflowError("made to fail");
            });
            lanes.submit("a", () -> Thread.currentThread().interrupt());
            lanes.submit("a", () -> done.add("a"));
            Awaited.until(() -> done.contains("a"));
        }
    }

    @Test
    void closingInterruptsWhatRunsAndDropsWhatWaits() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch running = new CountDownLatch(1);
        HostLanes lanes = new HostLanes(GAP, clock, clock);
        lanes.submit("a", () -> {
            running.countDown();
            interrupted.set(!awaitQuietly(new CountDownLatch(1)));
        });
        lanes.submit("a", () -> done.add("never"));
        lanes.holdUntil("b", Instant.MAX);
        lanes.submit("b", () -> done.add("never"));
        assertTrue(running.await(10, TimeUnit.SECONDS));
        lanes.close();
        lanes.submit("c", () -> done.add("never"));
        lanes.close();
        assertTrue(interrupted.get());
        assertEquals(0, lanes.size());
        assertTrue(done.isEmpty());
    }

    /** Real threads and a real clock: ten threads submit to fifty hosts at once. */
    @Test
    void neverTwoAtATimeNorCloserThanTheGap() throws Exception {
        Duration gap = Duration.ofMillis(5);
        Map<String, AtomicInteger> running = new HashMap<>();
        Map<String, Long> ended = new ConcurrentHashMap<>();
        AtomicInteger count = new AtomicInteger();
        AtomicInteger broken = new AtomicInteger();
        for (int i = 0; i < 50; i++) {
            running.put("host" + i, new AtomicInteger());
        }
        try (HostLanes lanes = new HostLanes(gap, InstantSource.system())) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 10; t++) {
                Random random = new Random(t);
                threads.add(Thread.startVirtualThread(() -> {
                    for (int i = 0; i < 200; i++) {
                        String host = "host" + random.nextInt(50);
                        AtomicInteger here = running.getOrDefault(host, new AtomicInteger());
                        lanes.submit(host, () -> {
                            boolean alone = here.incrementAndGet() == 1;
                            boolean late =
                                    System.nanoTime() - ended.getOrDefault(host, Long.MIN_VALUE / 2) >= gap.toNanos();
                            broken.addAndGet(alone && late ? 0 : 1);
                            here.decrementAndGet();
                            ended.put(host, System.nanoTime());
                            count.incrementAndGet();
                        });
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            Awaited.until(() -> count.get() == 2000 && lanes.size() == 0);
        }
        assertEquals(0, broken.get());
    }

    @Test
    void aHundredThousandIdleHostsCostNothing() throws Exception {
        try (HostLanes lanes = new HostLanes(Duration.ZERO, clock, clock)) {
            AtomicInteger count = new AtomicInteger();
            for (int i = 0; i < 100_000; i++) {
                lanes.submit("host" + i, count::incrementAndGet);
            }
            Awaited.until(() -> count.get() == 100_000 && lanes.size() == 0);
        }
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
