package org.tidings.poller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus.Moving;
import org.tidings.model.Origin;
import org.tidings.runtime.http.Fetched.Redirect;

/**
 * Where a feed says it has moved to for good (301, 308), and when that is believed. Sites redirect to maintenance pages and
 * parking lots "for good", so several polls over days have to say the same, and the document there has to go on from the
 * one here.
 */
record Moves(@Nullable Moving moving) {
    static final int POLLS = 3;
    static final Duration DAYS = Duration.ofDays(2);

    /**
     * What is known of a move after one more poll; null when the poll was not redirected, or not for good in every hop.
     *
     * @param overlaps whether the document there holds items of the last one; counts when the move begins, since from
     *     then on the last one is from there too
     */
    static @Nullable Moving next(
            Feed feed, @Nullable Moving before, List<Redirect> chain, boolean overlaps, Instant now) {
        if (chain.isEmpty() || !chain.stream().allMatch(Redirect::permanent)) {
            return null;
        }
        String to = chain.getLast().to().toString();
        if (to.equals(feed.url())) {
            return null;
        }
        if (before == null || !before.to().equals(to)) {
            return new Moving(to, overlaps ? 1 : 0, now);
        }
        return new Moving(to, before.polls() == 0 ? 0 : Math.min(before.polls() + 1, POLLS), before.since());
    }

    /** The address to go on at; null = not yet, or not by itself. */
    @Nullable
    String due(Feed feed, Instant now) {
        if (moving == null
                || moving.polls() < POLLS
                || now.isBefore(moving.since().plus(DAYS))) {
            return null;
        }
        return byItself(feed) ? moving.to() : null;
    }

    /** What an operator should know or do; null when it moves nowhere. */
    @Nullable
    String sentence(Feed feed) {
        if (moving == null) {
            return null;
        }
        if (moving.polls() == 0) {
            return "redirected for good to " + moving.to()
                    + ", which has nothing in common with what was here: see what it is";
        }
        if (byItself(feed)) {
            return "redirected for good to " + moving.to()
                    + ": it will be polled there when that is still so in two days";
        }
        return feed.origin() == Origin.FILE
                ? "moved for good to " + moving.to() + ": write that address into the file that lists it"
                : "moved for good to " + moving.to()
                        + ": add it there yourself, as its login or bad certificate stays here";
    }

    /** A file would bring the old address back; a login, or an answer from nobody knows whom, leads nowhere by itself. */
    private static boolean byItself(Feed feed) {
        return feed.origin() != Origin.FILE && feed.login() == null && !feed.unverified();
    }
}
