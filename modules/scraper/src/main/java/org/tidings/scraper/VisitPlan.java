package org.tidings.scraper;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a page is looked at again: soon and then ever later while it could not be read, and while its article is young. */
final class VisitPlan {
    /** After these the page is given up. */
    static final int TRIES = 5;

    private static final List<Duration> UNREAD = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(3),
            Duration.ofHours(12));

    private static final List<Duration> YOUNG =
            List.of(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));

    private static final Duration LIVE = Duration.ofMinutes(5);
    private static final Duration LIVE_SLOWEST = Duration.ofHours(1);

    private final Duration young;

    /** @param young the age up to which an article is looked at again; zero = never */
    VisitPlan(Duration young) {
        this.young = young;
    }

    /** When to try for the n-th time, counted from 1; empty when it was tried often enough. */
    Optional<Instant> unread(int ordinal, Instant now) {
        return ordinal > TRIES ? Optional.empty() : Optional.of(now.plus(UNREAD.get(ordinal - 1)));
    }

    /** The next age at which an article that was read is looked at again; empty when it is no longer young. */
    Optional<Instant> young(Instant firstSeen, Instant now) {
        return YOUNG.stream()
                .filter(age -> age.compareTo(young) <= 0)
                .map(firstSeen::plus)
                .filter(due -> due.isAfter(now))
                .findFirst();
    }

    /**
     * When a live blog is looked at again: soon while it goes on, ever later while nothing comes.
     *
     * @param unchanged how many visits in a row found nothing new
     * @return empty when it is no longer young
     */
    Optional<Instant> live(Instant firstSeen, int unchanged, Instant now) {
        Duration pause = LIVE.multipliedBy(1L << Math.min(unchanged, 4));
        Instant due = now.plus(pause.compareTo(LIVE_SLOWEST) > 0 ? LIVE_SLOWEST : pause);
        return due.isAfter(firstSeen.plus(young)) ? Optional.empty() : Optional.of(due);
    }
}
