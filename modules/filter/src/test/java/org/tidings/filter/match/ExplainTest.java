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
import org.tidings.model.Entity;
import org.tidings.model.Match;
import org.tidings.model.Snippet;
import org.tidings.model.Watchlist;

class ExplainTest {
    private static final MatchText FERRY = new MatchText(
            "Ferry delayed",
            "The ferry of Port Selwyn waits. A tanker waits as well.",
            List.of("Iona Merrow"),
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
            quoteCharacter = '~',
            value = {
                "ferry whale           | whale               | it is not there",
                "ferry (whale OR crab) | whale OR crab       | none of these is there",
                "ferry -tanker         | NOT tanker          | it is there: tanker",
                "ferry -(crab OR tanker) | NOT tanker        | it is there: tanker",
                "ferry NEAR/4 tanker   | ferry NEAR/4 tanker | the nearest are 6 apart",
                "ferry ONEAR/4 tanker  | ferry ONEAR/4 tanker | the nearest are 6 apart in this order",
                "tanker ONEAR/9 port   | tanker ONEAR/9 port | they stand in the other order, 4 apart",
                "delayed NEAR/9 tanker | delayed NEAR/9 tanker | its sides do not stand in one field",
                "ferry NEAR/9 \"the ferry\" | ferry NEAR/9 \"the ferry\" | its sides overlap",
                "whale NEAR/4 tanker   | whale               | it is not there",
                "atleast/3 ferry       | atleast/3 ferry     | 2 of 3 mentions",
                "ferry lang:fr         | lang:fr             | the article's language is en",
                "ferry source:a.b      | source:a.b          | the article's host is harbour.example",
                "ferry country:nz      | country:nz          | the country of its feed is unknown",
                "ferry tag:wire        | tag:wire            | its feed has no tags",
                "ferries               | ferries             | it is not there; ferry is, and ferr* would find it",
                "tonker                | tonker              | it is not there; tanker is",
                "waterway              | waterway            | it is not there",
                "portselwyn            | portselwyn          | it is not there; it stands as two words",
                "\"tan ker\"         | \"tan ker\"       | it stands there as one word, tanker",
                "merrow                | merrow              | it stands in the author's name, not in title or body",
                "title:tanker          | title:tanker        | it stands in the body, not in the title",
                "body:delayed          | body:delayed        | it stands in the title, not in the body",
                "title:(ferry tanker)  | title:tanker        | it stands in the body, not in the title",
                "=port                 | =port               | it stands as Port",
                "=\"port Selwyn\"    | =\"port Selwyn\"  | it stands as Port Selwyn",
                "\"ferry whale\"     | \"ferry whale\"   | ferry stands there, whale does not",
                "\"ferries waits\"   | \"ferries waits\" | waits stands there, ferries does not; ferry is, and ferr* would find it",
                "\"the tanker\"      | \"the tanker\"    | its words stand 7 apart",
                "\"selwyn port\"     | \"selwyn port\"   | its words stand there in another order",
                "\"ferry port waits\" | \"ferry port waits\" | its 3 words stand within 5 positions at the nearest",
                "\"delayed tanker\"  | \"delayed tanker\" | its words do not stand in one field",
                "\"waits waits a\"   | \"waits waits a\" | its words stand there, each too few times",
                "tankst*               | tankst*             | no word fits it; tanker begins alike",
                "/tank/                | /tank/              | it matches a part of tanker and no whole word",
                "/zebra+/              | /zebra+/            | no word matches it",
                "@vireo                | @vireo              | it is not mentioned",
            })
    void namesTheFirstPartThatFailed(String query, String clause, String reason) {
        Explanation explanation = explain(compile(query));
        Explanation.Miss miss = explanation.miss();
        assertNotNull(miss);
        assertEquals(clause, miss.clause());
        assertEquals(reason, miss.reason());
    }

    @Test
    void saysHowFarBehindTheLeadAWordStands() {
        MatchText late = MatchText.of("", "quiet ".repeat(74) + "verdict");
        Explanation explanation = Explainer.explain(compile("lead:verdict"), new MatchEngine().analyse(late));
        assertEquals("it stands at word 75 of the body, behind the lead", reason(explanation));
    }

    @Test
    void showsWhatComesNearest() {
        Explanation.Part near = explain(compile("ferry NEAR/4 tanker")).parts().getFirst();
        assertEquals(new Explanation.Place("body", 4, 40, "ferry of Port Selwyn waits. A tanker"), near.nearest());
        assertEquals(2, near.parts().size());
        assertTrue(near.parts().stream().allMatch(Explanation.Part::holds));
        Explanation.Place ferry = explain(compile("ferries")).parts().getFirst().nearest();
        assertEquals(new Explanation.Place("title", 0, 5, "Ferry"), ferry);
    }

    @Test
    void showsEveryPartWithItsPlaces() {
        String query = "ferry AND (title:whale OR atleast/2 waits) -\"a tanker\"";
        Explanation explanation = explain(compile(query));
        Explanation.Part all = explanation.parts().getFirst();
        assertEquals(Explanation.Kind.ALL, all.kind());
        assertEquals("1 of its 3 parts fail", all.reason());
        Explanation.Part ferry = all.parts().getFirst();
        assertEquals(2, ferry.found());
        assertEquals(
                new Explanation.Place("title", 0, 5, "Ferry"), ferry.places().getFirst());
        Explanation.Part either = all.parts().get(1);
        assertEquals("title:whale OR atleast/2 waits", either.written());
        assertEquals(
                List.of(false, true),
                either.parts().stream().map(Explanation.Part::holds).toList());
        Explanation.Part not = all.parts().get(2);
        assertEquals(
                query.length() - "\"a tanker\"".length(), not.parts().getFirst().from());
        assertEquals("A tanker", not.parts().getFirst().places().getFirst().text());
    }

    @Test
    void tellsTheScoreBelowTheThreshold() {
        Watchlist.Weighted any = new Watchlist.Weighted(
                3,
                List.of(
                        new Watchlist.Term("ferry", 2),
                        new Watchlist.Term("whale", 2),
                        new Watchlist.Term("tanker", -0.1)));
        Explanation explanation = explain(compile(weighted(any)));
        assertEquals(1.9, explanation.score(), 1e-9);
        assertEquals(3, explanation.threshold());
        assertEquals(3, explanation.clauses().size());
        assertEquals(
                List.of(2.0, 2.0, -0.1),
                explanation.parts().stream().map(Explanation.Part::weight).toList());
        assertEquals("the score is 1.9 of 3: 1.1 is missing, and tanker counts -0.1", reason(explanation));
    }

    @Test
    void namesTheLanguagesFirst() {
        Watchlist french = Watchlist.of("w", "W", "whale").withLanguages(List.of("fr"));
        Explanation explanation = explain(compile(french));
        assertEquals(Explanation.Kind.LANGUAGES, explanation.parts().getFirst().kind());
        assertEquals("the article's language is en", reason(explanation));
    }

    private static String reason(Explanation explanation) {
        Explanation.Miss miss = explanation.miss();
        assertNotNull(miss);
        return miss.reason();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A visit                 | NK met envoys.        | NK stands there, but none of Pyrgos, Kell within 15 words",
                "A visit                 | The river Tarn rose.  | Tarn stands there, but beside river",
                "A visit                 | They told us.         | US is looked for with exactly these letters, and it stands as us",
                "US ENVOYS MEET          | Quiet.                | US stands there, but the whole title is in capitals, where only its longer names count",
                "A visit                 | The US Open began.    | US stands there as part of US Open, which is @open",
                "A visit                 | Quiet.                | none of its names is there: Norkel, NK, Tarn, US",
                "Norkel                  | Quiet.                | it is mentioned in the title, not in the body",
            })
    void saysWhyAnEntityIsNotMentioned(String title, String body, String reason) {
        Entity norkel = Matching.entity(
                "norkel",
                "Norkel",
                new Entity.Alias("NK", null, List.of("Pyrgos", "Kell"), List.of(), false),
                new Entity.Alias("Tarn", null, List.of(), List.of("river"), false),
                Entity.Alias.of("US"));
        Entity open = Matching.entity("open", "US Open");
        Analysed article = Matching.engine(norkel, open).analyse(MatchText.of(title, body));
        assertEquals(reason, reason(Explainer.explain(compile("body:@norkel"), article, id -> norkel)));
    }

    @Test
    void explainsNothingThatTheEngineDoesNotSay() {
        Vocabulary vocabulary = new Vocabulary(11);
        MatchEngine engine = new MatchEngine();
        for (int i = 0; i < 4_000; i++) {
            Parsed parsed = Query.parse(vocabulary.query(3), Scope.OPEN);
            if (parsed.ok()) {
                CompiledWatchlist compiled = compile(parsed.query());
                Analysed article = engine.analyse(vocabulary.article());
                Explanation explanation = Explainer.explain(compiled, article);
                Hit hit = MatchEngine.test(compiled, article);
                assertEquals(hit != null, explanation.hit(), parsed.query());
                assertEquals(hit != null, explanation.parts().getFirst().holds(), parsed.query());
                assertTrue(hit == null || hit.clauses().equals(explanation.clauses()), parsed.query());
                assertEquals(hit == null, explanation.miss() != null, parsed.query());
            }
        }
    }

    private static Watchlist weighted(Watchlist.@Nullable Weighted any) {
        return Watchlist.of("w", "W", "none").withAny(any);
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
        Watchlist wrong = Watchlist.of("w", "W", "none").withAny(any).withLanguages(List.of("en", "elvish"));
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
