package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidings.filter.match.Matching.errors;
import static org.tidings.filter.match.Matching.parse;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.Watchlist;

class QueryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "*quake                   | 0  | would run on every article",
                "storm or*                | 6  | 3 letters or more",
                "\"war * peace\"          | 5  | every word",
                "東京*                     | 2  | no * is needed",
                "-storm                   | 0  | NOT alone",
                "storm OR -flood          | 9  | NOT alone",
                "(NOT a) (NOT b)          | 0  | NOT alone",
                "NOT lang:en              | 0  | NOT alone",
                "storm ()                 | 6  | nothing in the brackets",
                "(storm                   | 0  | never closed",
                "storm (flood (gale)      | 6  | never closed",
                "storm)                   | 5  | closes nothing",
                "\"storm                  | 0  | never closed",
                "storm \"\"               | 6  | nothing between the quotes",
                "AND storm                | 0  | needs something before it",
                "storm AND                | 6  | needs something behind it",
                "storm OR OR flood        | 6  | needs something behind it",
                "storm NOT                | 6  | needs something behind it",
                "storm -                  | 6  | right behind -",
                "NEAR/3 storm             | 0  | needs something before it",
                "storm NEAR flood         | 6  | needs a number",
                "storm NEAR /5 flood      | 6  | needs a number",
                "storm NEAR/0 flood       | 6  | from 1 to 100",
                "storm ONEAR/101 flood    | 6  | from 1 to 100",
                "storm NEAR/x flood       | 6  | from 1 to 100",
                "storm NEAR/3 NOT flood   | 6  | takes no NOT",
                "storm NEAR/3 -flood      | 6  | takes no NOT",
                "storm NEAR/3 (a b)       | 14 | takes no bracket of several",
                "title:storm NEAR/3 gale  | 0  | takes no field",
                "storm NEAR/3 lang:en     | 13 | takes no filter",
                "storm NEAR/3 /gale.*/    | 13 | takes no regular expression",
                "titel:storm              | 0  | no field titel",
                "https://example.org      | 0  | no field https",
                "title:                   | 0  | needs something behind it",
                "title:-storm             | 0  | NOT stands before the field",
                "title:(body:storm)       | 7  | can never match",
                "storm lang:elvish        | 6  | no language elvish",
                "storm lang:              | 6  | a value is expected",
                "storm source:..          | 6  | a host",
                "atleast/0 storm          | 0  | from 1 upwards",
                "atleast/2                | 0  | needs something behind it",
                "atleast/2 (a b)          | 11 | atleast counts",
                "atleast/2 -storm         | 0  | needs something behind it",
                "/sto(rm/                 | 0  | not a regular expression",
                "/storm                   | 0  | never ends",
                "//                       | 0  | is empty",
                "/(storm)\\1/             | 0  | not a regular expression",
                "=Storm*                  | 0  | exact letters take no",
                "@                        | 0  | the id of an entity",
                "storm & flood            | 6  | no letters or digits",
                "🔥                        | 0  | no letters or digits",
            })
    void refusesWithPosition(String query, int position, String message) {
        List<Problem> errors = errors(query);
        assertEquals(1, errors.size(), () -> errors.toString());
        assertEquals(position, errors.getFirst().from());
        assertTrue(errors.getFirst().message().contains(message), () -> errors.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "storm flood",
                "storm AND NOT flood",
                "NOT NOT storm",
                "storm (gale OR -flood)",
                "title:storm",
                "title: storm",
                "TITLE:storm",
                "title:(storm AND (gale OR flood))",
                "body:(lead:storm)",
                "source:*.example",
                "lang:en-GB",
                "lang:ckb",
                "title:=Storm",
                "title:@x",
                "title:/sto.+/",
                "title:sto*",
                "“curly quotes”",
                "«guillemets»",
                "„niedrig“",
                "‘single curly’",
                "storm NEAR/3 (gale OR \"high wind\" OR wind*)",
                "a NEAR/3 b NEAR/4 c",
                "(a NEAR/3 b) NEAR/4 c",
                "atleast/3 (storm OR gale)",
                "title:(atleast/2 storm)",
                "AC/DC",
                "and or not",
                "near/5 storm",
                "12:30",
                "state-owned",
                "-flood storm",
                "w?n",
                "storm tag:\"climate change\"",
                "대북*",
                "=US",
                "=\"Turkey\"",
                "storm（gale OR flood）",
                "דובר צה\"ל",
                "NEARBY ANDROID",
                "a\tb\nc",
            })
    void accepts(String query) {
        assertEquals(List.of(), errors(query));
    }

    @Test
    void bindsNearThenNotThenAndThenOr() {
        Expr.Or or = assertInstanceOf(Expr.Or.class, parse("a b OR c NOT d NEAR/2 e"));
        Expr.And second = assertInstanceOf(Expr.And.class, or.parts().get(1));
        Expr.Not not = assertInstanceOf(Expr.Not.class, second.parts().get(1));
        assertInstanceOf(Expr.Near.class, not.part());
        assertInstanceOf(Expr.And.class, or.parts().getFirst());
    }

    @Test
    void groupsChainsOfNearFromTheLeft() {
        Expr.Near outer = assertInstanceOf(Expr.Near.class, parse("a NEAR/2 b ONEAR/3 c"));
        assertTrue(outer.ordered());
        assertEquals(3, outer.distance());
        assertEquals(2, assertInstanceOf(Expr.Near.class, outer.left()).distance());
    }

    @Test
    void reportsSeveralErrorsAtOnce() {
        List<Problem> errors = errors("ab* lang:klingon foo:bar (");
        assertEquals(List.of(0, 4, 17, 25), errors.stream().map(Problem::from).toList());
    }

    @Test
    void namesLineAndColumn() {
        Problem problem = errors("storm\n  AND foo:bar").getFirst();
        assertEquals(2, problem.line());
        assertEquals(7, problem.column());
        assertTrue(problem.describe().startsWith("position 12 (2:7): "));
    }

    @Test
    void suggestsWhatWasMeant() {
        assertEquals("title:", errors("titel:storm").getFirst().fix());
        assertEquals("lang:fr", errors("lang:french").getFirst().fix());
        assertEquals("NEAR/5", errors("a NEAR b").getFirst().fix());
        assertEquals("quake", errors("*quake").getFirst().fix());
        assertEquals("AND", errors("a && b").getFirst().fix());
        Parsed parsed = Query.parse("@north-corea", new Scope(Set.of("north-korea", "icc")));
        assertEquals("@north-korea", parsed.errors().getFirst().fix());
    }

    @Test
    void showsMixedOperatorsWithBrackets() {
        List<Problem> warnings = Query.parse("a AND b OR c", Scope.OPEN).warnings();
        assertEquals("(a AND b) OR c", warnings.getFirst().fix());
        assertEquals(List.of(), Query.parse("(a AND b) OR c", Scope.OPEN).warnings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "lang:en                   | 0  | take every article         | ",
                "/.*quake/                 | 0  | runs on every article      | ",
                "/storm surge/             | 0  | a blank or hyphen never    | ",
                "/Storm/                   | 0  | no capital ever matches    | ",
                "the                       | 0  | stand in most articles     | ",
                "the OR storm              | 0  | stand in most articles     | ",
                "war and peace             | 4  | in small letters           | AND",
                "war And peace             | 4  | in small letters           | AND",
                "storm near gale           | 6  | in small letters           | NEAR/5",
                "storm near/5 gale         | 6  | in small letters           | NEAR/5",
                "storm ＯＲ gale             | 6  | in wide letters            | OR",
                "storm NEAR5 gale          | 6  | without a slash            | NEAR/5",
                "storm NEAR\\5 gale        | 6  | without a slash            | NEAR/5",
                "storm w/5 gale            | 6  | a word like any other      | NEAR/5",
                "storm pre/5 gale          | 6  | a word like any other      | ONEAR/5",
                "storm adj5 gale           | 6  | a word like any other      | ONEAR/5",
                "storm ANDNOT gale         | 6  | a word like any other      | AND NOT",
                "\"storm gale\"~5        | 12 | is no NEAR                 | a NEAR/5 b",
                "storm~ gale               | 0  | endings are found with a * | storm*",
                "storm^2 gale              | 0  | has no weight of its own   | storm",
                "storm +gale               | 6  | + says nothing             | gale",
                "storm !gale               | 6  | ! says nothing             | -gale",
                "storm¦gale               | 0  | is no sign here            | storm OR gale",
                "atleast3 storm            | 0  | without a slash            | atleast/3",
                "atleast storm             | 0  | without a slash            | atleast/3",
                "US troops                 | 0  | finds us as well           | =US",
                "w?nd                      | 0  | fewer than 3 letters       | ",
                "storm −flood              | 6  | read as NOT                | -",
                "storm gale storm          | 11 | storm is asked for twice   | ",
                "storm OR Störm            | 9  | Störm is asked for twice   | ",
                "(a OR b) AND (b OR a)     | 14 | is asked for twice         | ",
                "storm AND NOT storm       | 0  | this can never match       | ",
                "title:storm NOT storm     | 0  | this can never match       | ",
                "lead:storm -body:storm    | 0  | this can never match       | ",
                "a lang:en lang:fr         | 10 | can never both hold        | lang:en OR lang:fr",
                "a source:b.c source:d.e   | 13 | can never both hold        | source:b.c OR source:d.e",
            })
    void warns(String query, int position, String message, @Nullable String fix) {
        String written = query.replace('¦', '|');
        Parsed parsed = Query.parse(written, Scope.OPEN);
        assertEquals(List.of(), parsed.errors());
        Problem warning = parsed.warnings().stream()
                .filter(w -> w.message().contains(message))
                .findFirst()
                .orElseThrow(() -> new AssertionError(parsed.warnings().toString()));
        assertEquals(position, warning.from());
        assertEquals(fix, warning.fix());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "storm -title:storm",
                "title:storm body:storm",
                "a source:b.c source:x.b.c",
                "tag:a tag:b x",
                "storm stormy",
                "=storm storm",
                "the storm",
                "the lang:en source:b.c storm",
                "storm NEAR/2 storm",
                "\"and\" storm",
                "C++ AT&T R&D",
                "state-owned",
                "/sto[a-z]+/",
            })
    void warnsOfNothing(String query) {
        assertEquals(List.of(), Query.parse(query, Scope.OPEN).warnings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "site:bbc.co.uk             | source:",
                "intitle:storm              | title:",
                "headline:storm             | title:",
                "text:storm                 | body:",
                "language:en storm          | lang:",
                "byline:merrow              | author:",
                "storm NEAR:5 gale          | NEAR/5",
                "atleast:2 storm            | atleast/3",
                "titel:storm                | title:",
                "https://example.org        | \"https://example.org\"",
                "storm NEAR/5gale           | NEAR/5 gale",
                "a & b                      | AND",
                "a ! b                      | NOT",
                "lang:(en OR fr) x          | (lang:a OR lang:b)",
                "a NEAR/2 (b c)             | \"b c\"",
                "title:a NEAR/2 b           | title:(a NEAR/2 b)",
                "a NEAR/2 title:b           | title:(a NEAR/2 b)",
                "title:NOT a                | -title:",
                "*quake                     | quake",
                "storm NEAR gale            | NEAR/5",
            })
    void saysWhatToWriteInstead(String query, String fix) {
        assertEquals(fix, errors(query).getFirst().fix());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ab* OR -fire               | 0,7",
                "-fire OR lang:elvish       | 0,9",
                "title:body:a OR *b         | 6,16",
                "a NEAR b NEAR/0 (c d) )    | 2,9,17,22",
                "\"\" atleast/0 x foo:y @ = | 0,3,15,21,23",
                "(a OR ) AND (b             | 3,12",
                "a OR AND b OR *c           | 2,14",
                "NOT AND NOT                | 0,8",
                "a AND OR ab*               | 2,9",
                "/(/ title: /x              | 0,11",
                "- a* =b*                   | 0,2,5",
                "storm NEAR / 5 gale ab*    | 6,20",
            })
    void noErrorHidesAnother(String query, String positions) {
        assertEquals(
                positions,
                errors(query).stream().map(p -> "" + p.from()).distinct().collect(Collectors.joining(",")));
    }

    @Test
    void warnsOfTermsThatNoArticleHolds() {
        Seen seen = word -> Set.of("storm", "port").contains(word.text());
        Watchlist watchlist = Watchlist.of("w", "W", "storm whale \"port crab\" -=Newt port* author:merrow @x");
        List<String> warnings = WatchlistCheck.check(watchlist, Scope.OPEN, seen).stream()
                .map(WatchlistCheck.Finding::describe)
                .toList();
        assertEquals(
                List.of(
                        "query: position 6 (1:7): no article of the history contains whale",
                        "query: position 12 (1:13): no article of the history contains \"port crab\"",
                        "query: position 25 (1:26): no article of the history contains =Newt"),
                warnings);
    }

    @Test
    void takesAtMost1024Terms() {
        assertEquals(List.of(), errors(terms(1_024)));
        assertEquals(1, errors(terms(1_025)).size());
    }

    private static String terms(int count) {
        return IntStream.range(0, count).mapToObj(i -> "word" + i).collect(Collectors.joining(" OR "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", ")", "-", "NOT ", "atleast/2 ", "title:", "\"", "a NEAR/2 ", "a OR ", "=", "@", "/"})
    void readsEndlessRepeatsInBoundedTime(String piece) {
        String query = piece.repeat(90_000 / piece.length());
        assertTimeout(Duration.ofSeconds(5), () -> Query.parse(query, Scope.OPEN));
    }

    @Property(tries = 3_000)
    void neverThrows(@ForAll("scraps") String query) {
        Parsed parsed = Query.parse(query, new Scope(Set.of("known")));
        assertEquals(parsed.expr() == null, !parsed.errors().isEmpty(), query);
        for (Problem problem : parsed.errors()) {
            assertTrue(0 <= problem.from() && problem.from() <= problem.to() && problem.to() <= query.length(), query);
        }
        if (parsed.expr() != null) {
            Compiler.compile(parsed.expr());
        }
    }

    @Property(tries = 1_000)
    void neverThrowsOnAnyText(@ForAll String query) {
        Query.parse(query, Scope.OPEN);
    }

    @Provide
    Arbitrary<String> scraps() {
        Arbitrary<String> scrap = Arbitraries.of(
                "a",
                "storm",
                "AND",
                "OR",
                "NOT",
                "NEAR/3",
                "ONEAR/2",
                "NEAR",
                "(",
                ")",
                "\"",
                "“",
                "”",
                "-",
                "=",
                "@known",
                "@other",
                "title:",
                "lead:",
                "body:",
                "lang:en",
                "source:a.example",
                "/ab+/",
                "/",
                "atleast/2",
                "sto*",
                "w?n",
                "東京",
                "l'Iran",
                "x:y",
                " ",
                "\n",
                "'",
                "’",
                "\uD83D\uDD25",
                "\uD83D",
                "*",
                "?");
        Arbitrary<String> separator = Arbitraries.of(" ", "", " ", "  ");
        return scrap.flatMap(s -> separator.map(b -> s + b))
                .list()
                .ofMaxSize(14)
                .map(list -> String.join("", list));
    }
}
