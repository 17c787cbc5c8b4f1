package org.tidings.poller.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidings.poller.feed.FeedFinder.Answer;
import org.tidings.poller.feed.FeedFinder.Found;
import org.tidings.poller.feed.FeedFinder.Result;
import org.tidings.poller.feed.FeedLinks.Place;

class FeedFinderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String HOME = "https://quay.example/";

    /** A site as a map, and what was asked of it. */
    private static final class Site implements FeedFinder.Web {
        private final Map<String, String> documents = new HashMap<>();
        private final List<String> sitemaps = new ArrayList<>();
        private final List<String> headers = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private int left = 100;

        Site with(String path, String document) {
            documents.put("https://quay.example" + path, document);
            return this;
        }

        @Override
        public Answer get(String url) {
            if (left-- <= 0) {
                return new Answer.Spent("enough was asked");
            }
            asked.add(url);
            String document = documents.get(url);
            return document == null
                    ? new Answer.Nothing("HTTP 404")
                    : new Answer.Document(
                            url,
                            null,
                            url.equals(HOME) ? headers : List.of(),
                            document.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public List<String> sitemaps(String url) {
            return sitemaps;
        }
    }

    private static String rss(String title, String... items) {
        StringBuilder out = new StringBuilder("<rss version='2.0'><channel><title>" + title + "</title>");
        for (int i = 0; i < items.length; i++) {
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    NOW.minus(Duration.ofHours(i + 1L)).atOffset(ZoneOffset.UTC));
            out.append("<item><title>" + items[i] + "</title><link>https://quay.example/" + items[i].hashCode()
                    + "</link><pubDate>" + date + "</pubDate></item>");
        }
        return out.append("</channel></rss>").toString();
    }

    private static Result find(Site site, boolean thorough) {
        return FeedFinder.find(HOME, thorough, site, NOW);
    }

    private static List<String> urls(Result result) {
        return result.feeds().stream().map(Found::url).toList();
    }

    @Test
    void everyFeedThatASiteNamesIsFoundTheSurestFirst() {
        Site site = new Site()
                .with("/", """
                        <html><head>
                        <link rel="alternate" type="application/rss+xml" title="All" href="/all.rss">
                        <link rel='ALTERNATE' type='application/atom+xml; charset=utf-8' href='sea/atom'>
                        <link rel="alternate" type="application/feed+json" href="/feed.json">
                        <link rel="alternate" type="application/rdf+xml" href="/old.rdf">
                        <link rel="alternate" hreflang="de" href="/de/">
                        <link rel="alternate" type="application/rss+xml" title="Quay » Comments Feed" href="/comments/feed/">
                        <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
                        </head><body><a href="/about">About</a><a href="/sport/rss">Sport</a><a href="/pages/77">RSS</a>
                        <a href="https://share.example/rss-of-others">ours elsewhere</a></body></html>
                        """)
                .with("/all.rss", rss("Quay", "a"))
                .with("/sea/atom", rss("Quay, sea", "b"))
                .with(
                        "/feed.json",
                        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"items\":[{\"id\":\"1\",\"title\":\"c\"}]}")
                .with("/old.rdf", rss("Quay, old", "d"))
                .with("/sport/rss", rss("Quay, sport", "e"))
                .with("/header.rss", rss("Quay, header", "f"))
                .with("/comments/feed/", rss("Comments for Quay", "g"));
        site.headers.add("</header.rss>; rel=\"alternate\"; type=\"application/rss+xml\", </x.css>; rel=preload");
        Result result = find(site, false);
        assertEquals(
                List.of(
                        HOME + "header.rss",
                        HOME + "all.rss",
                        HOME + "sea/atom",
                        HOME + "feed.json",
                        HOME + "old.rdf",
                        HOME + "sport/rss"),
                urls(result));
        assertEquals(Place.LINK_HEADER, result.feeds().getFirst().place());
        assertEquals(Place.ANCHOR, result.feeds().getLast().place());
        assertFalse(site.asked.contains(HOME + "about"));
        assertFalse(site.asked.contains(HOME + "comments/feed/"));
        assertFalse(site.asked.contains(HOME + "rss.xml"));
    }

    @Test
    void anAddressThatIsAFeedIsTakenAsItIs() {
        Site site = new Site().with("/", rss("Quay", "newest", "older", "third", "oldest"));
        Result result = find(site, true);
        assertTrue(result.isFeed());
        Found feed = result.feeds().getFirst();
        assertEquals(List.of("newest", "older", "third"), feed.latest());
        assertEquals(4, feed.entries());
        assertEquals(NOW.minus(Duration.ofHours(1)), feed.newest());
        assertTrue(feed.perWeek() > 100, feed::toString);
        assertEquals(1, site.asked.size());
    }

    @Test
    void theSameNewsAtTwoAddressesOrInTwoFormatsCountsOnce() {
        Site site = new Site()
                .with("/", """
                        <link rel="alternate" type="application/rss+xml" href="/feed">
                        <link rel="alternate" type="application/rss+xml" href="/feed?again">
                        <link rel="alternate" type="application/atom+xml" href="/atom">
                        <link rel="alternate" type="application/rss+xml" href="/other">
                        """)
                .with("/feed", rss("Quay", "a", "b"))
                .with("/feed?again", rss("Quay", "a", "b"))
                .with("/atom", rss("Quay in Atom", "a", "b"))
                .with(
                        "/other",
                        "<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title>"
                                + "<link rel='self' href='https://quay.example/feed'/></feed>");
        assertEquals(List.of(HOME + "feed"), urls(find(site, false)));
    }

    @Test
    void usualAddressesAreTriedWhereASiteNamesNone() {
        Site site = new Site()
                .with("/", "<html><body><p>No links</p></body></html>")
                .with("/rss.xml", rss("Quay", "a"));
        Result result = find(site, false);
        assertEquals(List.of(HOME + "rss.xml"), urls(result));
        assertEquals(Place.USUAL_PATH, result.feeds().getFirst().place());
        assertEquals(List.of(), result.passed());
    }

    @Test
    void aThoroughSearchTriesThemAnyhow() {
        Site site = new Site()
                .with("/", "<link rel=alternate type=application/rss+xml href=/news.rss>")
                .with("/news.rss", rss("Quay", "a"))
                .with("/feed.xml", rss("Quay, all of it", "b"));
        assertEquals(List.of(HOME + "news.rss"), urls(find(site, false)));
        assertEquals(List.of(HOME + "news.rss", HOME + "feed.xml"), urls(find(site, true)));
    }

    @Test
    void aPageThatListsFeedsIsReadForThose() {
        Site site = new Site()
                .with("/", "<a href='/feeds'>All our RSS feeds</a>")
                .with("/feeds", "<html><body><a href='/rss/sea'>Sea</a><a href='/rss/land'>Land</a></body></html>")
                .with("/rss/sea", rss("Sea", "a"))
                .with("/rss/land", rss("Land", "b"));
        assertEquals(List.of(HOME + "rss/sea", HOME + "rss/land"), urls(find(site, false)));
    }

    @Test
    void newsSitemapsOfRobotsTxtAreFoundThroughTheirIndex() {
        Site site = new Site()
                .with("/", "<html><body></body></html>")
                .with(
                        "/sitemap.xml",
                        "<sitemapindex><sitemap><loc>https://quay.example/pages.xml</loc></sitemap>"
                                + "<sitemap><loc>https://quay.example/news.xml</loc></sitemap>"
                                + "<sitemap><loc>https://else.example/news.xml</loc></sitemap></sitemapindex>")
                .with(
                        "/news.xml",
                        "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url>"
                                + "<loc>https://quay.example/1</loc><news:news><news:title>One</news:title>"
                                + "<news:publication_date>2026-11-24T10:00:00Z</news:publication_date></news:news></url></urlset>");
        site.sitemaps.add(HOME + "sitemap.xml");
        Result result = find(site, false);
        assertEquals(List.of(HOME + "news.xml"), urls(result));
        assertEquals(Place.ROBOTS, result.feeds().getFirst().place());
        assertFalse(site.asked.contains("https://else.example/news.xml"));
    }

    @Test
    void whatIsCalledAFeedAndIsNoneIsTold() {
        Site site = new Site()
                .with("/", "<link rel=alternate type=application/rss+xml href=/a><link rel=feed href=/b>")
                .with("/a", "<html><body>Sign in</body></html>");
        Result result = find(site, false);
        assertEquals(List.of(), result.feeds());
        assertEquals(
                List.of(
                        new FeedFinder.Passed(HOME + "a", "an HTML page where a feed was expected"),
                        new FeedFinder.Passed(HOME + "b", "HTTP 404")),
                result.passed());
    }

    @Test
    void aSearchThatHasAskedEnoughSaysSo() {
        Site site = new Site().with("/", "<link rel=alternate type=application/rss+xml href=/a>");
        site.left = 2;
        assertEquals("enough was asked", find(site, true).unfinished());
    }

    @Test
    void hostileMarkupInATitleIsTextAndScriptsAreNoAddresses() {
        List<FeedLinks.Candidate> found = FeedLinks.of(
                "<link rel=alternate type=application/rss+xml href='javascript:alert(1)'>"
                        + "<link rel=alternate type=application/rss+xml title='<b>Bold</b>&lt;script>x&lt;/script>' href=/r>",
                List.of(),
                HOME);
        assertEquals(List.of(new FeedLinks.Candidate(HOME + "r", Place.LINK_ELEMENT, "Bold")), found);
    }

    @Test
    void feedsOfCommentsAreKnownByAddressOrName() {
        for (String url : List.of(
                HOME + "comments/feed/",
                HOME + "?feed=comments-rss2",
                HOME + "2026/11/24/a-post/feed/",
                HOME + "story/12/comments.rss")) {
            assertTrue(FeedLinks.isOfComments(url, null), url);
        }
        assertTrue(FeedLinks.isOfComments(HOME + "x", "Quay » Kommentare"));
        assertFalse(FeedLinks.isOfComments(HOME + "category/2026/feed", "Quay"));
    }
}
