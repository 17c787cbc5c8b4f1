package org.tidings.console.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.filter.match.CompiledWatchlist;
import org.tidings.filter.match.MatchEngine;
import org.tidings.filter.match.MatchText;
import org.tidings.filter.match.Scope;
import org.tidings.model.Article;
import org.tidings.model.Entity;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

class HistoryIndexTest {
    private volatile List<Entity> entities = Past.entities();
    private final HistoryIndex index = HistoryIndex.inMemory(() -> List.copyOf(entities), Grouping.DEFAULT);

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private void put(Article... articles) throws IOException {
        for (Article article : articles) {
            index.put(article);
        }
        index.refresh();
    }

    private Report ask(String query) {
        return index.ask(Past.question(Watchlist.of("w", "W", query), null), History.Progress.NONE);
    }

    @Test
    void findsWhateverTheEngineHitsAndNothingElse() throws IOException {
        Past past = new Past(7);
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            articles.add(past.article(i));
        }
        put(articles.toArray(Article[]::new));
        MatchEngine engine = new MatchEngine();
        entities.forEach(engine::put);
        int compared = 0;
        for (int i = 0; i < 500; i++) {
            Watchlist watchlist = past.watchlist();
            CompiledWatchlist compiled = CompiledWatchlist.of(watchlist, Scope.OPEN);
            if (compiled != null) {
                long expected = articles.stream()
                        .filter(article -> MatchEngine.test(compiled, engine.analyse(MatchText.of(article))) != null)
                        .count();
                Report report = index.ask(Past.question(watchlist, null), History.Progress.NONE);
                assertEquals(expected, report.now().matched(), watchlist::toString);
                assertEquals(Math.min(20, expected), report.gained().samples().size(), watchlist::toString);
                History.Count count = index.count(watchlist);
                assertTrue(count.articles() >= expected, watchlist::toString);
                assertTrue(!count.exact() || count.articles() == expected, watchlist::toString);
                compared++;
            }
        }
        assertTrue(compared > 200, "accepted: " + compared);
    }

    @Test
    void keepsTheNewestContentAndTheFullText() throws IOException {
        Instant seen = Past.START;
        Article summary =
                Past.article("a", "Port", "Ferries wait.", seen, Article.Extraction.SUMMARY_ONLY, false, null);
        put(summary);
        assertEquals(1, ask("ferries").now().matched());
        put(Past.article("a", "Port", "Ferries wait for the strike to end.", seen));
        put(summary);
        assertEquals(1, ask("strike").now().matched());
        put(Past.article("a", "Port", "Ferries sail.", seen));
        assertEquals(0, ask("strike").now().matched());
        assertEquals(1, index.articles());
        assertEquals("Ferries sail.", index.find("a").orElseThrow().text());
        assertTrue(index.find("b").isEmpty());
    }

    @Test
    void comparesTwoVersionsByDay() throws IOException {
        put(
                Past.article("a", "Port", "ferry strike", Past.START.plusSeconds(60)),
                Past.article("b", "Port", "ferry", Past.START.plus(Duration.ofDays(1))),
                Past.article("c", "Port", "strike", Past.START.plus(Duration.ofDays(1))),
                Past.article("d", "Port", "ferry", Past.END));
        Question question = new Question(
                Watchlist.of("w", "W", "ferry"),
                Watchlist.of("w", "W", "strike"),
                Past.START,
                Past.END,
                java.time.ZoneOffset.UTC,
                Map.of("a", true, "b", false, "c", true),
                5);
        Report report = index.ask(question, History.Progress.NONE);
        assertEquals(3, report.articles());
        assertEquals(3, report.candidates());
        assertTrue(report.complete());
        assertEquals(List.of("b"), ids(report.gained()));
        assertEquals(List.of("c"), ids(report.lost()));
        assertEquals(List.of("a"), ids(report.kept()));
        assertEquals(1, report.days().get(0).matched());
        assertEquals(1, report.days().get(1).before());
        assertEquals(5, report.days().size());
        assertEquals(1, report.good());
        assertEquals(1, report.bad());
        assertEquals(.5, report.precision());
        assertEquals(1, report.gained().samples().getFirst().clauses().size());
    }

    private static List<String> ids(Report.Part part) {
        return part.samples().stream().map(sample -> sample.article().id()).toList();
    }

    @Test
    void anArticleOfAFirstPollCountsWhenItWasPublished() throws IOException {
        Instant seen = Past.START.plus(Duration.ofDays(4));
        put(Past.article("a", "Port", "ferry", seen, Article.Extraction.FULL, true, Past.START.plusSeconds(60)));
        assertEquals(1, ask("ferry").days().getFirst().matched());
    }

    @Test
    void anEntityThatIsChangedCountsForThePastAtOnce() throws IOException {
        put(Past.article("a", "Port", "Lindmark Shipping sails", Past.START));
        assertEquals(0, ask("@lindmark").now().matched());
        entities = List.of(new Entity("lindmark", "Lindmark Shipping", null, List.of(), Origin.CONSOLE));
        assertEquals(1, ask("@lindmark").now().matched());
        assertEquals(1, ask("ship* NOT @other").now().matched());
        assertEquals(0, ask("ship* NOT @lindmark").now().matched());
        entities = List.of();
        assertEquals(0, ask("@lindmark").now().matched());
    }

    @Test
    void storiesAreFormedOncePerPage() throws IOException {
        String text = "The harbour board of Port Verrin closed the strait on Monday after the pilots walked out.";
        put(
                Past.article("a", "Strait closed by pilots", text, Past.START.plusSeconds(1)),
                Past.article("b", "Pilots close the strait", text, Past.START.plusSeconds(99)),
                Past.article("c", "Cheese prices", "Dairies of the strait raise prices.", Past.START.plusSeconds(200)));
        Report report = ask("strait");
        assertEquals(3, report.now().matched());
        assertEquals(2, report.now().stories());
        assertNull(report.before());
    }

    @Test
    void stopsWhenItIsToldTo() throws IOException {
        Past past = new Past(3);
        for (int i = 0; i < 300; i++) {
            index.put(past.article(i));
        }
        index.refresh();
        Question question = Past.question(Watchlist.of("w", "W", "alpha"), null);
        Thread.currentThread().interrupt();
        Report report = index.ask(question, (read, candidates) -> false);
        assertTrue(Thread.interrupted());
        assertFalse(report.complete());
        assertTrue(report.read() < report.candidates());
    }

    @Test
    void searchReadsNoMoreThanItNeeds() throws IOException {
        Past past = new Past(3);
        for (int i = 0; i < 1_000; i++) {
            index.put(past.article(i));
        }
        index.refresh();
        Found found = index.search(search("alpha", 10, 20), History.Progress.NONE);
        Report all = ask("alpha");
        assertEquals(all.now().matched(), found.hits());
        assertTrue(found.exact());
        assertTrue(found.more());
        assertTrue(found.read() < found.candidates());
        assertEquals(20, found.newest().size());
        assertEquals(
                ids(all.gained()).subList(10, 20),
                found.newest().stream()
                        .limit(10)
                        .map(sample -> sample.article().id())
                        .toList());
        Found estimated = index.search(search("alpha NOT bravo", 0, 5), History.Progress.NONE);
        assertFalse(estimated.exact());
        assertEquals(
                0, index.search(search("zulu", 0, 5), History.Progress.NONE).hits());
    }

    private static Search search(String query, int skip, int limit) {
        return new Search(Watchlist.of("w", "W", query), Past.START, Past.END, skip, limit);
    }

    @Test
    void keepsTheNewestArticlesOnly() throws IOException {
        for (int i = 0; i < 50; i++) {
            index.put(Past.article("a" + i, "Port", "ferry", Past.START.plusSeconds(i)));
        }
        index.refresh();
        index.prune(Past.START.plusSeconds(10), 100);
        index.refresh();
        assertEquals(40, index.articles());
        index.prune(Past.START.plusSeconds(10), 30);
        index.refresh();
        assertEquals(30, index.articles());
        assertTrue(index.find("a19").isEmpty());
        assertTrue(index.find("a20").isPresent());
    }

    @TempDir
    private Path folder;

    private HistoryIndex open() throws IOException {
        return HistoryIndex.open(folder, List::of, Grouping.DEFAULT);
    }

    @Test
    void goesOnWhereItWasCommitted() throws IOException {
        try (HistoryIndex first = open()) {
            first.begin("topic-1");
            first.put(Past.article("a", "Port", "ferry", Past.START));
            first.reached(2, 17);
            first.commit();
            first.put(Past.article("b", "Port", "ferry", Past.START));
            first.reached(2, 18);
        }
        try (HistoryIndex second = open()) {
            assertTrue(second.thrownAway().isEmpty());
            assertEquals(Map.of(2, 17L), second.next("topic-1"));
            assertEquals(Map.of(), second.next("topic-2"));
            assertEquals(1, second.articles());
            second.begin("topic-2");
            second.refresh();
            assertEquals(0, second.articles());
        }
    }

    @Test
    void throwsAwayWhatCannotBeRead() throws IOException {
        try (HistoryIndex first = open()) {
            first.begin("topic-1");
            first.put(Past.article("a", "Port", "ferry", Past.START));
            first.commit();
        }
        try (Stream<Path> files = Files.list(folder)) {
            Path segments = files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .findFirst()
                    .orElseThrow();
            Files.write(segments, new byte[] {1, 2, 3});
        }
        try (HistoryIndex second = open()) {
            assertTrue(second.thrownAway().isPresent());
            assertEquals(Map.of(), second.next("topic-1"));
            second.put(Past.article("a", "Port", "ferry", Past.START));
            second.refresh();
            assertEquals(1, second.articles());
        }
    }
}
