package org.tidings.poller;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Entry;
import org.tidings.model.FeedStatus;
import org.tidings.model.Subscription;
import org.tidings.model.Word;

/**
 * What one poll comes to.
 *
 * @param entries to be sent before the status
 * @param lossy nothing of the last document was left in this one: something in between may have been missed
 * @param pushable where its document says that it can be subscribed to; null = no document was read
 * @param hold until when the whole host is to be left alone; null = no wish
 * @param moveTo the address that the feed is to be polled at from now on; null = where it is
 */
record Polled(
        Outcome outcome,
        List<Entry> entries,
        FeedStatus status,
        boolean lossy,
        @Nullable Instant hold,
        @Nullable Pushable pushable,
        @Nullable String moveTo) {
    /**
     * What a document says of a hub.
     *
     * @param at null = it names none
     */
    record Pushable(Subscription.@Nullable At at) {}

    /** For counting. */
    enum Outcome implements Word {
        FRESH,
        NOTHING_NEW,
        SAME_BYTES,
        NOT_MODIFIED,
        THROTTLED,
        GONE,
        REFUSED,
        NOT_A_FEED,
        ERROR_ITEM,
        FAILED
    }

    Polled {
        entries = List.copyOf(entries);
    }

    Polled(Outcome outcome, List<Entry> entries, FeedStatus status, boolean lossy, @Nullable Instant hold) {
        this(outcome, entries, status, lossy, hold, null, null);
    }

    /** A part of a feed that names no hub says nothing about the whole. */
    Polled pushed(Subscription.@Nullable At at, boolean partial) {
        Pushable said = at == null && partial ? null : new Pushable(at);
        return new Polled(outcome, entries, status, lossy, hold, said, moveTo);
    }

    /** The same, of a feed that goes on at that address; null = where it is. */
    Polled movingTo(@Nullable String address) {
        return new Polled(outcome, entries, status, lossy, hold, pushable, address);
    }

    /** The same, to be polled again sooner. */
    Polled againAt(Instant sooner) {
        FeedStatus next =
                StatusDraft.from(status).next(status.interval(), sooner).done();
        return new Polled(outcome, entries, next, lossy, hold, pushable, moveTo);
    }

    /** Answered well, and nothing in it that was not known. */
    boolean isNothingNew() {
        return switch (outcome) {
            case NOTHING_NEW, SAME_BYTES, NOT_MODIFIED -> true;
            case FRESH, THROTTLED, GONE, REFUSED, NOT_A_FEED, ERROR_ITEM, FAILED -> false;
        };
    }
}
