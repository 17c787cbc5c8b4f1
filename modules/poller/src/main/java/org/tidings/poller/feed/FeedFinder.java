package org.tidings.poller.feed;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Hash;
import org.tidings.poller.feed.FeedDocument.Format;
import org.tidings.poller.feed.FeedLinks.Candidate;
import org.tidings.poller.feed.FeedLinks.Place;

/**
 * Finds the feeds of a site: reads the page, asks what it points to, then the usual addresses and the news sitemaps that
 * robots.txt names. Only what can be read as a feed counts; the same feed under two addresses or in two formats counts once.
 */
public final class FeedFinder {
    private static final int MOST_SITEMAPS = 4;
    private static final int LATEST = 3;
    private static final int TELLING_ITEMS = 5;

    /** How a search reaches the web; what bounds it in number and time is decided there. */
    public interface Web {
        /** Asks one address. */
        Answer get(String url);

        /** The sitemaps that the site's robots.txt names. */
        List<String> sitemaps(String url);
    }

    /** What came of asking. */
    public sealed interface Answer {
        /**
         * A document.
         *
         * @param url where it was found in the end
         * @param links the values of the header Link
         */
        @SuppressWarnings("ArrayRecordComponent") // handed over, not kept
        record Document(String url, @Nullable String contentType, List<String> links, byte[] body) implements Answer {}

        /** None, and why. */
        record Nothing(String why) implements Answer {}

        /** The search has asked enough: nothing more will be asked. */
        record Spent(String why) implements Answer {}
    }

    /**
     * A feed that was read.
     *
     * @param url where it is read, after redirects for good or not: the address to poll is that which was found
     * @param entries in the document
     * @param perWeek entries a week, by their dates
     * @param latest the titles of its newest entries, three at most
     */
    public record Found(
            String url,
            Place place,
            Format format,
            @Nullable String title,
            @Nullable String language,
            int entries,
            double perWeek,
            @Nullable Instant newest,
            List<String> latest) {
        public Found {
            latest = List.copyOf(latest);
        }
    }

    /** An address that was looked at or passed over, and why it is no feed. */
    public record Passed(String url, String why) {}

    /**
     * What a search came to.
     *
     * @param feeds the surest first
     * @param passed what the site calls a feed and is none; guesses that failed are not told
     * @param isFeed whether the address given is a feed itself
     * @param unfinished why the search ended before all was asked; null = it did not
     */
    public record Result(
            List<Found> feeds,
            List<Passed> passed,
            boolean isFeed,
            @Nullable String unfinished) {
        public Result {
            feeds = List.copyOf(feeds);
            passed = List.copyOf(passed);
        }
    }

    private final Web web;
    private final Instant now;
    private final List<Found> feeds = new ArrayList<>();
    private final List<Passed> passed = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private @Nullable String spent;

    private FeedFinder(Web web, Instant now) {
        this.web = web;
        this.now = now;
    }

    /**
     * Searches.
     *
     * @param thorough whether the usual addresses are tried although the site names feeds
     */
    public static Result find(String url, boolean thorough, Web web, Instant now) {
        return new FeedFinder(web, now).search(url, thorough);
    }

    private Result search(String url, boolean thorough) {
        Candidate given = new Candidate(url, Place.GIVEN, null);
        Answer answer = ask(given);
        if (!(answer instanceof Answer.Document page)) {
            return result(false);
        }
        if (read(page) instanceof FeedDocument feed && !isIndex(feed)) {
            take(given, page, feed);
            return result(true);
        }
        ask(FeedLinks.of(text(page), page.links(), page.url()), true);
        if (feeds.isEmpty() || thorough) {
            ask(FeedLinks.usual(page.url()), false);
        }
        sitemaps(page.url(), feeds.isEmpty());
        return result(false);
    }

    private Result result(boolean isFeed) {
        return new Result(feeds, passed, isFeed, spent);
    }

    private Reading read(Answer.Document page) {
        return FeedReader.read(page.body(), page.contentType(), page.url(), now);
    }

    private static String text(Answer.Document page) {
        return FeedText.decode(page.body(), page.contentType());
    }

    private static boolean isIndex(FeedDocument feed) {
        return feed.items().isEmpty() && !feed.children().isEmpty();
    }

    /** A page that an anchor calls RSS and that lists the feeds of a site is read once more for those. */
    private void ask(List<Candidate> candidates, boolean named) {
        Deque<Candidate> open = new ArrayDeque<>(candidates);
        boolean listed = false;
        while (!open.isEmpty() && spent == null) {
            Candidate candidate = open.poll();
            if (!asked.contains(candidate.url()) && ask(candidate) instanceof Answer.Document page) {
                Reading reading = read(page);
                if (reading instanceof FeedDocument feed && !isIndex(feed)) {
                    take(candidate, page, feed);
                } else if (named && candidate.place() == Place.ANCHOR && !listed) {
                    listed = true;
                    FeedLinks.of(text(page), page.links(), page.url()).forEach(open::add);
                } else if (named && candidate.place() != Place.ANCHOR && reading instanceof NotAFeed none) {
                    passed.add(new Passed(candidate.url(), none.reason()));
                }
            }
        }
    }

    private Answer ask(Candidate candidate) {
        asked.add(candidate.url());
        Answer answer = web.get(candidate.url());
        switch (answer) {
            case Answer.Document page -> asked.add(page.url());
            case Answer.Nothing nothing -> {
                if (candidate.place() != Place.USUAL_PATH) {
                    passed.add(new Passed(candidate.url(), nothing.why()));
                }
            }
            case Answer.Spent end -> spent = end.why();
        }
        return answer;
    }

    /** Sitemaps for news; where nothing else was found, an index of them is followed to those that say so. */
    private void sitemaps(String url, boolean anyWillDo) {
        Deque<String> open = new ArrayDeque<>(web.sitemaps(url).stream()
                .filter(sitemap -> FeedLinks.isSameSite(sitemap, url))
                .sorted(Comparator.comparing(sitemap -> !saysNews(sitemap)))
                .filter(sitemap -> anyWillDo || saysNews(sitemap))
                .toList());
        for (int i = 0; i < MOST_SITEMAPS && !open.isEmpty() && spent == null; i++) {
            Candidate sitemap = new Candidate(Objects.requireNonNull(open.poll()), Place.ROBOTS, null);
            if (!asked.contains(sitemap.url())
                    && ask(sitemap) instanceof Answer.Document page
                    && read(page) instanceof FeedDocument feed) {
                if (isIndex(feed)) {
                    feed.children().stream()
                            .filter(child -> saysNews(child) && FeedLinks.isSameSite(child, url))
                            .limit(MOST_SITEMAPS)
                            .forEach(open::addFirst);
                } else if (isOfNews(feed)) {
                    take(sitemap, page, feed);
                }
            }
        }
    }

    private static boolean saysNews(String sitemap) {
        return sitemap.toLowerCase(Locale.ROOT).contains("news");
    }

    /** A sitemap for news names titles; one for everything names addresses alone. */
    private static boolean isOfNews(FeedDocument feed) {
        return feed.items().stream().anyMatch(item -> item.title() != null);
    }

    private void take(Candidate candidate, Answer.Document page, FeedDocument feed) {
        boolean ofComments = candidate.place() != Place.GIVEN && FeedLinks.isOfComments(page.url(), feed.title());
        if (!ofComments && isNew(page, feed)) {
            feeds.add(found(candidate, feed));
        }
    }

    /** By address, by the address it gives itself, by bytes, and by what it says: the same news as RSS and as Atom. */
    private boolean isNew(Answer.Document page, FeedDocument feed) {
        Set<String> marks = new HashSet<>();
        marks.add("at " + page.url());
        if (feed.self() != null) {
            marks.add("at " + feed.self());
        }
        marks.add("bytes " + Hash.id(text(page)));
        if (!feed.items().isEmpty()) {
            marks.add("items " + telling(feed));
        }
        boolean fresh = marks.stream().noneMatch(known::contains);
        known.addAll(marks);
        return fresh;
    }

    private static String telling(FeedDocument feed) {
        List<String> items = feed.items().stream()
                .map(item -> item.url() != null ? item.url() : String.valueOf(item.title()))
                .limit(TELLING_ITEMS)
                .toList();
        return String.join("\n", items);
    }

    private Found found(Candidate candidate, FeedDocument feed) {
        String title = feed.title() == null || feed.title().isBlank() ? candidate.title() : feed.title();
        return new Found(
                candidate.url(),
                candidate.place(),
                feed.format(),
                title,
                feed.language(),
                feed.items().size(),
                Rhythm.entriesPerWeek(feed.items(), now, 0),
                feed.items().stream()
                        .map(FeedItem::published)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                latest(feed.items()));
    }

    private static List<String> latest(List<FeedItem> items) {
        return items.stream()
                .sorted(Comparator.comparing(FeedItem::published, Comparator.nullsLast(Comparator.reverseOrder())))
                .map(FeedItem::title)
                .filter(title -> title != null && !title.isBlank())
                .limit(LATEST)
                .toList();
    }
}
