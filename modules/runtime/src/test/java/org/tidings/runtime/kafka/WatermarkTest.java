package org.tidings.runtime.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WatermarkTest {
    private final Watermark mark = new Watermark();

    @Test
    void knowsNothingToCommitBeforeItsFirstPosition() {
        assertEquals(OptionalLong.empty(), mark.committable());
        mark.passed(7);
        assertEquals(OptionalLong.of(7), mark.committable());
    }

    @Test
    void stopsBelowTheFirstUnfinishedOffset() {
        List.of(3L, 5L, 6L).forEach(offset -> mark.begin(offset, 0));
        mark.finish(3);
        mark.finish(6);
        assertEquals(OptionalLong.of(5), mark.committable());
        mark.finish(5);
        assertEquals(OptionalLong.of(7), mark.committable());
    }

    @Test
    void passesMarkersOnlyWhenNothingIsOpen() {
        mark.begin(1, 0);
        mark.passed(9);
        assertEquals(OptionalLong.of(1), mark.committable());
        mark.finish(1);
        assertEquals(OptionalLong.of(9), mark.committable());
    }

    @Test
    void finishesAnOffsetOnce() {
        mark.begin(1, 0);
        assertTrue(mark.finish(1));
        assertFalse(mark.finish(1));
        mark.begin(2, 0);
        assertEquals(1, mark.abandon());
        assertFalse(mark.finish(2));
    }

    @Test
    void saysSinceWhenItIsHeld() {
        mark.begin(1, 100);
        mark.begin(2, 200);
        mark.finish(1);
        assertEquals(OptionalLong.of(200), mark.heldSince());
        mark.finish(2);
        assertEquals(OptionalLong.empty(), mark.heldSince());
    }

    /** Any order of completion, offsets with gaps, beginnings and completions interleaved at will. */
    @Property(tries = 2000)
    void neverPassesAnUnfinishedOffset(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 3) Integer> gaps, @ForAll long seed) {
        Watermark any = new Watermark();
        Random random = new Random(seed);
        TreeSet<Long> unfinished = new TreeSet<>();
        long offset = random.nextInt(100);
        long highest = -1;
        for (int gap : gaps) {
            offset += gap;
            any.begin(offset, 0);
            unfinished.add(offset);
            while (!unfinished.isEmpty() && random.nextInt(3) == 0) {
                finishAny(any, unfinished, random);
                highest = assertRises(any, unfinished, offset, highest);
            }
        }
        while (!unfinished.isEmpty()) {
            finishAny(any, unfinished, random);
            highest = assertRises(any, unfinished, offset, highest);
        }
        assertEquals(OptionalLong.of(offset + 1), any.committable());
    }

    private static void finishAny(Watermark mark, SortedSet<Long> unfinished, Random random) {
        List<Long> all = new ArrayList<>(unfinished);
        Long chosen = all.get(random.nextInt(all.size()));
        assertTrue(mark.finish(chosen));
        unfinished.remove(chosen);
    }

    private static long assertRises(Watermark mark, SortedSet<Long> unfinished, long last, long highest) {
        long committable = mark.committable().orElseThrow();
        assertEquals(unfinished.isEmpty() ? last + 1 : unfinished.first(), committable);
        assertTrue(committable >= highest);
        return committable;
    }

    /** Four threads finish in their own orders while one begins and looks: 100,000 offsets in all. */
    @Test
    void neverPassesAnUnfinishedOffsetWhenThreadsRace() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 50; round++) {
                race(threads, new Random(round), 2_000);
            }
        }
    }

    private static void race(ExecutorService threads, Random random, int count) throws Exception {
        Watermark mark = new Watermark();
        Set<Long> finishing = ConcurrentHashMap.newKeySet();
        List<Long> order = new ArrayList<>();
        for (long offset = 0; offset < count; offset++) {
            mark.begin(offset, 0);
            order.add(offset);
        }
        Collections.shuffle(order, random);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> parts = new ArrayList<>();
        for (int part = 0; part < 4; part++) {
            List<Long> own = order.subList(part * count / 4, (part + 1) * count / 4);
            parts.add(threads.submit(() -> finishAll(mark, own, finishing, start)));
        }
        start.countDown();
        while (mark.open() > 0) {
            assertAllFinishedBelow(mark.committable().orElseThrow(), finishing);
        }
        for (Future<?> part : parts) {
            part.get();
        }
        assertEquals(OptionalLong.of(count), mark.committable());
    }

    private static void finishAll(Watermark mark, List<Long> own, Set<Long> finishing, CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        for (Long offset : own) {
            finishing.add(offset);
            mark.finish(offset);
        }
    }

    private static void assertAllFinishedBelow(long committable, Set<Long> finishing) {
        for (long offset = Math.max(0, committable - 50); offset < committable; offset++) {
            assertTrue(finishing.contains(offset), "passed " + offset);
        }
    }
}
