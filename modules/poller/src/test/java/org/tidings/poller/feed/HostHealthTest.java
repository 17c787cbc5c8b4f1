package org.tidings.poller.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tidings.model.FeedStatus;
import org.tidings.model.SourceAlert;
import org.tidings.model.SourceAlert.Kind;

class HostHealthTest {
    private static final String NAME = "quay.example";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** A host whose feeds are each polled every five minutes, one after another, as virtual time goes by. */
    private static final class Site {
        private final List<FeedLife> feeds = new ArrayList<>();
        private final Map<String, FeedLife> byId = new HashMap<>();
        private final List<SourceAlert> alerts = new ArrayList<>();
        private HostHealth health = new HostHealth(NAME);
        private Instant now = FeedLife.START;
        private BiPredicate<Integer, Instant> answers = (feed, at) -> true;
        private boolean prints = true;

        Site(int count) {
            for (int i = 0; i < count; i++) {
                String id = NAME + "/" + String.format(java.util.Locale.ROOT, "%03d", i);
                FeedLife feed = new FeedLife(id, Duration.ofMinutes(5), 280, "known");
                feeds.add(feed);
                byId.put(id, feed);
            }
            load();
        }

        Site answering(BiPredicate<Integer, Instant> which) {
            answers = which;
            return this;
        }

        /** All that was in memory alone is lost. */
        void restart() {
            health = new HostHealth(NAME);
            load();
        }

        private void load() {
            feeds.forEach(feed -> health.entered());
            feeds.stream()
                    .filter(feed -> feed.status().failures() == 0)
                    .forEach(feed -> health.saw(feed.status(), now));
            feeds.stream().filter(feed -> feed.status().failures() > 0).forEach(feed -> health.saw(feed.status(), now));
        }

        /** Each minute a fifth of the feeds is polled. */
        void run(Duration time) {
            for (Instant end = now.plus(time); now.isBefore(end); ) {
                now = now.plus(MINUTE);
                long minute = now.getEpochSecond() / 60;
                for (int i = (int) (minute % 5); i < feeds.size(); i += 5) {
                    poll(i);
                }
                tell();
            }
        }

        private void poll(int i) {
            FeedLife feed = feeds.get(i).at(now);
            if (!answers.test(i, now)) {
                feed.fails();
            } else if (prints) {
                feed.prints(true, false);
            } else {
                feed.isUnchanged();
            }
            health.saw(feed.status(), now);
            tell();
        }

        private void tell() {
            for (HostHealth.Telling telling = health.decide(now).telling();
                    telling != null;
                    telling = health.decide(now).telling()) {
                alerts.add(telling.alert());
                mark(telling);
            }
        }

        private void mark(HostHealth.Telling telling) {
            telling.marks().forEach((id, mark) -> {
                FeedLife feed = byId.get(id);
                assertTrue(feed != null, id);
                health.saw(feed.told(mark.told(), mark.at()).status(), now);
            });
        }

        List<Kind> kinds() {
            return alerts.stream().map(SourceAlert::kind).toList();
        }

        FeedStatus status(int feed) {
            return feeds.get(feed).status();
        }
    }

    private static BiPredicate<Integer, Instant> deadFrom(Duration from, Duration to) {
        return (feed, at) -> at.isBefore(FeedLife.START.plus(from)) || !at.isBefore(FeedLife.START.plus(to));
    }

    @Test
    void fiveHundredFeedsThatDieTogetherAreOneAlertAndOneRecovery() {
        Site site = new Site(500).answering(deadFrom(HOUR, HOUR.multipliedBy(6)));
        site.run(HOUR.multipliedBy(5));
        assertEquals(List.of(Kind.FAILING), site.kinds());
        SourceAlert alert = site.alerts.getFirst();
        assertTrue(alert.whole());
        assertEquals(500, alert.total());
        assertEquals(SourceAlert.MAX_FEEDS, alert.feeds().size());
        assertTrue(alert.count() >= 400, () -> alert.count() + " were gathered");
        assertEquals("HTTP 500", alert.cause());
        assertTrue(Duration.between(alert.since(), alert.at()).compareTo(Duration.ofMinutes(15)) <= 0);

        site.run(HOUR.multipliedBy(3));
        assertEquals(List.of(Kind.FAILING, Kind.RECOVERED), site.kinds());
        assertEquals(0, site.alerts.getLast().left());
    }

    @Test
    void oneFeedOfFiftyThatFailsAloneIsNamed() {
        Site site = new Site(50).answering((feed, at) -> feed != 7);
        site.run(HOUR.multipliedBy(5));
        assertEquals(List.of(Kind.FAILING), site.kinds());
        SourceAlert alert = site.alerts.getFirst();
        assertEquals(List.of(NAME + "/007"), alert.feeds());
        assertEquals(1, alert.count());
        assertEquals(50, alert.total());
        assertFalse(alert.whole());
    }

    @Test
    void aHostWithOneFeedIsToldAtOnce() {
        Site site = new Site(1).answering((feed, at) -> false);
        site.run(Duration.ofMinutes(11));
        assertEquals(List.of(Kind.FAILING), site.kinds());
        assertEquals(
                site.alerts.getFirst().since().plus(Duration.ofMinutes(5)),
                site.alerts.getFirst().at());
    }

    @Test
    void aHostThatFlapsIsToldAtMostOncePerHour() {
        Site site = new Site(10).answering((feed, at) -> at.getEpochSecond() / 60 % 40 >= 15);
        site.run(Duration.ofDays(1));
        long failing =
                site.kinds().stream().filter(kind -> kind == Kind.FAILING).count();
        assertTrue(failing > 0 && failing <= 24, () -> failing + " alerts in a day");
        assertPairs(site);
    }

    @Test
    void moreFeedsOfAHostWaitUntilTheyAreHalfAsManyAgain() {
        Site site = new Site(50).answering((feed, at) -> feed >= 10);
        site.run(HOUR.multipliedBy(2));
        site.answering((feed, at) -> feed >= 13);
        site.run(HOUR.multipliedBy(3));
        assertEquals(1, site.alerts.size(), "three more say nothing new");
        site.answering((feed, at) -> feed >= 30);
        site.run(HOUR);
        assertEquals(List.of(Kind.FAILING, Kind.FAILING), site.kinds());
        assertEquals(20, site.alerts.getLast().count());
        assertFalse(site.alerts.getFirst().id().equals(site.alerts.getLast().id()));
    }

    @Test
    void whatIsLeftBehindIsCountedAndNotToldAgain() {
        Site site = new Site(20).answering(deadFrom(HOUR, HOUR.multipliedBy(3)));
        site.run(HOUR.multipliedBy(3));
        site.answering((feed, at) -> feed >= 3);
        site.run(HOUR.multipliedBy(12));
        assertEquals(List.of(Kind.FAILING, Kind.RECOVERED), site.kinds());
        assertEquals(17, site.alerts.getLast().count());
        assertEquals(3, site.alerts.getLast().left());
        site.answering((feed, at) -> true);
        site.run(HOUR);
        assertEquals(Kind.RECOVERED, site.alerts.getLast().kind());
        assertEquals(3, site.alerts.getLast().count());
        assertEquals(3, site.alerts.size());
    }

    @Test
    void aSilentHostIsToldOnceAndAgainWhenItPrints() {
        Site site = new Site(12);
        site.run(HOUR);
        site.prints = false;
        site.run(Duration.ofDays(6));
        assertEquals(List.of(Kind.SILENT), site.kinds());
        assertEquals(12, site.alerts.getFirst().count());
        site.prints = true;
        site.run(HOUR);
        assertEquals(List.of(Kind.SILENT, Kind.RECOVERED), site.kinds());
    }

    @Test
    void aRestartAmidAnOutageTellsNothingAgain() {
        Site site = new Site(30).answering(deadFrom(HOUR, HOUR.multipliedBy(5)));
        for (int i = 0; i < 60; i++) {
            site.run(Duration.ofMinutes(7));
            site.restart();
        }
        assertEquals(List.of(Kind.FAILING, Kind.RECOVERED), site.kinds());
    }

    @Test
    void aCrashBeforeTheMarksAreWrittenRepeatsTheAlertUnderTheSameId() {
        Site site = new Site(30).answering((feed, at) -> false);
        site.run(Duration.ofMinutes(6));
        HostHealth.Telling lost = null;
        for (int i = 0; i < 30 && lost == null; i++) {
            site.now = site.now.plus(MINUTE);
            lost = site.health.decide(site.now).telling();
        }
        assertTrue(lost != null);
        site.restart();
        site.run(HOUR);
        assertEquals(List.of(Kind.FAILING), site.kinds());
        assertEquals(lost.alert().id(), site.alerts.getFirst().id());
    }

    @Test
    void aCrashAmidTheMarksTellsNothingTwice() {
        Site site = new Site(30).answering((feed, at) -> false);
        site.run(Duration.ofMinutes(6));
        for (HostHealth.Telling telling = null; telling == null; ) {
            site.now = site.now.plus(MINUTE);
            telling = site.health.decide(site.now).telling();
            if (telling != null) {
                String some = telling.marks().keySet().iterator().next();
                HostHealth.Mark mark = telling.marks().get(some);
                site.mark(new HostHealth.Telling(telling.alert(), Map.of(some, mark)));
            }
        }
        site.restart();
        site.run(HOUR.multipliedBy(30));
        assertEquals(List.of(), site.kinds());
    }

    @Test
    void aFeedThatNeverWorkedIsNotTold() {
        HostHealth health = new HostHealth(NAME);
        health.entered();
        FeedLife feed = new FeedLife(NAME + "/1", Duration.ofMinutes(5), 0, null);
        feed.fails().fails();
        health.saw(feed.status(), feed.now());
        assertEquals(null, health.decide(feed.now().plus(HOUR)).telling());
    }

    @Test
    void whatIsNotToldYetSaysWhenToAskAgain() {
        Site site = new Site(50).answering((feed, at) -> feed != 7);
        site.run(Duration.ofMinutes(8));
        HostHealth.Decision decision = site.health.decide(site.now);
        assertEquals(null, decision.telling());
        assertTrue(decision.again() != null && decision.again().isAfter(site.now));
        assertTrue(site.health.decide(decision.again()).telling() != null);
    }

    /** Bits of an hour each say whether the host's feeds answer, three groups of them on their own. */
    @Property(tries = 150)
    void whateverHappensAHostIsToldAtMostOncePerHourAndEveryFeedInTurn(
            @ForAll @Size(min = 10, max = 60) List<@IntRange(min = 0, max = 7) Integer> groups,
            @ForAll @IntRange(min = 3, max = 45) int minutes) {
        Site site = new Site(12);
        for (int down : groups) {
            site.answering((feed, at) -> (down & 1 << feed % 3) == 0);
            site.run(Duration.ofMinutes(minutes));
        }
        assertPairs(site);
        Set<String> ids = new HashSet<>();
        site.alerts.forEach(alert -> assertTrue(ids.add(alert.id()), "an id used twice"));
        site.answering((feed, at) -> true);
        site.run(Duration.ofHours(3));
        for (int i = 0; i < 12; i++) {
            assertTrue(site.status(i).told() != Kind.FAILING, "all told of are told to be well in the end");
        }
    }

    private static void assertPairs(Site site) {
        List<SourceAlert> failing = site.alerts.stream()
                .filter(alert -> alert.kind() == Kind.FAILING)
                .toList();
        for (int i = 1; i < failing.size(); i++) {
            Duration between =
                    Duration.between(failing.get(i - 1).at(), failing.get(i).at());
            assertTrue(between.compareTo(HOUR) >= 0, () -> "told again after " + between);
        }
    }
}
