package org.tidings.scraper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidings.model.Article;
import org.tidings.model.Article.Extraction;
import org.tidings.model.Cause;
import org.tidings.model.Change;
import org.tidings.model.Entry;
import org.tidings.model.Ids;
import org.tidings.model.Page;
import org.tidings.model.Revisit;
import org.tidings.model.Site;
import org.tidings.model.Topic;
import org.tidings.model.Trace;
import org.tidings.model.Trace.Outcome;
import org.tidings.model.Urls;
import org.tidings.runtime.Health;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.kafka.HostPartitions;
import org.tidings.runtime.kafka.Records;
import org.tidings.testkit.Await;
import org.tidings.testkit.BrokerExtension;

class ScraperRoleTest {
    private static final NewsSites sites = new NewsSites();
    private static final Duration BUDGET = Duration.ofSeconds(3);

    @RegisterExtension
    static final BrokerExtension broker = new BrokerExtension(settings -> settings.withHttp(new Settings.Http(
                    "Tidings/test", null, List.of("127.0.0.0/8"), sites.hostMap(), Duration.ofMillis(1)))
            .withScraper(new Settings.Scraper(BUDGET, 16, Duration.ofHours(1), true, null)));

    private ScraperRole role = new ScraperRole(broker.context());

    @BeforeEach
    void start() {
        role.start();
    }

    @AfterEach
    void close() {
        role.close();
    }

    @AfterAll
    static void closeSites() {
        sites.close();
    }

    @Test
    void publishesTheArticleBehindAnEntry() {
        String url = "http://courier.example/harbour";
        sites.publish(url, "Harbour wall holds", "The wall held.");
        Page page = page(url, "Harbour wall", "A summary.", false);
        send(page);
        Article article = article(page);
        assertEquals(Extraction.FULL, article.extraction());
        assertEquals("Harbour wall holds", article.title());
        assertTrue(article.text().startsWith("The wall held."), article.text());
        assertEquals("courier.example", article.site());
        assertEquals(page.entry().firstSeen(), article.firstSeen());
        assertEquals(page.id(), article.attempt());
        Trace trace = trace(page.id());
        assertEquals(Outcome.ARTICLE, trace.outcome());
        assertEquals(page.id(), trace.ref());
        Await.until(
                "the young article is to be looked at again",
                () -> revisit(page).isPresent());
        assertTrue(revisit(page).orElseThrow().full());
    }

    @Test
    void aSlowSiteDelaysOnlyItself() {
        List<Page> slow = new ArrayList<>();
        List<Page> quick = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            slow.add(page("http://tarpit.example/" + i, "Slow " + i, "What the feed says of " + i, false));
            String url = "http://quick" + i + ".example/story";
            sites.publish(url, "Quick story " + i, "It was quick.");
            quick.add(page(url, "Quick " + i, "Says the feed.", false));
        }
        send(slow);
        send(quick);
        articles(quick)
                .values()
                .forEach(article -> assertEquals(Extraction.FULL, article.extraction(), "past its budget, so delayed"));
        for (Article article : articles(slow).values()) {
            assertEquals(Extraction.SUMMARY_ONLY, article.extraction());
            assertNotNull(article.extractionReason());
            assertTrue(article.text().startsWith("What the feed says"), article.text());
        }
        Set<String> ids = slow.stream().map(page -> page.entry().article()).collect(Collectors.toSet());
        Await.until("later visits to all of them", () -> revisits().keySet().containsAll(ids));
        revisits().forEach((id, revisit) -> assertFalse(ids.contains(id) && revisit.full()));
    }

    @Test
    void obeysRobots() {
        Page page = page("http://forbidding.example/secret", "A secret", "Told by the feed.", false);
        send(page);
        Article article = article(page);
        assertEquals(Extraction.SUMMARY_ONLY, article.extraction());
        assertEquals("robots.txt forbids it", article.extractionReason());
        assertFalse(sites.requests.contains("forbidding.example/secret"));
        trace(page.id());
        assertTrue(revisit(page).isEmpty());
    }

    @Test
    void takesTroubleWithRobotsForNoBan() {
        Page page = page("http://troubled.example/a", "Troubled", "In short.", false);
        send(page);
        Article article = article(page);
        assertEquals("the site's robots.txt cannot be read now", article.extractionReason());
        assertFalse(sites.requests.contains("troubled.example/a"));
        Await.until("a later visit", () -> revisit(page).isPresent());
    }

    @Test
    void leavesAThrottlingSiteAlone() {
        Page page = page("http://throttling.example/a", "Throttled", "In short.", false);
        send(page);
        assertEquals(Extraction.SUMMARY_ONLY, article(page).extraction());
        Await.until("a later visit", () -> revisit(page).isPresent());
        Instant due = revisit(page).orElseThrow().due();
        assertTrue(due.isAfter(Instant.now().plusSeconds(60)), "due " + due);
        Page next = page("http://throttling.example/b", "Throttled again", "In short.", false);
        send(next);
        assertEquals(Extraction.SUMMARY_ONLY, article(next).extraction());
        assertFalse(sites.requests.contains("throttling.example/b"));
    }

    @Test
    void followsRedirectsAndKeepsTheArticlesId() {
        sites.publish("http://moving.example/new", "It has moved", "It is elsewhere now.");
        Page page = page("http://moving.example/moved/new", "Moving", "Soon.", false);
        send(page);
        Article article = article(page);
        assertEquals("http://moving.example/new", article.url());
        assertEquals(page.entry().article(), article.id());
    }

    @Test
    void whatIsGoneIsItsSummaryOrNoNews() {
        Page told = page("http://courier.example/gone", "Gone", "It was here.", false);
        Page silent = page("http://courier.example/gone-too", null, null, false);
        send(told);
        send(silent);
        assertEquals(Extraction.SUMMARY_ONLY, article(told).extraction());
        assertEquals(Outcome.NOT_NEWS, trace(silent.id()).outcome());
    }

    @Test
    void anEntryWithoutAPageIsItsSummary() {
        Page page = page(null, "Only a title", "Only a text.", false);
        send(page);
        Article article = article(page);
        assertEquals("Only a text.", article.text());
        assertNull(article.url());
        assertEquals("feeds.example", article.site());
    }

    @Test
    void baselineStaysBaseline() {
        sites.publish("http://courier.example/old", "Old story", "Once upon a time.");
        Page page = page("http://courier.example/old", "Old", "Old news.", true);
        send(page);
        assertTrue(article(page).baseline());
        trace(page.id());
        assertTrue(revisit(page).isEmpty());
    }

    @Test
    void bytesThatAreNoPageAreADeadLetter() {
        byte[] junk = "{\"id\": no page".getBytes(StandardCharsets.UTF_8);
        broker.send(Topic.PAGES, "junk", junk, Instant.now());
        Await.until(
                "the dead letter",
                () -> broker.topics().records(Topic.DEAD_LETTERS).stream()
                        .anyMatch(record -> Records.key(record.key()).equals("junk")));
        Await.until(
                "its trace",
                () -> broker.topics().values(Topic.TRACE, Trace.class).stream()
                        .anyMatch(trace -> trace.article().equals("junk") && trace.outcome() == Outcome.DEAD_LETTER));
    }

    @Test
    void theFullTextFollowsWhenTheSiteIsBack() {
        String url = "http://returning.example/story";
        sites.publish(url, "It returned", "The site is back.");
        Page page = page(url, "Returning", "Short.", false);
        Revisit visit = new Revisit(page, 1, "", false, Instant.now(), null);
        broker.send(List.of(record(Topic.REVISITS, page, visit)));
        assertEquals(Outcome.NEW_CONTENT, trace(visit.id()).outcome());
        Article article = article(visit.id());
        assertEquals(Cause.FULL_TEXT, article.cause());
        assertEquals(Extraction.FULL, article.extraction());
    }

    @Test
    void tellsAnEditedArticleFromAnUnchangedOne() {
        String url = "http://editing.example/story";
        sites.publish(url, "As it was", "The first version.");
        Page page = page(url, "Edited", "Short.", false);
        send(page);
        String hash = article(page).contentHash();
        Await.until("a later visit", () -> revisit(page).isPresent());
        Revisit same = new Revisit(page, 7, hash, true, Instant.now(), null);
        broker.send(List.of(record(Topic.REVISITS, page, same)));
        assertEquals(Outcome.UNCHANGED, trace(same.id()).outcome());
        sites.publish(url, "As it is", "The second version.");
        Revisit changed = new Revisit(page, 8, hash, true, Instant.now(), null);
        broker.send(List.of(record(Topic.REVISITS, page, changed)));
        assertEquals(Outcome.NEW_CONTENT, trace(changed.id()).outcome());
        assertEquals(Cause.EDITED, article(changed.id()).cause());
    }

    @Test
    void whatWasLearnedOfASiteOutlivesARestart() {
        String bio = "The Weir Street Gazette is printed by the Tidewater Press under the rules of the Alder board.";
        for (int number = 1; number <= 3; number++) {
            assertTrue(articleOf("gazette.example", number, bio).text().contains(bio));
        }
        role.close();
        role = new ScraperRole(broker.context());
        role.start();
        assertFalse(articleOf("gazette.example", 4, bio).text().contains(bio));
        Site learned = broker.topics().table(Topic.SITES, Site.class).get("gazette.example");
        assertNotNull(learned);
        assertEquals(bio.substring(0, 80), learned.samples().getFirst().text());
    }

    @Test
    void whatWasLearnedOfASiteMovesWithItsPartition() {
        String bio = "Ada Fenn has written from the northern ports for eleven years. She keeps bees, and a list.";
        List<String> hosts = List.of("north.example", "east.example", "south.example", "west.example", "far.example");
        for (String host : hosts) {
            for (int number = 11; number <= 13; number++) {
                articleOf(host, number, bio);
            }
        }
        ScraperRole second = new ScraperRole(broker.context());
        second.start();
        try {
            Await.until("the second takes part", () -> second.check().equals(Health.UP));
            hosts.forEach(host -> assertFalse(articleOf(host, 14, bio).text().contains(bio), host));
            role.close();
            hosts.forEach(host -> assertFalse(articleOf(host, 15, bio).text().contains(bio), host));
        } finally {
            second.close();
        }
    }

    private static Article articleOf(String host, int number, String last) {
        String url = "http://" + host + "/" + number;
        sites.publish(url, number, last);
        Page page = page(url, "Story " + number, "Short.", false);
        send(page);
        return article(page);
    }

    @Test
    void askingAgainForAPageThatHasNotChangedCostsNothing() {
        String url = "http://tagging.example/story";
        sites.publish(url, 500, "It is all that is known of the matter so far, said the clerk of the town.");
        Page page = page(url, "Tagged", "Short.", false);
        send(page);
        Article first = article(page);
        Revisit planned = awaited("a later visit", () -> revisit(page));
        Revisit same = due(planned, 7);
        broker.send(List.of(record(Topic.REVISITS, page, same)));
        Trace trace = trace(same.id());
        assertEquals(Outcome.UNCHANGED, trace.outcome());
        assertEquals("the site says it has not changed", trace.reason());
        assertEquals(List.of("/story"), List.copyOf(sites.notModified));
        Revisit next = awaited("the visit after it", () -> revisit(page).filter(visit -> visit.ordinal() == 8));
        sites.publish(url, 500, "It is all that is known of the matter so far, said the judge of the town.");
        Revisit changed = due(next, 8);
        broker.send(List.of(record(Topic.REVISITS, page, changed)));
        assertEquals(Outcome.NEW_CONTENT, trace(changed.id()).outcome());
        Change change = article(changed.id()).change();
        assertEquals(
                new Change(
                        2,
                        null,
                        1,
                        1,
                        List.of("It is all that is known of the matter so far, said the judge of the town.")),
                change);
        assertNull(first.change());
    }

    @Test
    void whatOnlyStandsAroundAnArticleIsNoEdit() {
        String url = "http://counting.example/story";
        sites.publish(url, 501, "12 people are reading this now.");
        Page page = page(url, "Counting", "Short.", false);
        send(page);
        Article first = article(page);
        Revisit planned = awaited("a later visit", () -> revisit(page));
        sites.publish(url, 501, "4,012 people are reading this now.");
        Revisit visit = due(planned, 7);
        broker.send(List.of(record(Topic.REVISITS, page, visit)));
        assertEquals(Outcome.UNCHANGED, trace(visit.id()).outcome());
        Page told = edited(page);
        awaited("the visit after it", () -> revisit(page).filter(next -> next.ordinal() == 8));
        send(told);
        Article again = article(told);
        assertEquals(first.contentHash(), again.contentHash());
        assertNull(again.change());
        sites.publish(url, 502, "4,012 people are reading this now.");
        Page retold = new Page("again", told.entry(), told.feeds(), Cause.EDITED, told.queued());
        awaited("the visit after the edit", () -> revisit(page).filter(next -> next.ordinal() == 1));
        send(retold);
        Article other = article("again");
        assertEquals(first.title(), Objects.requireNonNull(other.change()).titleBefore());
        assertEquals(2, other.change().revision());
    }

    private static Page edited(Page page) {
        return new Page("told-of-an-edit", page.entry(), page.feeds(), Cause.EDITED, page.queued());
    }

    private static Revisit due(Revisit visit, int ordinal) {
        return new Revisit(visit.page(), ordinal, visit.contentHash(), visit.full(), Instant.now(), visit.text());
    }

    @Test
    void givesUpWhatIsNeverThere() {
        Page page = page("http://courier.example/never", "Never", "Short.", false);
        Revisit visit = new Revisit(page, 5, "", false, Instant.now(), null);
        broker.send(List.of(record(Topic.REVISITS, page, visit)));
        assertEquals(Outcome.GIVEN_UP, trace(visit.id()).outcome());
        assertTrue(revisit(page).isEmpty());
    }

    @Test
    void finishesEveryPageWhenItIsRestartedMidway() {
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String url = "http://many" + i % 10 + ".example/" + i;
            sites.publish(url, "Story number " + i, "It is one of many.");
            pages.add(page(url, "Story " + i, "Short.", false));
        }
        send(pages);
        for (int restart = 0; restart < 2; restart++) {
            role.close();
            role = new ScraperRole(broker.context());
            role.start();
        }
        assertEquals(pages.size(), articles(pages).size());
    }

    private static Page page(@Nullable String url, @Nullable String title, @Nullable String summary, boolean baseline) {
        String article = url == null ? Ids.article("feeds.example/f", "guid") : Ids.article(url);
        Instant seen = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Entry entry = new Entry(
                Ids.sighting("feeds.example/f", article, "h"),
                article,
                "feeds.example/f",
                "A feed",
                url,
                null,
                title,
                null,
                null,
                summary,
                List.of(),
                List.of(),
                "en",
                List.of(),
                null,
                baseline,
                "h",
                seen);
        return new Page(Ids.page(article, "first", "h"), entry, List.of(entry.feed()), Cause.FIRST, seen);
    }

    private static void send(Page page) {
        send(List.of(page));
    }

    private static void send(List<Page> pages) {
        broker.send(pages.stream().map(page -> record(Topic.PAGES, page, page)).toList());
    }

    private static ProducerRecord<byte[], byte[]> record(Topic topic, Page page, Object value) {
        String url = page.entry().url();
        int partition = HostPartitions.of(
                url == null ? "-" : Urls.host(url), broker.kafka().partitions(topic));
        return Records.of(broker.kafka().topic(topic), partition, page.entry().article(), value, Instant.now());
    }

    /** The articles of all these pages, by attempt. */
    private static Map<String, Article> articles(List<Page> pages) {
        Set<String> attempts = pages.stream().map(Page::id).collect(Collectors.toSet());
        Map<String, Article> found = new HashMap<>();
        Await.until("an article of each page", Duration.ofSeconds(40), () -> {
            broker.topics().values(Topic.ARTICLES, Article.class).stream()
                    .filter(article -> attempts.contains(article.attempt()))
                    .forEach(article -> found.put(article.attempt(), article));
            return found.size() == attempts.size();
        });
        return found;
    }

    private static Article article(Page page) {
        return article(page.id());
    }

    private static Article article(String attempt) {
        return awaited(
                "the article of " + attempt,
                () -> broker.topics().values(Topic.ARTICLES, Article.class).stream()
                        .filter(article -> article.attempt().equals(attempt))
                        .findFirst());
    }

    private static Trace trace(String subject) {
        return awaited(
                "the trace of " + subject,
                () -> broker.topics().values(Topic.TRACE, Trace.class).stream()
                        .filter(trace -> trace.subject().equals(subject))
                        .findFirst());
    }

    private static Map<String, Revisit> revisits() {
        return broker.topics().table(Topic.REVISITS, Revisit.class);
    }

    private static Optional<Revisit> revisit(Page page) {
        return Optional.ofNullable(broker.topics()
                .table(Topic.REVISITS, Revisit.class)
                .get(page.entry().article()));
    }

    private static <T> T awaited(String what, java.util.function.Supplier<Optional<T>> found) {
        Await.until(what, () -> found.get().isPresent());
        return found.get().orElseThrow();
    }
}
