package org.tidings.poller.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When to poll a feed. The interval follows its rhythm and what it says itself, between {@code fastest} and
 * {@code ceiling}; each feed has its own place in the interval, so that many feeds spread without chance and a restart
 * makes no burst.
 *
 * @param fastest the shortest interval; a shorter ceiling is obeyed all the same
 * @param ceiling the longest interval, given by a person
 */
public record Schedule(Duration fastest, Duration ceiling) {
    /** However often a feed fails, it is asked again within this time. */
    public static final Duration LONGEST_BACK_OFF = Duration.ofHours(24);

    private static final Duration WEEK = Duration.ofDays(7);
    private static final double FEW_KNOWN = 1.0 / 3;
    private static final double SLOWER = 1.25;
    private static final double POLLS_AN_ENTRY = 2;

    /**
     * What a good poll saw.
     *
     * @param knownShare of the document's items, from 0 to 1; 1 when nothing was new
     * @param hint the shortest time the publisher asks to leave between polls; null = none
     */
    public record Seen(
            double entriesPerWeek,
            double knownShare,
            @Nullable Duration hint) {}

    /** Before anything is known of a feed. */
    public Duration first() {
        return clamp(ceiling);
    }

    /** The interval after a good poll. */
    public Duration after(Duration interval, Seen seen) {
        Duration rhythm = byRhythm(seen.entriesPerWeek());
        Duration slower = shorter(rhythm, times(interval, SLOWER));
        Duration wanted = seen.knownShare() < FEW_KNOWN ? shorter(rhythm, times(interval, 0.5)) : slower;
        Duration hint = seen.hint();
        return clamp(hint != null && hint.compareTo(wanted) > 0 ? hint : wanted);
    }

    /** The interval after a poll that brought no document: never shorter, since what the document asked is not known. */
    public Duration unchanged(Duration interval, double entriesPerWeek, @Nullable Duration hint) {
        Duration slower = shorter(byRhythm(entriesPerWeek), times(interval, SLOWER));
        Duration wanted = slower.compareTo(interval) > 0 ? slower : interval;
        return clamp(hint != null && hint.compareTo(wanted) > 0 ? hint : wanted);
    }

    /** Two polls for each entry to come. */
    private static Duration byRhythm(double entriesPerWeek) {
        double seconds = (double) WEEK.toSeconds() / (POLLS_AN_ENTRY * Math.max(entriesPerWeek, 0.01));
        return Duration.ofSeconds(Math.round(Math.min(seconds, (double) WEEK.toSeconds())));
    }

    /** The wait after so many failures in a row: longer by one interval each time, and never for good. */
    public Duration backOff(Duration interval, int failures) {
        Duration longest = ceiling.compareTo(LONGEST_BACK_OFF) > 0 ? ceiling : LONGEST_BACK_OFF;
        return shorter(interval.multipliedBy(1 + Math.min(failures, 10_000)), longest);
    }

    /** The feed's next place after a poll: at least half an interval ahead. */
    public static Instant next(String feed, Duration interval, Instant now) {
        return slot(feed, interval, now.plus(interval.dividedBy(2)));
    }

    /** The feed's first place at {@code from} or later: a fixed distance from whole intervals since the epoch. */
    public static Instant slot(String feed, Duration interval, Instant from) {
        long step = Math.max(1, interval.toMillis());
        long place = Math.floorMod(spread(feed), step);
        long past = Math.floorMod(from.toEpochMilli() - place, step);
        return Instant.ofEpochMilli(past == 0 ? from.toEpochMilli() : from.toEpochMilli() + step - past);
    }

    /** A number from the feed's id that differs in every bit (the finaliser of MurmurHash3). */
    private static long spread(String feed) {
        long h = 1125899906842597L;
        for (int i = 0; i < feed.length(); i++) {
            h = 31 * h + feed.charAt(i);
        }
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }

    private Duration clamp(Duration interval) {
        Duration bounded = interval.compareTo(fastest) < 0 ? fastest : interval;
        return shorter(bounded, ceiling);
    }

    private static Duration times(Duration interval, double factor) {
        return Duration.ofMillis(Math.round((double) interval.toMillis() * factor));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
