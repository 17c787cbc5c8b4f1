package org.tidings.console.web;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Alert;
import org.tidings.model.Desk;

/** What can be done with an alert, as records of {@code desk}. */
final class DeskWork {
    private DeskWork() {}

    /** Null when there is no such thing to do. Muting is of the story, a mark of the article, everything else of the alert. */
    static @Nullable Desk done(
            String what, Alert alert, @Nullable Desk before, String who, Instant now, Duration muted) {
        Desk known = before == null ? blank(alert.id(), alert, now) : before;
        return switch (what) {
            case "acknowledge" -> with(known, who, now, known.mark(), now);
            case "unacknowledge" -> with(known, null, null, known.mark(), now);
            case "good" -> mark(alert, true, now);
            case "bad" -> mark(alert, false, now);
            case "unmark" -> mark(alert, null, now);
            case "mute" -> mute(alert, now.plus(muted), now);
            case "unmute" -> mute(alert, null, now);
            default -> null;
        };
    }

    /** In words, for the line that tells it. */
    static String said(String what) {
        return switch (what) {
            case "acknowledge" -> "Acknowledged";
            case "unacknowledge" -> "No longer acknowledged";
            case "good" -> "Marked as a good hit";
            case "bad" -> "Marked as a bad hit";
            case "unmark" -> "Mark taken off";
            case "mute" -> "Story muted for 24 h";
            default -> "Story no longer muted";
        };
    }

    static String opposite(String what) {
        return switch (what) {
            case "acknowledge" -> "unacknowledge";
            case "unacknowledge" -> "acknowledge";
            case "good", "bad" -> "unmark";
            case "mute" -> "unmute";
            default -> "mute";
        };
    }

    private static Desk blank(String id, Alert alert, Instant now) {
        return new Desk(id, alert.watchlist().id(), null, null, null, null, null, now);
    }

    private static Desk mark(Alert alert, @Nullable Boolean mark, Instant now) {
        return Desk.marked(alert.watchlist().id(), alert.article().id(), mark, now);
    }

    private static Desk mute(Alert alert, @Nullable Instant until, Instant now) {
        return new Desk(alert.story().id(), alert.watchlist().id(), null, null, null, until, null, now);
    }

    private static Desk with(
            Desk desk, @Nullable String by, @Nullable Instant at, @Nullable Boolean mark, Instant now) {
        return new Desk(desk.id(), desk.watchlist(), by, at, desk.assignee(), desk.mutedUntil(), mark, now);
    }
}
