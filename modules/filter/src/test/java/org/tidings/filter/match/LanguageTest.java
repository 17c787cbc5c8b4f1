package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidings.filter.match.Matching.hits;
import static org.tidings.filter.match.Matching.inBody;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.model.Watchlist;

class LanguageTest {
    private static final MatchText FERRY = new MatchText(
            "Ferry delayed at Port Selwyn",
            "The Vireo ferry company said on Monday that its state-owned boats wait for the tide.",
            List.of("Iona Merrow", "Tam O'Dell"),
            "https://www.harbour.example/ferry",
            "en-GB",
            "NZ",
            List.of("Shipping", "local"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ferry monday                       | true",
                "ferry AND sunday                   | false",
                "ferry OR sunday                    | true",
                "ferry NOT sunday                   | true",
                "ferry -monday                      | false",
                "\"ferry company\"                  | true",
                "\"company ferry\"                  | false",
                "\"selwyn the\"                     | false",
                "state owned                        | true",
                "\"state owned\"                    | true",
                "stateowned                         | false",
                "ferr*                              | true",
                "f*rry                              | ~~",
                "com?any                            | true",
                "compan?                            | true",
                "company?                           | false",
                "\"ferry comp*\"                    | true",
                "fer*y                              | true",
                "=Ferry                             | true",
                "=FERRY                             | false",
                "title:=ferry                       | false",
                "title:ferry                        | true",
                "title:monday                       | false",
                "body:selwyn                        | false",
                "lead:tide                          | true",
                "author:merrow                      | true",
                "author:\"merrow tam\"              | false",
                "author:(iona odell)                | true",
                "merrow                             | false",
                "title:(ferry NOT tide)             | true",
                "source:harbour.example             | true",
                "source:HARBOUR.example ferry       | true",
                "source:www.harbour.example         | true",
                "source:arbour.example              | false",
                "source:ww?.harbour.example         | false",
                "source:*.harbour.example           | true",
                "source:harb*.example               | true",
                "source:harbour.*                   | true",
                "lang:en                            | true",
                "lang:de                            | false",
                "ferry -lang:en                     | false",
                "country:nz                         | true",
                "tag:shipping                       | true",
                "tag:ship                           | false",
                "ferry NEAR/1 company               | true",
                "vireo NEAR/2 company               | true",
                "vireo NEAR/1 company               | false",
                "company ONEAR/2 vireo              | false",
                "selwyn NEAR/100 the                | false",
                "\"ferry company\" NEAR/1 said      | true",
                "ferry NEAR/3 \"ferry company\"     | false",
                "(sunday OR monday) NEAR/1 on       | true",
                "vireo NEAR/2 company NEAR/1 said   | true",
                "vireo NEAR/2 company NEAR/1 ferry  | false",
                "atleast/2 ferry                    | true",
                "atleast/3 ferry                    | false",
                "atleast/3 (ferry OR company)       | true",
                "title:(atleast/2 ferry)            | false",
                "/f[eo]rry/                         | true",
                "/ferr/                             | false",
                "/Ferry/                            | false",
            })
    void finds(String query, String expected) {
        if (expected.isEmpty()) {
            assertEquals(1, Matching.errors(query).size());
        } else {
            assertEquals(Boolean.valueOf(expected), hits(query, FERRY));
        }
    }

    @Test
    void countsTheLeadInPositions() {
        String filler = IntStream.range(0, 59).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        assertTrue(inBody("lead:verdict", filler + " verdict"));
        assertFalse(inBody("lead:verdict", filler + " then verdict"));
        assertFalse(inBody("lead:\"verdict came\"", filler + " verdict came"));
        assertFalse(hits("lead:verdict", MatchText.of("verdict", filler)));
    }

    @Test
    void countsMentionsThatDoNotOverlap() {
        assertTrue(inBody("atleast/2 \"a b a\"", "a b a b a b a"));
        assertFalse(inBody("atleast/3 \"a b a\"", "a b a b a b a"));
        assertFalse(inBody("atleast/2 (\"force majeure\" OR force)", "force majeure"));
        assertTrue(hits("atleast/2 storm", MatchText.of("Storm", "A storm.")));
    }

    @Test
    void triesEveryPairOfAChain() {
        assertTrue(inBody("a NEAR/5 b NEAR/3 c", "a x b x x b x x c"));
        assertFalse(inBody("a NEAR/5 b NEAR/3 c", "a c b"));
        assertTrue(inBody("a NEAR/5 (b NEAR/3 c)", "a c b"));
    }

    @Test
    void wildcardsStandForLettersAndDigitsOnly() {
        assertTrue(inBody("covid*", "COVID19"));
        assertFalse(inBody("file*", "file_name"));
        assertTrue(inBody("sel*n", "selwyn"));
        assertTrue(inBody("대북*", "대북제재가"));
        assertTrue(inBody("\"state-own*\"", "state-owned"));
    }

    @Test
    void sumsTheWeightsOfTermsThatHit() {
        Watchlist.Weighted any = new Watchlist.Weighted(
                1.5,
                List.of(
                        new Watchlist.Term("storm", 1),
                        new Watchlist.Term("gale flood", 0.5),
                        new Watchlist.Term("football", -1)));
        CompiledWatchlist weighted = Matching.compile(weighted(any, List.of()));
        Hit hit = Matching.hit(weighted, MatchText.of("Storm, storm", "A gale, a flood"));
        assertTrue(hit != null && hit.score() == 1.5);
        assertEquals(
                List.of(1.0, 1.0, 0.5, 0.5),
                hit.clauses().stream().map(c -> c.weight()).toList());
        assertEquals(null, Matching.hit(weighted, MatchText.of("Storm", "A gale, a flood, football")));
    }

    @Test
    void asksOnlyForItsLanguages() {
        Watchlist french = weighted(new Watchlist.Weighted(1, List.of(new Watchlist.Term("storm", 1))), List.of("fr"));
        MatchText english = new MatchText("Storm", "", List.of(), null, "en", null, List.of());
        MatchText canadian = new MatchText("Storm", "", List.of(), null, "fr-CA", null, List.of());
        assertEquals(null, Matching.hit(Matching.compile(french), english));
        assertTrue(Matching.hit(Matching.compile(french), canadian) != null);
    }

    private static Watchlist weighted(Watchlist.Weighted any, List<String> languages) {
        return Watchlist.of("w", "W", "none").withAny(any).withLanguages(languages);
    }
}
