package org.tidings.poller.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidings.model.FeedStatus;
import org.tidings.model.FeedStatus.Moving;
import org.tidings.model.FeedStatus.State;
import org.tidings.model.SourceAlert.Kind;

/**
 * How a feed is, from what was known of it and one poll, so that no state flaps: a feed that was well is in trouble after two
 * bad polls in a row, and well again after two good ones or one with something new, but not before {@link #LINGER} has
 * passed since the trouble began. In between, its state is what it was.
 *
 * @param before what was known before the poll
 * @param now when it was answered
 */
public record SourceHealth(FeedStatus before, Instant now) {
    /** How long a trouble is shown at least; of a feed that is polled more often than every five minutes, six polls. */
    public static final Duration LINGER = Duration.ofMinutes(30);

    private static final int LINGER_POLLS = 6;
    private static final int IN_A_ROW = 2;
    private static final int DOCUMENTS = 10;
    private static final int CLEAN_DOCUMENTS = 5;
    private static final int LOSSES = 2;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration NOTICEABLY_LATE = Duration.ofMinutes(1);

    /** What a poll came to. */
    public sealed interface Seen {
        /**
         * A good answer.
         *
         * @param late how much later than due it was asked
         * @param moving where it says to have moved to for good; null = nowhere
         * @param document what it held; null when that had not changed
         */
        record Well(
                Duration late,
                @Nullable Moving moving,
                @Nullable Document document) implements Seen {}

        /** The host asked for quiet. */
        record Throttled(String cause) implements Seen {}

        /** It did not work: no answer, a wrong one, or a page or a refusal ({@code wall}) where the feed was. */
        record Failed(boolean wall, String cause) implements Seen {}

        /** It is no more. */
        record Gone(String cause) implements Seen {}
    }

    /**
     * A document that has changed.
     *
     * @param fresh whether it held something new
     * @param lossy whether it had nothing in common with the one before
     */
    public record Document(boolean fresh, boolean lossy) {}

    /**
     * The feed's health after the poll, as {@link FeedStatus} has it.
     *
     * @param since of a failure, when the first of its row was
     */
    public record Verdict(
            State state,
            @Nullable Instant since,
            int failures,
            @Nullable String cause,
            @Nullable Integer losses,
            @Nullable Duration usualPause) {}

    /** Whether a feed in this state cannot be read, which is told as {@code failing}. */
    public static boolean isBad(State state) {
        return switch (state) {
            case FAILING, BLOCKED, GONE -> true;
            case FIRST_POLL, ON_TIME, LATE, SILENT, THROTTLED, LOSSY, MOVED, PAUSED -> false;
        };
    }

    /** Whether a feed in this state is read and prints. */
    public static boolean isWell(State state) {
        return switch (state) {
            case ON_TIME, LATE, LOSSY, MOVED -> true;
            case FIRST_POLL, SILENT, THROTTLED, BLOCKED, FAILING, GONE, PAUSED -> false;
        };
    }

    /** What it comes to. */
    public Verdict after(Seen seen) {
        return switch (seen) {
            case Seen.Well well -> well(well);
            case Seen.Throttled throttled -> badly(throttled() ? State.THROTTLED : before.state(), throttled.cause());
            case Seen.Failed failed -> badly(failed(failed.wall()), failed.cause());
            case Seen.Gone gone -> badly(State.GONE, gone.cause());
        };
    }

    /** One bad poll of a feed that was well is no state; once in trouble, only a graver one takes its place. */
    private boolean throttled() {
        return !isBad(before.state()) && isSecond();
    }

    private State failed(boolean wall) {
        boolean shaky = before.state() == State.THROTTLED && isTooMany();
        return isBad(before.state()) || shaky || !isSecond() ? before.state() : wall ? State.BLOCKED : State.FAILING;
    }

    private boolean isTooMany() {
        return before.status() != null && before.status() == TOO_MANY_REQUESTS;
    }

    /** Of a feed of which nothing good is known, one bad poll is enough. */
    private boolean isSecond() {
        boolean wasWell = isWell(before.state()) || before.state() == State.SILENT;
        return !wasWell || before.failures() + 1 >= IN_A_ROW;
    }

    private Verdict badly(State state, String cause) {
        Instant first = before.failures() > 0 && before.lastPoll() != null ? before.lastPoll() : now;
        return new Verdict(
                state,
                state == before.state() ? before.since() : first,
                before.failures() + 1,
                cause,
                before.losses(),
                before.usualPause());
    }

    private Verdict well(Seen.Well well) {
        Document document = well.document();
        Integer losses = document == null ? before.losses() : losses(document.lossy());
        State state = isOver(document != null && document.fresh()) ? calm(well, losses) : before.state();
        Instant since = state == before.state() ? before.since() : now;
        return new Verdict(state, since, 0, null, losses, usualPause(document));
    }

    /** Whether what troubled it is over, or nothing did. */
    private boolean isOver(boolean fresh) {
        if (!isTrouble() || before.state() == State.GONE || before.bodyHash() == null) {
            return true;
        }
        return (fresh || before.failures() == 0) && !lingers();
    }

    private boolean isTrouble() {
        return isBad(before.state()) || before.state() == State.THROTTLED;
    }

    private boolean lingers() {
        Duration polls = before.interval().multipliedBy(LINGER_POLLS);
        Duration linger = polls.compareTo(LINGER) < 0 ? polls : LINGER;
        return before.since() != null && now.isBefore(before.since().plus(linger));
    }

    /** The first that holds; each is left later than it is entered. */
    private State calm(Seen.Well well, @Nullable Integer losses) {
        if (isSilent(well.document() != null && well.document().fresh())) {
            return State.SILENT;
        }
        if (isLossy(losses)) {
            return State.LOSSY;
        }
        if (isLate(well.late())) {
            return State.LATE;
        }
        return isMoved(well.moving()) ? State.MOVED : State.ON_TIME;
    }

    private @Nullable Integer losses(boolean lossy) {
        int kept = before.losses() == null ? 0 : before.losses();
        int losses = (kept << 1 | (lossy ? 1 : 0)) & ((1 << DOCUMENTS) - 1);
        return losses == 0 ? null : losses;
    }

    private boolean isLossy(@Nullable Integer losses) {
        if (losses == null || (losses & ((1 << CLEAN_DOCUMENTS) - 1)) == 0) {
            return false;
        }
        return before.state() == State.LOSSY || Integer.bitCount(losses) >= LOSSES;
    }

    private boolean isLate(Duration late) {
        Duration allowed = before.interval().compareTo(NOTICEABLY_LATE) > 0 ? before.interval() : NOTICEABLY_LATE;
        return late.compareTo(allowed) > 0 || (before.state() == State.LATE && lingers());
    }

    private boolean isMoved(@Nullable Moving moving) {
        boolean strange = moving != null && moving.polls() == 0;
        boolean steady = strange || (moving != null && moving.polls() >= IN_A_ROW);
        return steady || (before.state() == State.MOVED && lingers());
    }

    /** A feed that has just come back is given its time from then on, unless it was silent before. */
    private boolean isSilent(boolean fresh) {
        Instant last = before.lastNew();
        if (fresh || last == null) {
            return false;
        }
        boolean cameBack = before.told() != Kind.SILENT && (isTrouble() || before.state() == State.ON_TIME);
        Instant back = isTrouble() ? now : before.since();
        Instant from = cameBack && back != null && back.isAfter(last) ? back : last;
        return Silence.isSilence(from, now, before.entriesPerWeek(), before.usualPause());
    }

    /** An outage is no pause of the feed's. */
    private @Nullable Duration usualPause(@Nullable Document document) {
        Instant last = before.lastNew();
        boolean counts = document != null && document.fresh() && last != null && !isTrouble();
        return counts ? Silence.usual(before.usualPause(), Duration.between(last, now)) : before.usualPause();
    }
}
