package org.tidings.poller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Cause;
import org.tidings.model.Entry;
import org.tidings.model.Hash;
import org.tidings.model.Urls;

/** What becomes of one entry: a page to read, an article known already, or nothing that can be read. */
sealed interface Decision {
    /** How long after a first sighting as history another feed can still bring the article as news. */
    Duration RELEASE_WITHIN = Duration.ofHours(24);

    /** @param seen to be remembered */
    record NewPage(Cause cause, boolean baseline, Seen seen) implements Decision {}

    /** @param seen to be remembered */
    record Known(String reason, Seen seen) implements Decision {}

    /** @param reason in words */
    record Rejected(String reason) implements Decision {}

    /** Decides by the entry and by what is remembered of its article, and by nothing else. */
    static Decision of(Entry entry, @Nullable Seen seen) {
        String reason = unreadable(entry);
        if (reason != null) {
            return new Rejected(reason);
        }
        long content = Hash.key64(entry.contentHash());
        return seen == null ? first(entry, content) : again(entry, content, seen);
    }

    private static @Nullable String unreadable(Entry entry) {
        if (entry.url() == null) {
            return blank(entry.title()) && blank(entry.summary()) ? "no address and no text" : null;
        }
        return Urls.isWeb(entry.url()) ? null : "its address is not http(s)";
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Decision first(Entry entry, long content) {
        Instant at = entry.firstSeen();
        Seen seen = new Seen(at, at, entry.baseline(), List.of(content), List.of(entry.feed()));
        return new NewPage(Cause.FIRST, entry.baseline(), seen);
    }

    private static Decision again(Entry entry, long content, Seen seen) {
        boolean sameFeed = seen.carriedBy(entry.feed());
        boolean released = seen.baseline() && !entry.baseline() && !sameFeed && inTime(entry, seen);
        Seen next = seen.again(entry.feed(), content, entry.firstSeen(), seen.baseline() && !released);
        if (released) {
            return new NewPage(Cause.RELEASED, false, next);
        }
        if (!sameFeed) {
            return new Known("carried by another feed", next);
        }
        if (seen.holds(content)) {
            return new Known("seen before", next);
        }
        return seen.full() ? new Known("edited too often", next) : new NewPage(Cause.EDITED, next.baseline(), next);
    }

    private static boolean inTime(Entry entry, Seen seen) {
        return !entry.firstSeen().isAfter(seen.first().plus(RELEASE_WITHIN));
    }
}
