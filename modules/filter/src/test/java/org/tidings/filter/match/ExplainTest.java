package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidings.filter.match.Matching.compile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.model.BadRecord;
import org.tidings.model.Clause;
import org.tidings.model.Match;
import org.tidings.model.Origin;
import org.tidings.model.Snippet;
import org.tidings.model.Watchlist;

class ExplainTest {
    private static final MatchText FERRY = new MatchText(
            "Ferry delayed",
            "The ferry of Port Selwyn waits. A tanker waits as well.",
            List.of(),
            "harbour.example",
            "en",
            null,
            List.of());

    @Test
    void clausesSayWhatHitAndWhere() {
        Hit hit = hit("ferry AND (\"port selwyn\" OR whale) lang:en -storm");
        assertEquals(
                List.of(
                        new Clause("ferry", "title", 0, 5, "Ferry", null),
                        new Clause("ferry", "body", 4, 9, "ferry", null),
                        new Clause("\"port selwyn\"", "body", 13, 24, "Port Selwyn", null),
                        new Clause("lang:en", "lang", -1, -1, "en", null)),
                hit.clauses());
    }

    @Test
    void aNearIsOneClauseAndItsWordsAreMarked() {
        Hit hit = hit("ferry NEAR/3 selwyn");
        assertEquals(
                List.of("ferry of Port Selwyn"),
                hit.clauses().stream().map(Clause::text).toList());
        Snippet snippet = hit.snippet();
        assertNotNull(snippet);
        assertEquals(List.of("ferry", "Selwyn"), marked(snippet));
    }

    @Test
    void keepsAtMostFiftyClausesButSomeOfEach() {
        MatchText text = MatchText.of("", "storm ".repeat(80) + "flood");
        Hit hit = Matching.hit(compile("storm flood"), text);
        assertNotNull(hit);
        assertEquals(Match.MAX_CLAUSES, hit.clauses().size());
        assertTrue(hit.clauses().stream().anyMatch(c -> c.text().equals("flood")));
    }

    @Test
    void cutsASnippetOfWholeWordsAroundTheFirstHit() {
        String filler = "quiet water lies ".repeat(30);
        Hit hit = Matching.hit(compile("ferry"), MatchText.of("Ferry", filler + "the ferry sank " + filler));
        assertNotNull(hit);
        Snippet snippet = hit.snippet();
        assertNotNull(snippet);
        assertEquals("body", snippet.field());
        assertEquals(List.of("ferry"), marked(snippet));
        assertTrue(snippet.text().startsWith("…") && snippet.text().endsWith("…"));
        assertTrue(snippet.text().length() <= 240, () -> "" + snippet.text().length());
        List<String> words = List.of(snippet.text().replace("…", "").split(" ", -1));
        assertTrue(Set.of("quiet", "water", "lies", "the", "ferry", "sank").containsAll(words), words::toString);
    }

    private static List<String> marked(Snippet snippet) {
        List<Integer> marks = snippet.marks();
        return java.util.stream.IntStream.range(0, marks.size() / 2)
                .mapToObj(i -> snippet.text().substring(marks.get(2 * i), marks.get(2 * i + 1)))
                .toList();
    }

    @Test
    void showsATitleWhenOnlyThatHit() {
        Snippet snippet = hit("delayed").snippet();
        assertNotNull(snippet);
        assertEquals("title", snippet.field());
        assertNull(hit("lang:en").snippet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ferry whale           | whale               | it is not there",
                "ferry (whale OR crab) | whale OR crab       | none of these is there",
                "ferry -tanker         | NOT tanker          | it is there",
                "ferry NEAR/4 tanker   | ferry NEAR/4 tanker | the nearest are 6 apart",
                "tanker ONEAR/9 port   | tanker ONEAR/9 port | they stand in the other order",
                "delayed NEAR/9 tanker | delayed NEAR/9 tanker | its sides are not both in one field without overlapping",
                "whale NEAR/4 tanker   | whale               | it is not there",
                "atleast/3 ferry       | atleast/3 ferry     | 2 of 3 mentions",
                "ferry lang:fr         | lang:fr             | the article's language is en",
                "ferry source:a.b      | source:a.b          | the article's host is harbour.example",
            })
    void namesTheFirstPartThatFailed(String query, String clause, String reason) {
        Explanation explanation = explain(compile(query));
        Explanation.Miss miss = explanation.miss();
        assertNotNull(miss);
        assertEquals(clause, miss.clause());
        assertEquals(reason, miss.reason());
    }

    @Test
    void tellsTheScoreBelowTheThreshold() {
        Watchlist.Weighted any =
                new Watchlist.Weighted(3, List.of(new Watchlist.Term("ferry", 2), new Watchlist.Term("whale", 2)));
        Explanation explanation = explain(compile(weighted(any)));
        assertEquals(2, explanation.score());
        assertEquals(2, explanation.clauses().size());
        Explanation.Miss miss = explanation.miss();
        assertNotNull(miss);
        assertEquals("the score is 2.0 of 3.0", miss.reason());
    }

    private static Watchlist weighted(Watchlist.@Nullable Weighted any) {
        return new Watchlist(
                "w",
                "W",
                null,
                any,
                List.of(),
                Watchlist.Alerting.DEFAULT,
                true,
                1,
                Origin.FILE,
                null,
                Watchlist.Filing.NONE,
                Watchlist.Examples.NONE,
                null);
    }

    private static Explanation explain(CompiledWatchlist watchlist) {
        return Explainer.explain(watchlist, new MatchEngine().analyse(FERRY));
    }

    private static Hit hit(String query) {
        Hit hit = Matching.hit(compile(query), FERRY);
        assertNotNull(hit);
        assertTrue(explain(compile(query)).hit());
        return hit;
    }

    @Test
    void checksAWatchlistWholly() {
        Watchlist.Weighted any =
                new Watchlist.Weighted(0, List.of(new Watchlist.Term("ferry", 1), new Watchlist.Term("@nobody (", 1)));
        Watchlist wrong = new Watchlist(
                "w",
                "W",
                null,
                any,
                List.of("en", "elvish"),
                Watchlist.Alerting.DEFAULT,
                true,
                1,
                Origin.FILE,
                null,
                Watchlist.Filing.NONE,
                Watchlist.Examples.NONE,
                null);
        List<String> keys = WatchlistCheck.check(wrong, Set.of("vireo")).stream()
                .filter(WatchlistCheck.Finding::error)
                .map(WatchlistCheck.Finding::key)
                .collect(Collectors.toList());
        assertEquals(List.of("any.threshold", "any.terms[1].q", "any.terms[1].q", "languages[1]"), keys);
        assertEquals(List.of(), WatchlistCheck.check(Watchlist.of("w", "W", "@vireo"), Set.of("vireo")));
        assertEquals(1, WatchlistCheck.check(weighted(null), Set.of()).size());
    }

    @Test
    void matchesAFileOfArticles() throws IOException {
        MatchBatch batch = new MatchBatch(
                List.of(Watchlist.of("boats", "Boats", "ferry author:merrow")),
                List.of(Matching.entity("vireo", "Vireo")));
        StringWriter out = new StringWriter();
        String articles = """
                {"id":"1","title":"Ferry","text":"","author":"Iona Merrow","other":3}

                {"id":"2","title":"Ferry"}
                """;
        assertEquals(1, batch.run(new BufferedReader(new StringReader(articles)), out));
        assertTrue(out.toString().startsWith("{\"id\":\"1\",\"watchlist\":\"boats\",\"score\":1.0,\"clauses\":[{"));
        BadRecord bad = Assertions.assertThrows(
                BadRecord.class, () -> batch.run(new BufferedReader(new StringReader("\n{")), out));
        assertTrue(String.valueOf(bad.getMessage()).startsWith("line 2: "));
    }
}
