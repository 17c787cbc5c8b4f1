package org.tidings.newsroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewsroomTest {
    private static final NewsroomPlan CALM = NewsroomPlan.demo().withFaults(false);

    private final MovableClock clock = new MovableClock();
    private final Newsroom newsroom = Newsroom.start(CALM, 0, clock);
    private final Browser browser = new Browser(newsroom.port());

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void hasOutletsInManyLanguagesScriptsAndFormats() {
        List<Outlet> outlets = Library.outlets();
        assertTrue(outlets.size() >= 14);
        assertTrue(outlets.stream()
                .map(Outlet::language)
                .collect(Collectors.toSet())
                .containsAll(Set.of("en", "fr", "de", "es", "ar", "ja", "ru")));
        assertEquals(
                Set.of(Outlet.FeedFormat.values()),
                outlets.stream().map(Outlet::format).collect(Collectors.toSet()));
        assertTrue(outlets.stream().map(Outlet::template).distinct().count() >= 5);
        assertTrue(outlets.stream().allMatch(outlet -> outlet.host().endsWith(".example")));
    }

    @Test
    void everyFeedIsOfItsFormatAndSaysThatAllIsInvented() throws IOException {
        begin();
        clock.passSeconds(70);
        for (Outlet outlet : Library.outlets()) {
            browser.get(outlet.url(outlet.feed()));
            Browser.Reply reply = browser.get(outlet.url(outlet.feed()));
            assertEquals(200, reply.status(), outlet.host());
            String notice = Library.labels().notice(outlet.language());
            assertTrue(reply.text().contains(notice), outlet.host());
            assertTrue(entries(outlet, reply.text()) > 0, outlet.host());
        }
    }

    private static int entries(Outlet outlet, String text) throws IOException {
        return switch (outlet.format()) {
            case RSS2 ->
                xml(text)
                        .select("rss[version=2.0] > channel > item:has(title):has(link):has(guid)")
                        .size();
            case RSS1 -> xml(text).select("rdf|RDF > item:has(title):has(link)").size();
            case ATOM ->
                xml(text).select("feed > entry:has(id):has(updated):has(link)").size();
            case JSON -> new JsonMapper().readTree(text).path("items").size();
        };
    }

    private static Document xml(String text) {
        return Jsoup.parse(text, Parser.xmlParser());
    }

    @Test
    void everyPublishedArticleIsServedWithItsWordsAndTheNotice() throws IOException {
        begin();
        clock.passSeconds(70);
        Map<String, Outlet> outlets =
                Library.outlets().stream().collect(Collectors.toMap(Outlet::host, outlet -> outlet));
        Set<String> addresses = new HashSet<>();
        for (Published published : newsroom.published()) {
            Outlet outlet = java.util.Objects.requireNonNull(outlets.get(published.outlet()));
            if (addresses.add(published.url())) {
                Browser.Reply reply = browser.get(published.url());
                assertTrue(reply.status() == 200 || reply.status() == 410, published.url());
                assertTrue(reply.text().contains(Library.labels().notice(outlet.language())), published.url());
            }
        }
        assertTrue(addresses.size() > 15);
    }

    @Test
    void aFeedsFirstAnswerIsItsArchiveAlthoughNewsIsOut() throws IOException {
        begin();
        clock.passSeconds(70);
        String first =
                browser.get("https://meridianwire.example/feeds/all.atom").text();
        String second =
                browser.get("https://meridianwire.example/feeds/all.atom").text();
        assertFalse(first.contains("Karsovia"));
        assertTrue(second.contains("Karsovia"));
    }

    @Test
    void publishesByItselfSoonAfterTheFirstPoll() throws IOException {
        browser.get("https://meridianwire.example/feeds/all.atom");
        assertTrue(newsroom.published().isEmpty());
        clock.passSeconds(2);
        browser.get("https://meridianwire.example/feeds/all.atom");
        clock.passSeconds(1);
        assertTrue(browser.get("https://meridianwire.example/feeds/all.atom")
                .text()
                .contains("Karsovia"));
        assertEquals("karsovia-court", newsroom.published().getFirst().storyId());
    }

    @Test
    void anUpdateStandsAtTheSameAddress() throws IOException {
        begin();
        clock.passSeconds(90);
        List<Published> versions = newsroom.published().stream()
                .filter(one -> one.outlet().equals("meridianwire.example")
                        && one.storyId().equals("karsovia-court"))
                .toList();
        assertEquals(List.of(1, 2), versions.stream().map(Published::version).toList());
        assertEquals(1, versions.stream().map(Published::url).distinct().count());
        assertTrue(browser.get(versions.getFirst().url())
                .text()
                .contains(versions.getLast().title()));
    }

    @Test
    void answersNotModifiedByTagAndByDate() throws IOException {
        Browser.Reply tagged = browser.get("https://harbourpost.example/rss.xml");
        assertEquals(
                304,
                again(tagged, "ETag", "If-None-Match", "https://harbourpost.example/rss.xml")
                        .status());
        String dated = "https://corvaletimes.example/?format=rss";
        assertEquals(
                304,
                again(browser.get(dated), "Last-Modified", "If-Modified-Since", dated)
                        .status());
        String plain = "https://dailylantern.example/feed/";
        assertEquals("", browser.get(plain).header("ETag") + browser.get(plain).header("Last-Modified"));
    }

    private Browser.Reply again(Browser.Reply reply, String validator, String header, String url) throws IOException {
        assertNotEquals("", reply.header(validator), url);
        return browser.get(url, header + ": " + reply.header(validator));
    }

    @Test
    void newsChangesTheTag() throws IOException {
        String feed = "https://meridianwire.example/feeds/all.atom";
        Browser.Reply before = browser.get(feed);
        begin();
        clock.passSeconds(1);
        assertEquals(
                200,
                browser.get(feed, "If-None-Match: " + before.header("ETag")).status());
    }

    @Test
    void theGatheringFeedCarriesFourOutletsUnderTheirOwnAddresses() throws IOException {
        begin();
        clock.passSeconds(70);
        String feed = "https://everyedition.example/today.xml";
        browser.get(feed);
        List<String> links = xml(browser.get(feed).text()).select("item > link").eachText();
        Set<String> published =
                newsroom.published().stream().map(Published::url).collect(Collectors.toSet());
        assertTrue(
                links.stream().allMatch(link -> published.contains(link.replaceFirst("\\?.*", ""))), links.toString());
        assertTrue(links.stream().anyMatch(link -> link.contains("?utm_source=")));
        assertTrue(links.stream().anyMatch(link -> !link.contains("?")));
        assertEquals(
                4, links.stream().map(link -> link.split("/", -1)[2]).distinct().count());
    }

    @Test
    void aListOfLinksAndALostPageAreAnnouncedEarly() {
        begin();
        clock.passSeconds(15);
        List<String> stories =
                newsroom.published().stream().map(Published::storyId).toList();
        assertTrue(stories.containsAll(List.of("tram-hub", "moved-tides")), stories.toString());
    }

    @Test
    void movedFeedPointsToItsNewAddress() throws IOException {
        Browser.Reply reply = browser.get("https://eldiariobravo.example/rss");
        assertEquals(301, reply.status());
        assertEquals("https://eldiariobravo.example/feeds/portada.xml", reply.header("Location"));
    }

    @Test
    void redirectingOutletSendsReadersOnToTheArticle() throws IOException {
        begin();
        clock.passSeconds(70);
        String feed = "https://corvaletimes.example/?format=rss";
        browser.get(feed);
        String link =
                xml(browser.get(feed).text()).select("item > link").eachText().getFirst();
        Browser.Reply reply = browser.get(link);
        assertEquals(302, reply.status());
        assertEquals(200, browser.get(reply.header("Location")).status());
    }

    @Test
    void robotsFileForbidsWhereTheOutletSaysSo() throws IOException {
        assertTrue(
                browser.get("https://opencourtwatch.example/robots.txt").text().contains("Disallow: /2026/drafts/"));
        assertFalse(browser.get("https://harbourpost.example/robots.txt").text().contains("Disallow"));
    }

    @Test
    void packsForThoseWhoAcceptIt() throws IOException {
        Browser.Reply packed = browser.get("https://harbourpost.example/", "Accept-Encoding: gzip");
        assertEquals("gzip", packed.header("Content-Encoding"));
        Browser.Reply plain = browser.get("https://harbourpost.example/");
        assertEquals("", plain.header("Content-Encoding"));
        assertEquals(plain.text(), packed.text());
    }

    @Test
    void unknownHostsAndPathsAreNotFound() throws IOException {
        assertEquals(404, browser.get("https://nobody.example/").status());
        assertEquals(404, browser.get("https://harbourpost.example/nothing").status());
        assertEquals(200, browser.get("https://harbourpost.example/").status());
    }

    @Test
    void throttlesAndRecovers() throws IOException {
        try (Newsroom faulty = Newsroom.start(NewsroomPlan.demo(), 0, clock)) {
            Browser impatient = new Browser(faulty.port());
            String feed = "https://courriervalombre.example/rss/une.xml";
            Browser.Reply reply = impatient.get(feed);
            for (int i = 0; i < 10 && reply.status() == 200; i++) {
                reply = impatient.get(feed);
            }
            assertEquals(429, reply.status());
            assertEquals("1", reply.header("Retry-After"));
            clock.passSeconds(1);
            assertEquals(200, impatient.get(feed).status());
        }
    }

    @Test
    void sameSeedPublishesTheSame() {
        assertEquals(whatComesOut(7), whatComesOut(7));
        assertNotEquals(whatComesOut(7), whatComesOut(8));
    }

    private static List<Published> whatComesOut(long seed) {
        MovableClock clock = new MovableClock();
        try (Newsroom room = Newsroom.start(CALM.withSeed(seed), 0, clock)) {
            room.beginPublishing();
            clock.passSeconds(200);
            return room.published();
        }
    }

    @Test
    void goesOnWithGeneratedStoriesAfterTheWrittenOnes() {
        begin();
        clock.pass(Duration.ofMinutes(5));
        long made = newsroom.published().stream()
                .filter(one -> one.storyId().startsWith("generated-"))
                .count();
        assertTrue(made > 20, "generated " + made);
    }

    @Test
    void aTakenPortIsSaidInOneLine() {
        UncheckedIOException problem =
                assertThrows(UncheckedIOException.class, () -> Newsroom.start(CALM, newsroom.port(), clock));
        assertTrue(java.util.Objects.requireNonNull(problem.getMessage()).contains("is in use"));
    }

    private void begin() {
        newsroom.beginPublishing();
    }
}
