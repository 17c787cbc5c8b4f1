package org.tidings.poller.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tidings.model.FeedStatus.State;
import org.tidings.model.SourceAlert.Kind;

class SourceHealthTest {
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofDays(1);
    private static final double FORTY_A_DAY = 280;

    private final FeedLife life = new FeedLife(FIVE, FORTY_A_DAY);

    @Test
    void aSingleFailureIsNoState() {
        life.fails();
        assertEquals(State.ON_TIME, life.state());
        assertEquals(1, life.status().failures());
        assertEquals("HTTP 500", life.status().cause());
        life.isUnchanged();
        assertEquals(0, life.status().failures());
        assertNull(life.status().cause());
        assertEquals(0, life.changes());
    }

    @Test
    void theSecondFailureInARowIsOneSinceTheFirst() {
        life.fails();
        Instant first = life.now();
        life.fails();
        assertEquals(State.FAILING, life.state());
        assertEquals(first, life.status().since());
        life.times(20, life::fails);
        assertEquals(first, life.status().since());
        assertEquals(22, life.status().failures());
    }

    @Test
    void aFeedThatNeverWorkedFailsAtOnceAndIsWellAtOnce() {
        FeedLife added = new FeedLife("quay.example/1", FIVE, 0, null);
        assertEquals(State.BLOCKED, added.isRefused().state());
        assertEquals(State.ON_TIME, added.prints(true, false).state());
    }

    @Test
    void afterAnOutageOneGoodPollWithoutNewsIsNotEnough() {
        life.times(12, life::fails).isUnchanged();
        assertEquals(State.FAILING, life.state());
        assertEquals(State.ON_TIME, life.isUnchanged().state());
        assertEquals(life.now(), life.status().since());
    }

    @Test
    void afterAnOutageOneDocumentWithNewsIsEnough() {
        life.times(12, life::fails).prints(true, false);
        assertEquals(State.ON_TIME, life.state());
    }

    @Test
    void aShortOutageLingersForHalfAnHour() {
        life.fails().fails();
        Instant since = life.status().since();
        while (life.state() == State.FAILING) {
            life.isUnchanged();
        }
        assertEquals(SourceHealth.LINGER, Duration.between(since, life.now()));
    }

    @Test
    void aRefusalAndAPageBlockIt() {
        assertEquals(State.BLOCKED, life.isRefused().isRefused().state());
        assertEquals(State.BLOCKED, life.fails().state(), "it stays what it was first");
    }

    @Test
    void goneIsGoneAtOnceAndBackAtOnce() {
        assertEquals(State.GONE, life.isGone().state());
        assertEquals(State.GONE, life.fails().state());
        assertEquals(State.ON_TIME, life.isUnchanged().state());
    }

    @Test
    void oneThrottlingIsNoState() {
        assertEquals(State.ON_TIME, life.isThrottled().state());
        assertEquals(State.THROTTLED, life.isThrottled().state());
        assertEquals(State.THROTTLED, life.fails().state(), "a failure amid throttling is none");
        assertEquals(State.FAILING, life.fails().state());
    }

    @Test
    void twoLossyDocumentsOfTenAreAStateUntilFiveAreClean() {
        life.prints(true, true);
        assertEquals(State.ON_TIME, life.state());
        life.times(4, () -> life.prints(true, false)).prints(true, true);
        assertEquals(State.LOSSY, life.state());
        life.times(4, () -> life.prints(true, false)).isUnchanged();
        assertEquals(State.LOSSY, life.state());
        assertEquals(State.ON_TIME, life.prints(true, false).state());
    }

    @Test
    void lossesFarApartAreNone() {
        for (int i = 0; i < 10; i++) {
            life.prints(true, true).times(10, () -> life.prints(true, false));
        }
        assertEquals(0, life.changes());
    }

    @Test
    void weAreLateForHalfAnHourAtLeast() {
        assertEquals(State.LATE, life.isLate().state());
        assertEquals(State.LATE, life.isUnchanged().state());
        assertEquals(State.ON_TIME, life.times(6, life::isUnchanged).state());
    }

    @Test
    void aWeekendIsNoSilenceOfADaily() {
        Instant friday = Instant.parse("2026-11-06T17:00:00Z");
        assertFalse(Silence.isSilence(friday, Instant.parse("2026-11-09T09:00:00Z"), FORTY_A_DAY, null));
        assertTrue(Silence.isSilence(friday, Instant.parse("2026-11-11T09:00:00Z"), FORTY_A_DAY, null));
    }

    @Test
    void aWeeklyIsNotSilentAfterThreeDaysNorAfterAHoliday() {
        Instant last = FeedLife.START;
        assertFalse(Silence.isSilence(last, last.plus(Duration.ofDays(3)), 1, null));
        assertFalse(Silence.isSilence(last, last.plus(Duration.ofDays(21)), 1, Duration.ofDays(8)));
        assertTrue(Silence.isSilence(last, last.plus(Duration.ofDays(43)), 1, Duration.ofDays(8)));
    }

    @Test
    void aMagazineThatPrintsFortyItemsAWeekAtOnceIsNotSilentInBetween() {
        Instant last = FeedLife.START;
        Duration week = Duration.ofDays(7);
        assertFalse(Silence.isSilence(last, last.plus(week), 40, week));
        assertTrue(Silence.isSilence(last, last.plus(week.multipliedBy(2)), 40, week));
    }

    @Test
    void aWireIsSilentAfterADayOfWork() {
        Instant tuesday = Instant.parse("2026-11-03T08:00:00Z");
        assertFalse(Silence.isSilence(tuesday, tuesday.plus(Duration.ofHours(23)), 2_100, Duration.ofHours(4)));
        assertTrue(Silence.isSilence(tuesday, tuesday.plus(Duration.ofHours(25)), 2_100, Duration.ofHours(4)));
    }

    @Test
    void theUsualPauseFadesByHalfInFourWeeks() {
        Duration forty = Duration.ofDays(40);
        assertEquals(forty, Silence.usual(null, forty));
        assertEquals(forty, Silence.usual(Duration.ofDays(3), forty));
        assertEquals(Duration.ofDays(28), Silence.usual(Duration.ofDays(56), Duration.ofDays(28)));
    }

    @Test
    void aSilentFeedSpeaksAgainAtOnce() {
        FeedLife hourly = new FeedLife(Duration.ofHours(1), FORTY_A_DAY);
        hourly.times(24 * 6, hourly::isUnchanged);
        assertEquals(State.SILENT, hourly.state());
        assertEquals(State.ON_TIME, hourly.prints(true, false).state());
        assertEquals(2, hourly.changes());
    }

    @Test
    void whatComesBackFromAnOutageHasTimeToPrintUnlessItWasSilentBefore() {
        FeedLife hourly = new FeedLife(Duration.ofHours(1), FORTY_A_DAY);
        hourly.times(24 * 6, hourly::fails).isUnchanged().isUnchanged();
        assertEquals(State.ON_TIME, hourly.state());
        hourly.times(24, hourly::isUnchanged);
        assertEquals(State.ON_TIME, hourly.state());
        hourly.told(Kind.SILENT, hourly.now()).isUnchanged();
        assertEquals(State.SILENT, hourly.state());
    }

    @Property(tries = 200)
    void whatAlternatesForEverChangesNothing(@ForAll @IntRange(min = 1, max = 240) int minutes) {
        FeedLife one = new FeedLife(Duration.ofMinutes(minutes), FORTY_A_DAY);
        for (int i = 0; i < 300; i++) {
            one.fails()
                    .prints(true, false)
                    .isRefused()
                    .prints(false, false)
                    .isThrottled()
                    .isUnchanged();
        }
        assertEquals(0, one.changes());
    }

    @Property(tries = 500)
    void whateverHappensNoStateFlaps(@ForAll("histories") List<Integer> history) {
        FeedLife one = new FeedLife(FIVE, FORTY_A_DAY);
        history.forEach(poll -> step(one, poll));
        // well, throttled, failing, gone, and well again: no feed goes through more in the half hour that a state lasts
        int most = one.mostChangesWithin(SourceHealth.LINGER);
        assertTrue(most <= 4, () -> most + " changes in half an hour");
        int day = one.mostChangesWithin(DAY);
        assertTrue(day <= 96, () -> day + " changes in a day");
    }

    @Property(tries = 500)
    void sinceIsTheTimeOfTheChangeAndNeverInTheFuture(@ForAll("histories") List<Integer> history) {
        FeedLife one = new FeedLife(FIVE, FORTY_A_DAY);
        for (int poll : history) {
            var before = one.status();
            step(one, poll);
            if (one.state() == before.state()) {
                assertEquals(before.since(), one.status().since());
            } else {
                assertNotEquals(before.since(), one.status().since());
            }
            Instant since = one.status().since();
            assertTrue(since != null && !since.isAfter(one.now()));
        }
    }

    @Property(tries = 500)
    void aLongerRowOfFailuresNeverLooksBetter(@ForAll("histories") List<Integer> history) {
        FeedLife one = new FeedLife(FIVE, FORTY_A_DAY);
        history.forEach(poll -> step(one, poll));
        one.fails().fails().fails();
        assertTrue(SourceHealth.isBad(one.state()), one.state()::word);
        one.times(20, one::fails);
        assertTrue(SourceHealth.isBad(one.state()));
    }

    @Property(tries = 500)
    void aLongGoodStretchAlwaysHeals(@ForAll("histories") List<Integer> history) {
        FeedLife one = new FeedLife(FIVE, FORTY_A_DAY);
        history.forEach(poll -> step(one, poll));
        one.times(10, () -> one.prints(true, false));
        assertEquals(State.ON_TIME, one.state());
    }

    @Provide
    Arbitrary<List<Integer>> histories() {
        return Arbitraries.integers().between(0, 6).list().ofMinSize(1).ofMaxSize(600);
    }

    private static void step(FeedLife life, int poll) {
        switch (poll) {
            case 0 -> life.fails();
            case 1 -> life.isRefused();
            case 2 -> life.isThrottled();
            case 3 -> life.isUnchanged();
            case 4 -> life.prints(true, true);
            case 5 -> life.isLate();
            default -> life.prints(true, false);
        }
    }
}
