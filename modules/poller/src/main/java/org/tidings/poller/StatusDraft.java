package org.tidings.poller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.FeedStatus.Identity;
import org.tidings.model.FeedStatus.Moving;
import org.tidings.model.FeedStatus.State;
import org.tidings.model.SourceAlert;
import org.tidings.poller.feed.EntryKeys;
import org.tidings.poller.feed.SourceHealth;

/** A feed's next status in the making: as the last one, but for what is set. */
final class StatusDraft {
    private String feed;
    private State state;
    private @Nullable Instant since;
    private SourceAlert.@Nullable Kind told;
    private @Nullable Instant toldAt;
    private @Nullable String title;
    private @Nullable String etag;
    private @Nullable String lastModified;
    private @Nullable String bodyHash;
    private @Nullable Instant lastPoll;
    private Instant nextPoll;
    private @Nullable Instant hostHold;
    private @Nullable Instant lastNew;
    private @Nullable Duration usualPause;
    private Duration interval;
    private double entriesPerWeek;
    private int failures;
    private @Nullable Integer losses;
    private @Nullable String cause;
    private @Nullable Integer status;
    private @Nullable Moving moving;
    private @Nullable Identity identity;
    private List<Long> keys;

    private StatusDraft(FeedStatus from) {
        this.feed = from.feed();
        this.state = from.state();
        this.since = from.since();
        this.told = from.told();
        this.toldAt = from.toldAt();
        this.title = from.title();
        this.etag = from.etag();
        this.lastModified = from.lastModified();
        this.bodyHash = from.bodyHash();
        this.lastPoll = from.lastPoll();
        this.nextPoll = from.nextPoll();
        this.hostHold = from.hostHold();
        this.lastNew = from.lastNew();
        this.usualPause = from.usualPause();
        this.interval = from.interval();
        this.entriesPerWeek = from.entriesPerWeek();
        this.failures = from.failures();
        this.losses = from.losses();
        this.cause = from.cause();
        this.status = from.status();
        this.moving = from.moving();
        this.identity = from.identity();
        this.keys = from.keys();
    }

    static StatusDraft from(FeedStatus status) {
        return new StatusDraft(status);
    }

    /** Of a feed that has never been asked. */
    static FeedStatus never(Feed feed, Duration interval, Instant due) {
        return new FeedStatus(
                feed.id(),
                State.FIRST_POLL,
                null,
                null,
                null,
                feed.title(),
                null,
                null,
                null,
                null,
                due,
                null,
                null,
                null,
                interval,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    StatusDraft polled(Instant at, @Nullable Integer answer) {
        this.lastPoll = at;
        this.status = answer;
        this.hostHold = null;
        return this;
    }

    StatusDraft health(SourceHealth.Verdict verdict) {
        this.state = verdict.state();
        this.since = verdict.since();
        this.failures = verdict.failures();
        this.cause = verdict.cause();
        this.losses = verdict.losses();
        this.usualPause = verdict.usualPause();
        return this;
    }

    /** By a person: what was told of it does not hold any more. */
    StatusDraft paused(Instant now) {
        this.since = state == State.PAUSED ? since : now;
        this.state = State.PAUSED;
        this.told = null;
        this.failures = 0;
        this.cause = null;
        return this;
    }

    StatusDraft told(SourceAlert.@Nullable Kind kind, @Nullable Instant at) {
        this.told = kind;
        this.toldAt = at;
        return this;
    }

    /** @param why what is to be done about it, in words; null when it moves nowhere */
    StatusDraft moving(@Nullable Moving now, @Nullable String why) {
        this.moving = now;
        this.cause = state == State.MOVED ? why : cause;
        return this;
    }

    /** All that is known of the feed, under the id it has at another address. */
    StatusDraft movedTo(Feed other, Instant now) {
        this.feed = other.id();
        this.moving = null;
        this.cause = null;
        this.since = state == State.MOVED ? now : since;
        this.state = state == State.MOVED ? State.ON_TIME : state;
        return this;
    }

    StatusDraft document(@Nullable String itsTitle, String hash, EntryKeys.Difference items) {
        this.title = itsTitle != null ? itsTitle : title;
        this.bodyHash = hash;
        this.identity = items.identity();
        this.keys = items.keys();
        return this;
    }

    /** Kept exactly as served; a server that leaves one out of a 304 has not withdrawn it. */
    StatusDraft validators(@Nullable String itsEtag, @Nullable String itsLastModified) {
        this.etag = itsEtag;
        this.lastModified = itsLastModified;
        return this;
    }

    StatusDraft rhythm(double perWeek, @Nullable Instant broughtNew) {
        this.entriesPerWeek = perWeek;
        this.lastNew = broughtNew;
        return this;
    }

    StatusDraft held(Instant until) {
        this.hostHold = until;
        return this;
    }

    StatusDraft next(Duration every, Instant due) {
        this.interval = every;
        this.nextPoll = due;
        return this;
    }

    FeedStatus done() {
        return new FeedStatus(
                feed,
                state,
                since,
                told,
                toldAt,
                title,
                etag,
                lastModified,
                bodyHash,
                lastPoll,
                nextPoll,
                hostHold,
                lastNew,
                usualPause,
                interval,
                entriesPerWeek,
                failures,
                losses,
                cause,
                status,
                moving,
                identity,
                keys);
    }
}
