package org.tidings.poller;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Entry;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.FeedStatus.State;
import org.tidings.model.Hash;
import org.tidings.poller.Polled.Outcome;
import org.tidings.poller.feed.ArticleIds;
import org.tidings.poller.feed.EntryKeys;
import org.tidings.poller.feed.EntryKeys.Difference;
import org.tidings.poller.feed.FeedDocument;
import org.tidings.poller.feed.FeedReader;
import org.tidings.poller.feed.Hints;
import org.tidings.poller.feed.NotAFeed;
import org.tidings.poller.feed.PublisherHint;
import org.tidings.poller.feed.Rhythm;
import org.tidings.poller.feed.Schedule;
import org.tidings.runtime.http.Fetched;
import org.tidings.runtime.http.Headers;
import org.tidings.runtime.http.WebClient.Request;

/**
 * One poll of one feed as a function: what to ask, and what the answer comes to.
 *
 * @param before what was known of the feed
 * @param late how much later than due it was asked
 * @param now when the answer was there
 */
record Poll(Feed feed, FeedStatus before, Schedule schedule, Duration late, Instant now) {
    private static final String ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json,"
            + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";

    private static final int IM_USED = 226;
    private static final Duration NOTICEABLY_LATE = Duration.ofMinutes(1);
    private static final Duration NEVER_SILENT_WITHIN = Duration.ofDays(3);
    private static final double MISSED_ENTRIES = 10;

    /** With the validators of the last document exactly as they were served. */
    static Request request(Feed feed, FeedStatus known) {
        Request request = Request.get(feed.url()).withHeader("Accept", ACCEPT);
        if (known.etag() != null) {
            request = request.withHeader("If-None-Match", known.etag()).withHeader("A-IM", "feed");
        }
        if (known.lastModified() != null) {
            request = request.withHeader("If-Modified-Since", known.lastModified());
        }
        return request;
    }

    Polled of(Fetched answer) {
        return switch (answer) {
            case Fetched.Page page -> page(page);
            case Fetched.NotModified same -> unchanged(Outcome.NOT_MODIFIED, 304, same.headers());
            case Fetched.Throttled throttled -> throttled(throttled);
            case Fetched.Gone gone -> gone(gone);
            case Fetched.Refused refused -> failed(Outcome.REFUSED, null, refused.reason());
            case Fetched.Failed failed -> failed(Outcome.FAILED, failed.status(), failed.reason());
        };
    }

    private Polled page(Fetched.Page page) {
        String hash = Hash.id(new String(page.body(), StandardCharsets.ISO_8859_1));
        if (hash.equals(before.bodyHash())) {
            return unchanged(Outcome.SAME_BYTES, page.status(), page.headers());
        }
        String type = page.headers().first("content-type").orElse(null);
        return switch (FeedReader.read(page.body(), type, page.url().toString(), now)) {
            case NotAFeed none -> failed(Outcome.NOT_A_FEED, page.status(), none.reason());
            case FeedDocument document -> document(document, hash, page);
        };
    }

    private Polled document(FeedDocument document, String hash, Fetched.Page page) {
        boolean baseline = before.bodyHash() == null;
        boolean partial = page.status() == IM_USED;
        Difference difference = EntryKeys.difference(document.items(), before.keys(), before.identity(), partial);
        ArticleIds articles = new ArticleIds(feed.id(), difference.identity(), document.items());
        List<Entry> entries = new FeedEntries(feed, document, articles, baseline, now).of(difference.fresh());
        boolean lossy = !partial && difference.mayHaveLost(before.keys().size());
        double perWeek = Rhythm.entriesPerWeek(document.items(), now, before.entriesPerWeek());
        Instant lastNew = entries.isEmpty() ? before.lastNew() : now;
        double share = baseline || partial ? 1 : difference.knownShare();
        Duration hint = hint(page.headers(), document.hints());
        Duration interval = schedule.after(before.interval(), new Schedule.Seen(perWeek, share, hint));
        StatusDraft draft = StatusDraft.from(before)
                .polled(now, page.status())
                .rhythm(perWeek, lastNew)
                .well(health(perWeek, lastNew))
                .validators(raw(page.headers(), "etag"), raw(page.headers(), "last-modified"))
                .document(document.title(), hash, difference)
                .next(interval, Schedule.next(feed.id(), interval, now));
        Outcome outcome = entries.isEmpty() ? Outcome.NOTHING_NEW : Outcome.FRESH;
        return new Polled(outcome, entries, draft.done(), lossy, null);
    }

    private Polled unchanged(Outcome outcome, int status, Headers headers) {
        String etag = raw(headers, "etag");
        String lastModified = raw(headers, "last-modified");
        Duration interval = schedule.unchanged(before.interval(), before.entriesPerWeek(), hint(headers, Hints.NONE));
        StatusDraft draft = StatusDraft.from(before)
                .polled(now, status)
                .well(health(before.entriesPerWeek(), before.lastNew()))
                .validators(
                        etag != null ? etag : before.etag(),
                        lastModified != null ? lastModified : before.lastModified())
                .next(interval, Schedule.next(feed.id(), interval, now));
        return new Polled(outcome, List.of(), draft.done(), false, null);
    }

    private State health(double perWeek, @Nullable Instant lastNew) {
        if (lastNew != null && isSilent(perWeek, lastNew)) {
            return State.SILENT;
        }
        return late.compareTo(before.interval()) > 0 && late.compareTo(NOTICEABLY_LATE) > 0
                ? State.LATE
                : State.ON_TIME;
    }

    private boolean isSilent(double perWeek, Instant lastNew) {
        double days = perWeek <= 0 ? Double.MAX_VALUE : MISSED_ENTRIES * 7 / perWeek;
        Duration silence = Duration.between(lastNew, now);
        return silence.compareTo(NEVER_SILENT_WITHIN) > 0 && (double) silence.toDays() > days;
    }

    /** The host asked for quiet: no fault of the feed, and no failure of it. */
    private Polled throttled(Fetched.Throttled throttled) {
        Duration wait = throttled.retryAfter().isZero()
                ? schedule.backOff(before.interval(), 1)
                : throttled.hold(Duration.ofSeconds(1), Fetched.LONGEST_HOLD);
        Instant until = now.plus(wait);
        StatusDraft draft = StatusDraft.from(before)
                .polled(now, throttled.status())
                .badly(State.THROTTLED, "the host asked to be left alone for " + inWords(wait))
                .next(before.interval(), Schedule.slot(feed.id(), before.interval(), until));
        return new Polled(Outcome.THROTTLED, List.of(), draft.done(), false, until);
    }

    private static String inWords(Duration wait) {
        return wait.toMinutes() < 2 ? wait.toSeconds() + " s" : wait.toMinutes() + " min";
    }

    private Polled gone(Fetched.Gone gone) {
        StatusDraft draft = StatusDraft.from(before)
                .polled(now, gone.status())
                .badly(
                        State.GONE,
                        "the feed is gone for good (HTTP " + gone.status() + "): remove it, or poll it by hand");
        return new Polled(Outcome.GONE, List.of(), draft.done(), false, null);
    }

    private Polled failed(Outcome outcome, @Nullable Integer status, String reason) {
        StatusDraft draft = StatusDraft.from(before).polled(now, status).badly(State.FAILING, reason);
        Instant earliest = now.plus(schedule.backOff(before.interval(), draft.failures())
                .minus(before.interval().dividedBy(2)));
        draft.next(before.interval(), Schedule.slot(feed.id(), before.interval(), earliest));
        return new Polled(outcome, List.of(), draft.done(), false, null);
    }

    private @Nullable Duration hint(Headers headers, Hints hints) {
        return PublisherHint.of(raw(headers, "cache-control"), raw(headers, "expires"), hints, now);
    }

    private static @Nullable String raw(Headers headers, String name) {
        return headers.first(name).filter(value -> !value.isEmpty()).orElse(null);
    }
}
