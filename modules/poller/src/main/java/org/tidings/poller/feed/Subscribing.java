package org.tidings.poller.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Subscription;
import org.tidings.model.Subscription.At;
import org.tidings.model.Subscription.State;

/** How a subscription goes from one state to the next, and when its hub is asked again. */
public final class Subscribing {
    /** What is asked for. */
    public static final Duration LEASE = Duration.ofDays(10);

    private static final Duration SHORTEST_LEASE = Duration.ofMinutes(10);
    private static final Duration LONGEST_LEASE = Duration.ofDays(14);
    private static final int RENEWED_WITH = 10;
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Duration LONGEST_WAIT = Duration.ofHours(12);
    private static final Duration DENIAL_STEP = Duration.ofDays(1);
    private static final int DENIALS = 7;
    private static final int FAREWELLS = 4;

    private Subscribing() {}

    /** A new one, to be asked for at once. */
    public static Subscription wanted(String feed, At at, String token, String secret) {
        return new Subscription(feed, at, token, secret, State.WANTED, null, null, 0, null, null, null, null);
    }

    /**
     * When its hub is to be asked. A granted lease is renewed when a tenth of it is left; what is not confirmed is asked
     * again later each time; a hub that denied is asked after days; one that knows an address which is no longer the
     * console's is asked at once.
     *
     * @param base the console's address
     */
    public static Instant due(Subscription now, String base) {
        Instant asked = now.asked();
        if (now.state() == State.DENIED) {
            return asked == null
                    ? Instant.EPOCH
                    : asked.plus(DENIAL_STEP.multipliedBy(Math.min(DENIALS, now.attempts())));
        }
        if (now.attempts() > 0 && asked != null) {
            return asked.plus(backOff(now.attempts()));
        }
        return now.state() == State.ACTIVE && base.equals(now.base()) ? renewal(now) : Instant.EPOCH;
    }

    private static Duration backOff(int attempts) {
        Duration wait = STEP.multipliedBy(Math.min(attempts, 1_000));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static Instant renewal(Subscription active) {
        Instant end = active.leaseEnd();
        Duration lease = active.lease();
        return end == null || lease == null ? Instant.EPOCH : end.minus(lease.dividedBy(RENEWED_WITH));
    }

    /** Just before its hub is asked. */
    public static Subscription asked(Subscription before, String base, Instant now) {
        boolean ended = before.state() == State.ACTIVE && hasEnded(before, now);
        State state = ended || before.state() == State.DENIED ? State.WANTED : before.state();
        boolean atTheOldAddress = state == State.LEAVING && before.base() != null;
        return new Subscription(
                before.feed(),
                before.at(),
                before.token(),
                before.secret(),
                state,
                atTheOldAddress ? before.base() : base,
                now,
                before.attempts() + 1,
                before.lease(),
                before.leaseEnd(),
                before.cause(),
                before.then());
    }

    /** Its hub did not take the request. */
    public static Subscription failed(Subscription before, String cause) {
        return with(
                before, before.state(), before.asked(), before.attempts(), before.lease(), before.leaseEnd(), cause);
    }

    /**
     * Its hub confirmed. One that we did not ask for prolongs nothing, so that a confirmation cannot be replayed.
     *
     * @param granted null = not said
     */
    public static Subscription verified(Subscription before, @Nullable Duration granted, Instant now) {
        boolean expected = before.state() == State.WANTED || before.state() == State.ACTIVE;
        if (!expected || before.attempts() == 0) {
            return before;
        }
        Duration lease = clamped(granted == null ? LEASE : granted);
        return with(before, State.ACTIVE, before.asked(), 0, lease, now.plus(lease), null);
    }

    private static Duration clamped(Duration lease) {
        return lease.compareTo(SHORTEST_LEASE) < 0
                ? SHORTEST_LEASE
                : lease.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : lease;
    }

    /** Its hub would not, or not any longer. */
    public static Subscription denied(Subscription before, @Nullable String why, Instant now) {
        if (before.state() == State.LEAVING) {
            return before;
        }
        int attempts = Math.max(1, before.attempts());
        return with(before, State.DENIED, now, attempts, null, null, why == null ? "the hub gave no reason" : why);
    }

    /** Not wanted any more. */
    public static Subscription leaving(Subscription before, @Nullable At then) {
        boolean again = before.state() == State.LEAVING;
        return new Subscription(
                before.feed(),
                before.at(),
                before.token(),
                before.secret(),
                State.LEAVING,
                before.base(),
                again ? before.asked() : null,
                again ? before.attempts() : 0,
                before.lease(),
                before.leaseEnd(),
                null,
                then);
    }

    /** Whether there is nothing to be undone at the hub, or no use in asking it any longer. */
    public static boolean isOver(Subscription leaving, Instant now) {
        boolean held = leaving.leaseEnd() != null && !hasEnded(leaving, now);
        return leaving.state() == State.LEAVING && (!held || leaving.attempts() >= FAREWELLS);
    }

    /** Whether what the hub sends can be counted on. */
    public static boolean isHeld(Subscription now, Instant at) {
        return now.state() == State.ACTIVE && !hasEnded(now, at);
    }

    private static boolean hasEnded(Subscription subscription, Instant now) {
        Instant end = subscription.leaseEnd();
        return end != null && !end.isAfter(now);
    }

    private static Subscription with(
            Subscription from,
            State state,
            @Nullable Instant asked,
            int attempts,
            @Nullable Duration lease,
            @Nullable Instant leaseEnd,
            @Nullable String cause) {
        return new Subscription(
                from.feed(),
                from.at(),
                from.token(),
                from.secret(),
                state,
                from.base(),
                asked,
                attempts,
                lease,
                leaseEnd,
                cause,
                from.then());
    }
}
