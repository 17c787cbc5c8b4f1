package org.tidings.poller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.Entry;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.FeedStatus.State;
import org.tidings.model.Origin;
import org.tidings.poller.Polled.Outcome;
import org.tidings.poller.feed.Schedule;
import org.tidings.runtime.http.Fetched;
import org.tidings.runtime.http.Fetched.Redirect;
import org.tidings.runtime.http.Headers;

class PollTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Schedule SCHEDULE = new Schedule(Duration.ofMinutes(5), HOUR);
    private static final String OLD = "https://quay.example/rss";
    private static final String NEW = "https://www.quay.example/feed";

    private final Map<String, String> headers = new HashMap<>();
    private Feed feed = Feed.of(OLD, Origin.CONSOLE);
    private Instant now = START;
    private FeedStatus status = StatusDraft.never(feed, HOUR, START);

    @Test
    void theFirstDocumentIsHistoryAndTheNextIsNews() {
        Polled first = poll(rss("Pier", "Crane"));
        assertEquals(Outcome.FRESH, first.outcome());
        assertEquals(List.of("Crane", "Pier"), titles(first), "what is older is sent first");
        assertTrue(first.entries().stream().allMatch(Entry::baseline));
        Polled second = poll(rss("Ferry", "Pier", "Crane"));
        assertEquals(List.of("Ferry"), titles(second));
        assertFalse(second.entries().getFirst().baseline());
        assertEquals(now, status.lastNew());
    }

    @Test
    void aFeedThatFailedAtFirstStillHasItsFirstDocumentAsHistory() {
        poll(new Fetched.Failed(503, "503 Unavailable", true));
        assertTrue(poll(rss("Pier")).entries().getFirst().baseline());
    }

    @Test
    void validatorsAreKeptAsServedAndOnlyOfADocumentThatIsRead() {
        headers.put("etag", "W/\"a b\"--gzip");
        headers.put("last-modified", "yesterday, or so");
        poll("<html><body>maintenance</body></html>");
        assertNull(status.etag());
        poll(rss("Pier"));
        assertEquals("W/\"a b\"--gzip", status.etag());
        assertEquals("yesterday, or so", status.lastModified());
        var request = FeedClient.request(feed, status);
        assertEquals("W/\"a b\"--gzip", request.headers().get("If-None-Match"));
        assertEquals("yesterday, or so", request.headers().get("If-Modified-Since"));
        assertEquals("feed", request.headers().get("A-IM"));
    }

    @Test
    void validatorsAreRefreshedByA304AndKeptThroughFailures() {
        headers.put("etag", "\"1\"");
        poll(rss("Pier"));
        poll(new Fetched.NotModified(URI.create(OLD), Headers.of(Map.of("ETag", "\"2\"")), List.of()));
        assertEquals("\"2\"", status.etag());
        poll(new Fetched.NotModified(URI.create(OLD), Headers.NONE, List.of()));
        poll(new Fetched.Failed(500, "500", true));
        poll("<html></html>");
        assertEquals("\"2\"", status.etag());
    }

    @Test
    void aDocumentWithoutValidatorsWithdrawsThem() {
        headers.put("etag", "\"1\"");
        poll(rss("Pier"));
        headers.clear();
        poll(rss("Pier", "Crane"));
        assertNull(status.etag());
    }

    @Test
    void theSameBytesAreNoDocument() {
        poll(rss("Pier"));
        Polled again = poll(rss("Pier"));
        assertEquals(Outcome.SAME_BYTES, again.outcome());
        assertEquals(List.of(), again.entries());
    }

    @Test
    void aPartialAnswerHoldsWhatIsNewAlone() {
        poll(rss("Pier", "Crane"));
        Polled partial = poll(page(226, rss("Ferry"), List.of()));
        assertEquals(List.of("Ferry"), titles(partial));
        assertFalse(partial.lossy(), "nothing is taken for lost");
        assertEquals(List.of(), titles(poll(rss("Ferry", "Pier", "Crane"))));
    }

    @Test
    void aDocumentWithNothingOfTheLastMayHaveLostAndIsAskedSooner() {
        poll(rss("Pier", "Crane"));
        Polled next = poll(rss("Ferry", "Storm"));
        assertTrue(next.lossy());
        assertTrue(status.interval().compareTo(HOUR) < 0, status.interval()::toString);
    }

    @Test
    void fewKnownItemsAreAskedForSooner() {
        poll(rss("Pier", "Crane"));
        Polled next = poll(rss("A", "B", "C", "D", "E", "Pier"));
        assertFalse(next.lossy());
        assertEquals(HOUR.dividedBy(2), status.interval());
    }

    @ParameterizedTest
    @CsvSource({"0, 7200", "1, 1", "90, 90", "3600, 3600", "90000, 86400", "999999999, 86400"})
    void aThrottledHostIsLeftAloneAsLongAsItSays(long asked, long held) {
        poll(rss("Pier"));
        Polled throttled = poll(new Fetched.Throttled(429, Duration.ofSeconds(asked)));
        assertEquals(now.plusSeconds(held), throttled.hold());
        assertFalse(status.nextPoll().isBefore(now.plusSeconds(held)));
        poll(new Fetched.Throttled(429, Duration.ofSeconds(asked)));
        assertEquals(State.THROTTLED, status.state());
    }

    @Test
    void throttlingAndFailingNeverDisable() {
        poll(rss("Pier"));
        for (int i = 0; i < 10_000; i++) {
            poll(i % 2 == 0 ? new Fetched.Throttled(429, HOUR) : new Fetched.Failed(404, "404 Not Found", false));
            assertTrue(status.nextPoll().isBefore(now.plus(Duration.ofHours(26))));
        }
        assertEquals(List.of("Crane"), titles(poll(rss("Crane", "Pier"))));
        assertEquals(0, status.failures());
    }

    @Test
    void failuresBackOffByOneIntervalEach() {
        poll(rss("Pier"));
        Duration interval = status.interval();
        for (int failures = 1; failures < 20; failures++) {
            poll(new Fetched.Failed(null, "no route", true));
            Duration wait = Duration.between(now, status.nextPoll());
            assertTrue(wait.compareTo(interval.multipliedBy(failures)) > 0, failures + ": " + wait);
            assertTrue(wait.compareTo(interval.multipliedBy(failures + 2)) < 0, failures + ": " + wait);
        }
        assertEquals("no route", status.cause());
    }

    @Test
    void goneIsGoneAndKeepsWhatIsKnown() {
        poll(rss("Pier"));
        poll(new Fetched.Gone(410));
        assertEquals(State.GONE, status.state());
        assertEquals(List.of(), titles(poll(rss("Pier"))), "polled by hand");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bridge returned error 500! (20000)",
                "Bridge returned error 0: Could not resolve host",
                "FacadeBridge was unable to receive or process the remote website's content!",
                "RSSHub: Error",
                "Error loading feed",
                "Error fetching the source: timeout",
                "Feed failed",
                "Feed error: 403",
                "[unable to retrieve full-text content]"
            })
    void aGeneratorsErrorIsNoNewsAndAFailure(String message) {
        poll(rss("Pier"));
        Polled error = poll(rss(message));
        assertEquals(Outcome.ERROR_ITEM, error.outcome());
        assertEquals(List.of(), error.entries());
        assertEquals("its generator says: " + message, status.cause());
        poll(rss(message));
        assertEquals(State.FAILING, status.state());
        assertEquals(List.of("Crane"), titles(poll(rss("Crane", "Pier"))), "what was known still is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bridge returned to service after the storm",
                "Feed failed safety tests, says agency",
                "Error in the ferry timetable",
                "Unable to retrieve the anchor, crew gives up",
                "Feed prices rise"
            })
    void aHeadlineOfBridgesAndErrorsIsNews(String headline) {
        poll(rss("Pier"));
        assertEquals(List.of(headline), titles(poll(rss(headline, "Pier"))));
    }

    @Test
    void anErrorAmongNewsIsLeftOutAndATextThatSaysThereIsNoneToo() {
        poll(rss("Pier"));
        String mixed = rss("Crane", "Bridge returned error 404! (1)", "Pier")
                .replace("About Crane", "[unable to retrieve full-text content]");
        Polled polled = poll(mixed);
        assertEquals(List.of("Crane"), titles(polled));
        assertNull(polled.entries().getFirst().summary());
    }

    @Test
    void aFeedMovesAfterThreePollsInTwoDays() {
        poll(rss("Pier", "Crane"));
        assertNull(redirected(301, rss("Ferry", "Pier")).moveTo());
        now = now.plus(Duration.ofDays(1));
        assertNull(redirected(308, rss("Ferry", "Pier")).moveTo());
        assertEquals(State.MOVED, status.state());
        assertTrue(String.valueOf(status.cause()).contains(NEW));
        assertNull(redirected(301, rss("Ferry", "Pier")).moveTo(), "not two days yet");
        now = now.plus(Duration.ofDays(1));
        assertEquals(NEW, redirected(301, rss("Storm", "Ferry")).moveTo());
    }

    @Test
    void threePollsAreNeededHoweverManyDays() {
        poll(rss("Pier"));
        redirected(301, rss("Pier"));
        now = now.plus(Duration.ofDays(30));
        assertNull(redirected(301, rss("Pier")).moveTo());
        assertEquals(NEW, redirected(301, rss("Pier")).moveTo());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303, 307})
    void aTemporaryHopMovesNothing(int status) {
        poll(rss("Pier"));
        redirected(301, rss("Pier"));
        redirected(status, rss("Pier", "Crane"));
        assertNull(this.status.moving(), "it begins anew");
        assertEquals(State.ON_TIME, this.status.state());
    }

    @Test
    void anotherAddressBeginsAnewAndNoRedirectEndsIt() {
        poll(rss("Pier"));
        redirected(301, rss("Pier", "a"));
        redirected(301, rss("Pier", "b"));
        poll(page(200, rss("Pier", "c"), List.of(hop(OLD, "https://other.example/", 301))));
        assertNotNull(status.moving());
        assertEquals(1, status.moving().polls());
        poll(rss("Pier", "d"));
        assertNull(status.moving());
    }

    @Test
    void aMaintenancePageThatIsAFeedOfItsOwnIsNeverMovedTo() {
        poll(rss("Pier", "Crane"));
        for (int day = 0; day < 10; day++) {
            assertNull(redirected(301, rss("Maintenance", "Sorry")).moveTo());
            now = now.plus(Duration.ofDays(1));
        }
        assertTrue(String.valueOf(status.cause()).contains("nothing in common"), status::toString);
    }

    @Test
    void aFeedOfAFileSaysWhichAddressToWrite() {
        feed = Feed.of(OLD, Origin.FILE);
        status = StatusDraft.never(feed, HOUR, START);
        for (int day = 0; day < 10; day++) {
            assertNull(redirected(301, rss("Pier", "day " + day)).moveTo());
            now = now.plus(Duration.ofDays(1));
        }
        assertEquals("moved for good to " + NEW + ": write that address into the file that lists it", status.cause());
    }

    @Test
    void theMovedFeedSendsNothingAgain() {
        poll(rss("Pier", "Crane"));
        Feed moved = feed.movedTo(NEW);
        FeedStatus inherited = StatusDraft.from(status).movedTo(moved, now).done();
        Polled polled = new Poll(moved, inherited, SCHEDULE, Duration.ZERO, now)
                .of(FeedClient.Answer.of(page(200, rss("Ferry", "Pier", "Crane"), List.of())));
        assertEquals(List.of("Ferry"), titles(polled));
        assertFalse(polled.entries().getFirst().baseline());
        assertEquals(moved.id(), polled.status().feed());
    }

    @Test
    void aSitemapIndexIsTheUnionOfItsParts() {
        Polled first = index(part("one"), part("two"));
        assertEquals(2, first.entries().size());
        assertEquals(Outcome.SAME_BYTES, index(part("one"), part("two")).outcome());
        assertEquals(1, index(part("one"), part("two", "three")).entries().size());
        Polled half = index(part("one", "four"), new Fetched.Failed(500, "500", true));
        assertEquals(1, half.entries().size());
        assertEquals(List.of(), index(part("one", "four"), part("two", "three")).entries(), "not read is not vanished");
        assertNull(status.etag(), "an index that is unchanged says nothing of its parts");
    }

    @Test
    void aSitemapIndexOfWhichNothingCanBeReadIsAFailure() {
        index(new Fetched.Failed(500, "500 Oops", true));
        assertEquals("a sitemap index, but none of its sitemaps could be read: 500 Oops", status.cause());
        index();
        assertEquals("a sitemap index, but no sitemap of this site is in it", status.cause());
    }

    private Polled index(Fetched... parts) {
        headers.put("etag", "\"x\"");
        Fetched page = page(
                200,
                "<sitemapindex><sitemap><loc>https://quay.example/1.xml</loc></sitemap></sitemapindex>",
                List.of());
        return taken(new FeedClient.Answer(page, List.of(parts), false));
    }

    private Fetched part(String... names) {
        return page(
                200,
                "<urlset>"
                        + List.of(names).stream()
                                .map(name -> "<url><loc>https://quay.example/" + name + "</loc></url>")
                                .collect(Collectors.joining())
                        + "</urlset>",
                List.of());
    }

    private Polled redirected(int status, String body) {
        return poll(page(200, body, List.of(hop(OLD, NEW, status))));
    }

    private static Redirect hop(String from, String to, int status) {
        return new Redirect(URI.create(from), URI.create(to), status);
    }

    private Polled poll(String body) {
        return poll(page(200, body, List.of()));
    }

    private Polled poll(Fetched answer) {
        return taken(FeedClient.Answer.of(answer));
    }

    private Polled taken(FeedClient.Answer answer) {
        now = now.plus(Duration.ofMinutes(10));
        Polled polled = new Poll(feed, status, SCHEDULE, Duration.ZERO, now).of(answer);
        status = polled.status();
        return polled;
    }

    private Fetched.Page page(int status, String body, List<Redirect> redirects) {
        URI url = redirects.isEmpty() ? URI.create(OLD) : redirects.getLast().to();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Fetched.Page(url, status, Headers.of(headers), bytes, redirects, Duration.ZERO);
    }

    private static String rss(String... titles) {
        return "<rss version='2.0'><channel><title>Quay Courier (invented)</title>"
                + List.of(titles).stream().map(PollTest::item).collect(Collectors.joining())
                + "</channel></rss>";
    }

    private static String item(String title) {
        return "<item><title>" + title + "</title><link>https://quay.example/" + Integer.toHexString(title.hashCode())
                + "</link><description>About " + title + "</description></item>";
    }

    private static List<@Nullable String> titles(Polled polled) {
        return polled.entries().stream().map(Entry::title).toList();
    }
}
