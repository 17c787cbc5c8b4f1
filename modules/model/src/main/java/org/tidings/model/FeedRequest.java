package org.tidings.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells a feed's owner something out of turn, on the topic {@code feed-requests}, keyed as the feed.
 *
 * @param hub what a hub said; null when a person asks
 */
public record FeedRequest(
        String feed, Reason reason, Instant at, @Nullable HubWord hub) {
    /** What it is about. */
    public enum Reason implements Word {
        /** A person wants it polled. */
        POLL_NOW,
        /** Its hub has something new of it: poll it. */
        NOTICE,
        /** Its hub confirmed the subscription. */
        VERIFIED,
        /** Its hub confirmed that the subscription ended. */
        LEFT,
        /** Its hub would not subscribe, or not any longer. */
        DENIED
    }

    /**
     * What a hub said.
     *
     * @param subscription {@link Subscription#id}
     * @param lease as granted; null = not said
     * @param why it denied, in its words; null = not said
     */
    public record HubWord(
            String subscription,
            @Nullable Duration lease,
            @Nullable String why) {}

    public FeedRequest {
        if ((hub == null) != (reason == Reason.POLL_NOW)) {
            throw new IllegalArgumentException("a hub says everything but " + Reason.POLL_NOW.word());
        }
    }

    /** A person's. */
    public static FeedRequest pollNow(String feed, Instant at) {
        return new FeedRequest(feed, Reason.POLL_NOW, at, null);
    }
}
