package org.tidings.poller;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Entry;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.Hash;
import org.tidings.poller.Polled.Outcome;
import org.tidings.poller.feed.ArticleIds;
import org.tidings.poller.feed.EntryKeys;
import org.tidings.poller.feed.EntryKeys.Difference;
import org.tidings.poller.feed.ErrorItems;
import org.tidings.poller.feed.FeedDocument;
import org.tidings.poller.feed.FeedItem;
import org.tidings.poller.feed.FeedReader;
import org.tidings.poller.feed.Hints;
import org.tidings.poller.feed.HubLinks;
import org.tidings.poller.feed.NotAFeed;
import org.tidings.poller.feed.PublisherHint;
import org.tidings.poller.feed.Reading;
import org.tidings.poller.feed.Rhythm;
import org.tidings.poller.feed.Schedule;
import org.tidings.poller.feed.SitemapIndex;
import org.tidings.poller.feed.SourceHealth;
import org.tidings.poller.feed.SourceHealth.Document;
import org.tidings.poller.feed.SourceHealth.Seen;
import org.tidings.poller.feed.SourceHealth.Verdict;
import org.tidings.runtime.http.Fetched;
import org.tidings.runtime.http.Fetched.Redirect;
import org.tidings.runtime.http.Headers;

/**
 * One poll of one feed as a function: what the answer comes to.
 *
 * @param before what was known of the feed
 * @param late how much later than due it was asked
 * @param now when the answer was there
 */
record Poll(Feed feed, FeedStatus before, Schedule schedule, Duration late, Instant now) {
    private static final int IM_USED = 226;
    /** Shorter than for pages: the next poll is minutes away anyway, and only the host's other feeds wait for this. */
    private static final Duration SHORTEST_HOLD = Duration.ofSeconds(1);

    private static final Duration SECOND_TRY_WITHIN = Duration.ofHours(1);

    Polled of(FeedClient.Answer answer) {
        return switch (answer.feed()) {
            case Fetched.Page page -> page(page, answer.parts());
            case Fetched.NotModified same -> unchanged(Outcome.NOT_MODIFIED, 304, same.headers(), same.redirects());
            case Fetched.Throttled throttled -> throttled(throttled);
            case Fetched.Gone gone -> gone(gone);
            case Fetched.Refused refused ->
                failed(Outcome.REFUSED, null, new Seen.Failed(answer.forbidden(), refused.reason()));
            case Fetched.Failed failed -> failed(Outcome.FAILED, failed.status(), Walls.seen(failed));
        };
    }

    private Polled page(Fetched.Page page, List<Fetched> parts) {
        String hash = hash(page, parts);
        if (hash.equals(before.bodyHash())) {
            return unchanged(Outcome.SAME_BYTES, page.status(), page.headers(), page.redirects());
        }
        return switch (read(page)) {
            case NotAFeed none -> failed(Outcome.NOT_A_FEED, page.status(), Walls.seen(none));
            case FeedDocument document ->
                SitemapIndex.isOne(document)
                        ? index(document, parts, hash, page)
                        : news(document, hash, page, page.status() == IM_USED);
        };
    }

    private static String hash(Fetched.Page page, List<Fetched> parts) {
        Stream<byte[]> bodies =
                parts.stream().map(part -> part instanceof Fetched.Page read ? read.body() : new byte[0]);
        return Hash.id(Stream.concat(Stream.of(page.body()), bodies)
                .map(body -> new String(body, StandardCharsets.ISO_8859_1))
                .toArray(String[]::new));
    }

    private Reading read(Fetched.Page page) {
        String type = page.headers().first("content-type").orElse(null);
        return FeedReader.read(page.body(), type, page.url().toString(), now);
    }

    /** What could not be read of an index is not taken for vanished. */
    private Polled index(FeedDocument index, List<Fetched> parts, String hash, Fetched.Page page) {
        List<FeedDocument> documents = new ArrayList<>();
        String reason = "no sitemap of this site is in it";
        for (Fetched part : parts) {
            switch (part instanceof Fetched.Page body ? read(body) : notRead(part)) {
                case FeedDocument document -> documents.add(document);
                case NotAFeed none -> reason = "none of its sitemaps could be read: " + none.reason();
            }
        }
        if (documents.isEmpty()) {
            return failed(Outcome.NOT_A_FEED, page.status(), new Seen.Failed(false, "a sitemap index, but " + reason));
        }
        return news(SitemapIndex.union(index, documents), hash, page, documents.size() < parts.size());
    }

    private static NotAFeed notRead(Fetched part) {
        String reason = switch (part) {
            case Fetched.Failed failed -> failed.reason();
            case Fetched.Refused refused -> refused.reason();
            case Fetched.Throttled throttled -> "the host asked to be left alone";
            case Fetched.Gone gone -> "gone";
            case Fetched.Page page -> "";
            case Fetched.NotModified same -> "";
        };
        return new NotAFeed(NotAFeed.Kind.OTHER, reason);
    }

    private Polled news(FeedDocument document, String hash, Fetched.Page page, boolean partial) {
        List<FeedItem> items = ErrorItems.without(document.items());
        if (items.isEmpty() && !document.items().isEmpty()) {
            String message = String.valueOf(document.items().getFirst().title());
            return failed(Outcome.ERROR_ITEM, page.status(), new Seen.Failed(false, "its generator says: " + message));
        }
        return document(document.withItems(items), hash, page, partial);
    }

    private Polled document(FeedDocument document, String hash, Fetched.Page page, boolean partial) {
        boolean baseline = before.bodyHash() == null;
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
        boolean index = SitemapIndex.isOne(document.withItems(List.of()));
        Moves moves = moves(page.redirects(), baseline || difference.overlaps());
        StatusDraft draft = StatusDraft.from(before)
                .polled(now, page.status())
                .rhythm(perWeek, lastNew)
                .health(well(moves, new Document(!entries.isEmpty(), lossy)))
                .moving(moves.moving(), moves.sentence(feed))
                .validators(
                        index ? null : raw(page.headers(), "etag"), index ? null : raw(page.headers(), "last-modified"))
                .document(document.title(), hash, difference)
                .next(interval, Schedule.next(feed.id(), interval, now));
        Outcome outcome = entries.isEmpty() ? Outcome.NOTHING_NEW : Outcome.FRESH;
        return new Polled(outcome, entries, draft.done(), lossy, null)
                .movingTo(moves.due(feed, now))
                .pushed(
                        HubLinks.of(
                                page.headers().all("link"), document, page.url().toString()),
                        partial);
    }

    private Moves moves(List<Redirect> redirects, boolean overlaps) {
        return new Moves(Moves.next(feed, before.moving(), redirects, overlaps, now));
    }

    private Polled unchanged(Outcome outcome, int status, Headers headers, List<Redirect> redirects) {
        String etag = raw(headers, "etag");
        String lastModified = raw(headers, "last-modified");
        Duration interval = schedule.unchanged(before.interval(), before.entriesPerWeek(), hint(headers, Hints.NONE));
        Moves moves = moves(redirects, true);
        StatusDraft draft = StatusDraft.from(before)
                .polled(now, status)
                .health(well(moves, null))
                .moving(moves.moving(), moves.sentence(feed))
                .validators(
                        etag != null ? etag : before.etag(),
                        lastModified != null ? lastModified : before.lastModified())
                .next(interval, Schedule.next(feed.id(), interval, now));
        return new Polled(outcome, List.of(), draft.done(), false, null).movingTo(moves.due(feed, now));
    }

    private Verdict well(Moves moves, @Nullable Document document) {
        return health(new Seen.Well(late, moves.moving(), document));
    }

    private Verdict health(Seen seen) {
        return new SourceHealth(before, now).after(seen);
    }

    /** The host asked for quiet: no fault of the feed, and no failure of it. */
    private Polled throttled(Fetched.Throttled throttled) {
        Duration wait = throttled.retryAfter().isZero()
                ? schedule.backOff(before.interval(), 1)
                : throttled.hold(SHORTEST_HOLD, Fetched.LONGEST_HOLD);
        Instant until = now.plus(wait);
        StatusDraft draft = StatusDraft.from(before)
                .polled(now, throttled.status())
                .health(health(new Seen.Throttled("the host asked to be left alone for " + inWords(wait))))
                .held(until)
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
