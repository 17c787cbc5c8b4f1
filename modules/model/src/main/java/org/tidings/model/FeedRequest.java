package org.tidings.model;

import java.time.Instant;

/** Asks the feed's owner to poll it out of turn, on the topic {@code feed-requests}, keyed as the feed. */
public record FeedRequest(String feed, Reason reason, Instant at) {
    public enum Reason implements Word {
        POLL_NOW,
        NOTICE
    }
}
