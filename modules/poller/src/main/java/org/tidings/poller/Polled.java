package org.tidings.poller;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Entry;
import org.tidings.model.FeedStatus;
import org.tidings.model.Word;

/**
 * What one poll comes to.
 *
 * @param entries to be sent before the status
 * @param lossy nothing of the last document was left in this one: something in between may have been missed
 * @param hold until when the whole host is to be left alone; null = no wish
 */
record Polled(
        Outcome outcome,
        List<Entry> entries,
        FeedStatus status,
        boolean lossy,
        @Nullable Instant hold) {
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
        FAILED
    }

    Polled {
        entries = List.copyOf(entries);
    }
}
