package org.tidings.poller.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.FeedStatus;
import org.tidings.model.FeedStatus.State;
import org.tidings.model.SourceAlert.Kind;
import org.tidings.poller.feed.SourceHealth.Document;
import org.tidings.poller.feed.SourceHealth.Seen;

/** A feed's health over time as polls go by, without a poller. */
final class FeedLife {
    static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

    private final String id;
    private final Duration interval;
    private final double perWeek;
    private final List<Instant> changes = new ArrayList<>();
    private Instant now = START;
    private @Nullable Kind told;
    private @Nullable Instant toldAt;
    private FeedStatus status;

    /** On time, with something new just now. */
    FeedLife(Duration interval, double perWeek) {
        this("quay.example/1", interval, perWeek, "known");
    }

    FeedLife(String id, Duration interval, double perWeek, @Nullable String bodyHash) {
        this.id = id;
        this.interval = interval;
        this.perWeek = perWeek;
        SourceHealth.Verdict start = new SourceHealth.Verdict(
                bodyHash == null ? State.FIRST_POLL : State.ON_TIME, START, 0, null, null, null);
        status = status(start, null, START, bodyHash);
    }

    FeedLife fails() {
        return polled(new Seen.Failed(false, "HTTP 500"), null);
    }

    FeedLife isRefused() {
        return polled(new Seen.Failed(true, "403 Forbidden"), 403);
    }

    FeedLife isThrottled() {
        return polled(new Seen.Throttled("429, wait"), 429);
    }

    FeedLife isGone() {
        return polled(new Seen.Gone("410"), 410);
    }

    FeedLife isUnchanged() {
        return polled(new Seen.Well(Duration.ZERO, null, null), 304);
    }

    FeedLife isLate() {
        return polled(new Seen.Well(interval.multipliedBy(2), null, null), 304);
    }

    FeedLife prints(boolean fresh, boolean lossy) {
        return polled(new Seen.Well(Duration.ZERO, null, new Document(fresh, lossy)), 200);
    }

    FeedLife times(int times, Runnable poll) {
        for (int i = 0; i < times; i++) {
            poll.run();
        }
        return this;
    }

    private FeedLife polled(Seen seen, @Nullable Integer answer) {
        now = now.plus(interval);
        State before = status.state();
        SourceHealth.Verdict verdict = new SourceHealth(status, now).after(seen);
        Document document = seen instanceof Seen.Well well ? well.document() : null;
        Instant lastNew = document != null && document.fresh() ? now : status.lastNew();
        status = status(verdict, answer, lastNew, document != null ? "known" : status.bodyHash());
        if (status.state() != before) {
            changes.add(now);
        }
        return this;
    }

    /** The next poll is at that time. */
    FeedLife at(Instant next) {
        now = next.minus(interval);
        return this;
    }

    FeedLife told(Kind kind, Instant at) {
        told = kind;
        toldAt = at;
        SourceHealth.Verdict same = new SourceHealth.Verdict(
                status.state(),
                status.since(),
                status.failures(),
                status.cause(),
                status.losses(),
                status.usualPause());
        status = status(same, status.status(), status.lastNew(), status.bodyHash());
        return this;
    }

    private FeedStatus status(
            SourceHealth.Verdict verdict,
            @Nullable Integer answer,
            @Nullable Instant lastNew,
            @Nullable String bodyHash) {
        return new FeedStatus(
                id,
                verdict.state(),
                verdict.since(),
                told,
                toldAt,
                null,
                null,
                null,
                bodyHash,
                now,
                now,
                null,
                lastNew,
                verdict.usualPause(),
                interval,
                perWeek,
                verdict.failures(),
                verdict.losses(),
                verdict.cause(),
                answer,
                null,
                null,
                List.of());
    }

    State state() {
        return status.state();
    }

    FeedStatus status() {
        return status;
    }

    Instant now() {
        return now;
    }

    int changes() {
        return changes.size();
    }

    /** The most changes of state within any such time. */
    int mostChangesWithin(Duration window) {
        int most = 0;
        for (int i = 0; i < changes.size(); i++) {
            Instant end = changes.get(i).plus(window);
            most = Math.max(most, (int)
                    changes.stream().skip(i).takeWhile(at -> at.isBefore(end)).count());
        }
        return most;
    }
}
