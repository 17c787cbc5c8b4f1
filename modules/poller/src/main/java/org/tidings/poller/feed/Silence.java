package org.tidings.poller.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * When a feed is silent against its own rhythm: several entries are missing, it is quiet for clearly longer than it has been
 * of late, and a night or a weekend does not explain it.
 */
final class Silence {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final double MISSED_ENTRIES = 6;
    private static final double LONGER_THAN_USUAL = 1.5;
    private static final double MANY_A_WEEK = 700;
    private static final Duration A_DAY_OF_WORK = Duration.ofDays(1);
    private static final Duration TWO_DAYS_OF_WORK = Duration.ofDays(2);

    /** In UTC, wide enough for any time zone's Saturday and Sunday but a few hours. */
    private static final LocalTime FRIDAY_EVENING = LocalTime.of(18, 0);

    private static final Duration WEEKEND = Duration.ofHours(60);
    private static final Duration HALF_LIFE = Duration.ofDays(28);

    private Silence() {}

    /**
     * Whether the time from {@code last} to {@code now} is a silence.
     *
     * @param perWeek entries a week
     * @param usualPause the longest pause of late; null = not known
     */
    static boolean isSilence(Instant last, Instant now, double perWeek, @Nullable Duration usualPause) {
        if (perWeek <= 0 || !now.isAfter(last)) {
            return false;
        }
        double quiet = seconds(Duration.between(last, now));
        boolean missed = quiet * perWeek > MISSED_ENTRIES * seconds(WEEK);
        boolean unusual = usualPause == null || quiet > LONGER_THAN_USUAL * seconds(usualPause);
        Duration work = perWeek >= MANY_A_WEEK ? A_DAY_OF_WORK : TWO_DAYS_OF_WORK;
        return missed && unusual && withoutWeekends(last, now).compareTo(work) > 0;
    }

    /** The usual pause after one more of them: the longest, of which half is forgotten in four weeks. */
    static Duration usual(@Nullable Duration before, Duration pause) {
        if (before == null) {
            return pause;
        }
        double faded = seconds(before) * Math.pow(0.5, seconds(pause) / seconds(HALF_LIFE));
        return faded > seconds(pause) ? Duration.ofSeconds(Math.round(faded)) : pause;
    }

    /** How long it is but for the time from Friday evening to Monday morning. */
    static Duration withoutWeekends(Instant from, Instant to) {
        ZonedDateTime friday = from.atZone(ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY))
                .with(FRIDAY_EVENING);
        Duration work = Duration.between(from, to);
        for (Instant start = friday.toInstant(); start.isBefore(to); start = start.plus(WEEK)) {
            Instant end = start.plus(WEEKEND);
            Instant begin = start.isBefore(from) ? from : start;
            Instant finish = end.isAfter(to) ? to : end;
            if (finish.isAfter(begin)) {
                work = work.minus(Duration.between(begin, finish));
            }
        }
        return work;
    }

    private static double seconds(Duration duration) {
        return (double) duration.toSeconds();
    }
}
