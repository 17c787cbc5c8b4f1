package org.tidings.poller;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Entry;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.Hash;
import org.tidings.poller.Polled.Outcome;
import org.tidings.poller.feed.ArticleIds;
import org.tidings.poller.feed.EntryKeys;
import org.tidings.poller.feed.EntryKeys.Difference;
import org.tidings.poller.feed.FeedDocument;
import org.tidings.poller.feed.FeedReader;
import org.tidings.poller.feed.Hints;
import org.tidings.poller.feed.HubLinks;
import org.tidings.poller.feed.NotAFeed;
import org.tidings.poller.feed.PublisherHint;
import org.tidings.poller.feed.Rhythm;
import org.tidings.poller.feed.Schedule;
import org.tidings.poller.feed.SourceHealth;
import org.tidings.poller.feed.SourceHealth.Document;
import org.tidings.poller.feed.SourceHealth.Seen;
import org.tidings.poller.feed.SourceHealth.Verdict;
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
    private static final Duration SECOND_TRY_WITHIN = Duration.ofHours(1);

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
            case Fetched.Refused refused -> failed(Outcome.REFUSED, null, new Seen.Failed(false, refused.reason()));
            case Fetched.Failed failed -> failed(Outcome.FAILED, failed.status(), Walls.seen(failed));
        };
    }

    private Polled page(Fetched.Page page) {
        String hash = Hash.id(new String(page.body(), StandardCharsets.ISO_8859_1));
        if (hash.equals(before.bodyHash())) {
            return unchanged(Outcome.SAME_BYTES, page.status(), page.headers());
        }
        String type = page.headers().first("content-type").orElse(null);
        return switch (FeedReader.read(page.body(), type, page.url().toString(), now)) {
            case NotAFeed none -> failed(Outcome.NOT_A_FEED, page.status(), Walls.seen(none));
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
        double perWeek = entries.isEmpty()
                ? before.entriesPerWeek()
                : Rhythm.entriesPerWeek(document.items(), now, before.entriesPerWeek());
        Instant lastNew = entries.isEmpty() ? before.lastNew() : now;
        double share = baseline || partial ? 1 : difference.knownShare();
        Duration hint = hint(page.headers(), document.hints());
        Duration interval = schedule.after(before.interval(), new Schedule.Seen(perWeek, share, hint));
        StatusDraft draft = StatusDraft.from(before)
                .polled(now, page.status())
                .rhythm(perWeek, lastNew)
                .health(well(new Document(!entries.isEmpty(), lossy)))
                .validators(raw(page.headers(), "etag"), raw(page.headers(), "last-modified"))
                .document(document.title(), hash, difference)
                .next(interval, Schedule.next(feed.id(), interval, now));
        Outcome outcome = entries.isEmpty() ? Outcome.NOTHING_NEW : Outcome.FRESH;
        return new Polled(outcome, entries, draft.done(), lossy, null)
                .pushed(
                        HubLinks.of(
                                page.headers().all("link"), document, page.url().toString()),
                        partial);
    }

    private Polled unchanged(Outcome outcome, int status, Headers headers) {
        String etag = raw(headers, "etag");
        String lastModified = raw(headers, "last-modified");
        Duration interval = schedule.unchanged(before.interval(), before.entriesPerWeek(), hint(headers, Hints.NONE));
        StatusDraft draft = StatusDraft.from(before)
                .polled(now, status)
                .health(well(null))
                .validators(
                        etag != null ? etag : before.etag(),
                        lastModified != null ? lastModified : before.lastModified())
                .next(interval, Schedule.next(feed.id(), interval, now));
        return new Polled(outcome, List.of(), draft.done(), false, null);
    }

    private Verdict well(@Nullable Document document) {
        return health(new Seen.Well(late, before.moving(), document));
    }

    private Verdict health(Seen seen) {
        return new SourceHealth(before, now).after(seen);
    }

    /** The host asked for quiet: no fault of the feed, and no failure of it. */
    private Polled throttled(Fetched.Throttled throttled) {
        Duration wait = throttled.retryAfter().isZero()
                ? schedule.backOff(before.interval(), 1)
                : throttled.hold(Duration.ofSeconds(1), Fetched.LONGEST_HOLD);
        Instant until = now.plus(wait);
        StatusDraft draft = StatusDraft.from(before)
                .polled(now, throttled.status())
                .health(health(new Seen.Throttled("the host asked to be left alone for " + inWords(wait))))
                .next(before.interval(), Schedule.slot(feed.id(), before.interval(), until));
        return new Polled(Outcome.THROTTLED, List.of(), draft.done(), false, until);
    }

    private static String inWords(Duration wait) {
        return wait.toMinutes() < 2 ? wait.toSeconds() + " s" : wait.toMinutes() + " min";
    }

    private Polled gone(Fetched.Gone gone) {
        StatusDraft draft = StatusDraft.from(before)
                .polled(now, gone.status())
                .health(health(new Seen.Gone(
                        "the feed is gone for good (HTTP " + gone.status() + "): remove it, or poll it by hand")));
        return new Polled(Outcome.GONE, List.of(), draft.done(), false, null);
    }

    private Polled failed(Outcome outcome, @Nullable Integer status, Seen.Failed seen) {
        Verdict verdict = health(seen);
        StatusDraft draft = StatusDraft.from(before)
                .polled(now, status)
                .health(verdict)
                .next(before.interval(), verdict.failures() == 1 ? secondTry() : later(verdict.failures()));
        return new Polled(outcome, List.of(), draft.done(), false, null);
    }

    /** One failure says little: the feed's next place tells more, and a slow feed does not wait a day for it. */
    private Instant secondTry() {
        Duration soon = before.interval().compareTo(SECOND_TRY_WITHIN) > 0 ? SECOND_TRY_WITHIN : before.interval();
        return Schedule.next(feed.id(), soon, now);
    }

    private Instant later(int failures) {
        Duration wait = schedule.backOff(before.interval(), failures);
        return Schedule.slot(
                feed.id(),
                before.interval(),
                now.plus(wait.minus(before.interval().dividedBy(2))));
    }

    private @Nullable Duration hint(Headers headers, Hints hints) {
        return PublisherHint.of(raw(headers, "cache-control"), raw(headers, "expires"), hints, now);
    }

    private static @Nullable String raw(Headers headers, String name) {
        return headers.first(name).filter(value -> !value.isEmpty()).orElse(null);
    }
}
