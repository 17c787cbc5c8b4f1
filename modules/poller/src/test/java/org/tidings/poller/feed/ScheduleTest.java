package org.tidings.poller.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.tidings.poller.feed.Schedule.Seen;

class ScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Schedule SCHEDULE = new Schedule(Duration.ofMinutes(5), Duration.ofHours(24));

    @Test
    void followsTheRhythm() {
        assertEquals(Duration.ofMinutes(30), SCHEDULE.after(HOUR, new Seen(168, 0.9, null)));
        assertEquals(Duration.ofMinutes(75), SCHEDULE.after(HOUR, new Seen(1, 1, null)));
    }

    @Test
    void fewKnownEntriesMakeItFaster() {
        assertEquals(Duration.ofMinutes(30), SCHEDULE.after(HOUR, new Seen(10, 0.2, null)));
    }

    @Test
    void thePublishersHintMakesItSlowerUpToTheCeiling() {
        assertEquals(Duration.ofHours(2), SCHEDULE.after(HOUR, new Seen(168, 0.9, Duration.ofHours(2))));
        assertEquals(Duration.ofHours(24), SCHEDULE.after(HOUR, new Seen(168, 0.9, Duration.ofDays(7))));
    }

    @Test
    void aPersonsCeilingIsObeyedBelowTheFastest() {
        Schedule demo = new Schedule(Duration.ofMinutes(5), Duration.ofSeconds(1));
        assertEquals(Duration.ofSeconds(1), demo.after(HOUR, new Seen(1, 1, HOUR)));
        assertEquals(Duration.ofSeconds(1), demo.first());
    }

    @Test
    void backsOffLinearlyAndNeverForGood() {
        assertEquals(HOUR.multipliedBy(2), SCHEDULE.backOff(HOUR, 1));
        assertEquals(HOUR.multipliedBy(4), SCHEDULE.backOff(HOUR, 3));
        assertEquals(Duration.ofHours(24), SCHEDULE.backOff(HOUR, 1_000_000));
    }

    @Test
    void feedsSpreadOverTheInterval() {
        Map<Long, Integer> minutes = new HashMap<>();
        for (int i = 0; i < 6_000; i++) {
            Instant slot = Schedule.slot("host.example/" + i, HOUR, NOW);
            minutes.merge(Duration.between(NOW, slot).toMinutes(), 1, Integer::sum);
        }
        assertEquals(60, minutes.size());
        assertTrue(minutes.values().stream().allMatch(count -> count > 50 && count < 200), minutes::toString);
    }

    @Property
    void aPlaceIsTheSameWheneverItIsAsked(
            @ForAll @StringLength(max = 30) String feed,
            @ForAll @IntRange(min = 1, max = 100_000_000) int millis,
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long at) {
        Duration interval = Duration.ofMillis(millis);
        Instant from = Instant.ofEpochMilli(at);
        Instant slot = Schedule.slot(feed, interval, from);
        assertTrue(!slot.isBefore(from) && slot.isBefore(from.plus(interval)));
        assertEquals(slot, Schedule.slot(feed, interval, slot));
        assertEquals(slot.plus(interval), Schedule.slot(feed, interval, slot.plusMillis(1)));
    }

    @Property
    void intervalsStayInTheirBounds(
            @ForAll @DoubleRange(min = 0, max = 1e9) double perWeek,
            @ForAll @DoubleRange(min = 0, max = 1) double known,
            @ForAll @LongRange(min = 1, max = 10_000_000) long seconds) {
        Duration next = SCHEDULE.after(Duration.ofSeconds(seconds), new Seen(perWeek, known, null));
        assertTrue(next.compareTo(SCHEDULE.fastest()) >= 0 && next.compareTo(SCHEDULE.ceiling()) <= 0);
    }

    @Test
    void readsHintsInTheirOrder() {
        Hints hints = new Hints(Duration.ofMinutes(10), HOUR);
        String expires = "Tue, 24 Nov 2026 12:20:00 GMT";
        assertEquals(Duration.ofSeconds(90), PublisherHint.of("public, max-age=90", expires, hints, NOW));
        assertEquals(Duration.ofMinutes(20), PublisherHint.of("no-cache", expires, hints, NOW));
        assertEquals(Duration.ofMinutes(10), PublisherHint.of("max-age=0", "0", hints, NOW));
        assertEquals(HOUR, PublisherHint.of(null, null, new Hints(null, HOUR), NOW));
        assertNull(PublisherHint.of("max-age=0", "-1", Hints.NONE, NOW));
    }
}
