package org.tidings.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feed's subscription at a hub (WebSub), on the topic {@code subscriptions}, keyed and partitioned as the feed. The
 * poller alone writes it. Token and secret are for the hub and for nobody else: no page, answer or log shows them.
 *
 * @param feed the feed's id, the record's key
 * @param at where, and to what
 * @param token the last part of the callback's address, which nobody can guess
 * @param secret by which what the hub sends is signed
 * @param base the console's address that the hub was given last; null = not asked yet
 * @param asked when the hub was last asked for something; null = not yet
 * @param attempts how often it was asked in a row without having confirmed; 0 = nothing is outstanding
 * @param lease how long it was granted for; null = never granted
 * @param leaseEnd until when it holds; null = never granted
 * @param cause why the last attempt came to nothing, in words
 * @param then where to subscribe once this one is left; null = nowhere
 */
public record Subscription(
        String feed,
        At at,
        String token,
        String secret,
        State state,
        @Nullable String base,
        @Nullable Instant asked,
        int attempts,
        @Nullable Duration lease,
        @Nullable Instant leaseEnd,
        @Nullable String cause,
        @Nullable At then) {

    /** How far it has come. */
    public enum State implements Word {
        /** Not confirmed by the hub yet. */
        WANTED,
        /** Confirmed, and its lease has not ended. */
        ACTIVE,
        /** The hub would not; it is asked again much later. */
        DENIED,
        /** Not wanted any more, and the hub has not confirmed that yet. */
        LEAVING
    }

    /**
     * A hub, and the address by which it knows the feed.
     *
     * @param topic the feed's own address as the feed gives it, not always the one that is polled
     */
    public record At(String hub, String topic) {}

    /** Names it in requests without giving the token away. */
    public String id() {
        return Hash.id("subscription", token);
    }

    @Override
    public String toString() {
        return "Subscription[" + feed + " at " + at.hub() + ", " + state.word() + "]";
    }
}
