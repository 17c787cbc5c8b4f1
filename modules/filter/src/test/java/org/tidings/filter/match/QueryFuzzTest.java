package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes queries and texts at random, by the pieces of the language and by letters, and asks for the promises that hold of all. */
class QueryFuzzTest {
    private static final List<String> SEEDS = List.of(
            "ferry AND (title:whale OR atleast/2 waits) -\"a tanker\"",
            "@north-korea AND (@icc OR \"crimes against humanity\" OR (refer* NEAR/8 court))",
            "lead:(storm NEAR/3 (gale OR \"high wind*\")) lang:en source:*.example",
            "=US NEAR/2 iran ONEAR/5 (talks OR =\"Security Council\")",
            "/covid-?(19|20)[a-z]*/ NOT tag:\"climate change\"",
            "“port strike” OR «grève» OR 「東京」 OR ‘quay’",
            "น้ำท่วม OR 파업* OR דובר צה\"ל OR أحمد",
            "title:(body:a) NEAR x -b OR ()",
            "site:a.b \"x y\"~5 w/3 +q !r a|b && c");
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "\"",
            "“",
            "”",
            "‘",
            "’",
            "«",
            "/",
            "*",
            "?",
            "-",
            "=",
            "@",
            ":",
            "'",
            "~",
            "\\",
            "{9}",
            "[",
            "]",
            " AND ",
            " OR ",
            " NOT ",
            " NEAR/5 ",
            " ONEAR/2 ",
            " NEAR ",
            "atleast/3 ",
            "title:",
            "lead:",
            "author:",
            "lang:",
            "source:",
            "tag:",
            "\n",
            "\t",
            "\u0000",
            "\u00AD",
            "\u200B",
            "\u200D",
            "\uFEFF",
            "\u0301",
            "\uD83D",
            "\uDE00",
            "👨‍👩‍👧",
            "１",
            "İ",
            "ß",
            "ﬁ",
            "ำ",
            "ガ",
            "한",
            "\u1112\u1161",
            "\u05F4",
            "\u0640",
            "1,000",
            "U.S.'s",
            "l'",
            "𝐁");
    private static final long A_SECOND = 1_000_000_000L;

    private final MatchEngine engine = new MatchEngine();

    @Test
    void promisesHoldOfChangedQueries() {
        run(20_000, 1);
    }

    @Tag("night")
    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5})
    void promisesHoldOfManyMoreChangedQueries(long seed) {
        run(500_000, seed);
    }

    private void run(int rounds, long seed) {
        Random random = new Random(seed);
        List<String> pool = new ArrayList<>(SEEDS);
        for (int i = 0; i < rounds; i++) {
            String query = changed(pool.get(random.nextInt(pool.size())), pool, random);
            Parsed parsed = check(query);
            if (i % 8 == 0) {
                text(parsed, changed(pool.get(random.nextInt(pool.size())), pool, random));
            }
            // what parses is worth changing further
            if (parsed.ok() && query.length() < 400 && pool.size() < 2_000) {
                pool.add(query);
            }
        }
        assertTrue(pool.size() > SEEDS.size() + rounds / 100, "few changed queries parse: " + pool.size());
    }

    private static String changed(String from, List<String> pool, Random random) {
        StringBuilder query = new StringBuilder(from);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(query.length() + 1);
            int to = Math.min(query.length(), at + random.nextInt(12));
            switch (random.nextInt(7)) {
                case 0 -> query.delete(at, to);
                case 1 -> query.insert(at, query.substring(at, to));
                case 2 -> query.insert(at, (char) random.nextInt(0x10000));
                case 3 -> query.insert(at, pool.get(random.nextInt(pool.size())));
                case 4 -> query.insert(at, query.substring(at, to).repeat(random.nextInt(20)));
                default -> query.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
            query.setLength(Math.min(query.length(), 2_000));
        }
        return query.toString();
    }

    private static Parsed check(String query) {
        Parsed parsed = Query.parse(query, new Scope(Set.of("north-korea", "icc")));
        assertEquals(parsed.errors().isEmpty(), parsed.ok(), query);
        for (List<Problem> problems : List.of(parsed.errors(), parsed.warnings())) {
            int last = 0;
            for (Problem problem : problems) {
                boolean inside =
                        last <= problem.from() && problem.from() <= problem.to() && problem.to() <= query.length();
                assertTrue(inside, () -> query + ": " + problem);
                assertFalse(problem.message().isBlank());
                last = problem.from();
            }
        }
        assertTrue(parsed.errors().size() <= 50 && parsed.warnings().size() <= 50);
        return parsed;
    }

    /** Matching and explaining agree on a text of the same pieces, and places lie inside it. */
    private void text(Parsed parsed, String text) {
        Tokens tokens = Tokens.of(text);
        for (int i = 0; i < tokens.count(); i++) {
            int before = i == 0 ? 0 : tokens.end(i - 1);
            assertTrue(before <= tokens.start(i) && tokens.start(i) < tokens.end(i), text);
            assertTrue(tokens.end(i) <= text.length() && tokens.length(i) > 0, text);
        }
        if (parsed.ok()) {
            CompiledWatchlist compiled = Matching.compile(parsed.query());
            Analysed article = engine.analyse(MatchText.of(text.substring(0, text.length() / 3), text));
            Hit hit = MatchEngine.test(compiled, article);
            Explanation why = Explainer.explain(compiled, article);
            assertEquals(hit != null, why.hit(), () -> parsed.query() + " on " + text);
            assertEquals(hit == null, why.miss() != null);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(", ")", "\"a\" ", "“a", "‘a", "‘ a", "’ ", "a-", "a'", "l'", "a NEAR/2 ", "(a OR b) NEAR/9 (", "-",
                        "NOT ",
                "a\u0301", "title:", "=", "@a ", "a:b ", "/a/ ", "/", "~", "a OR b ", "a AND (b OR ", "w?n ", "w/5 ",
                        "日本", "*",
                "atleast/2 ", "lang:en ", "source:", "\u200B", "'s ", "1,000", "a.b."
            })
    void readsEndlessRepeatsInTimeThatGrowsWithTheirLength(String piece) {
        check(piece.repeat(2_000));
        long start = cpu();
        check(piece.repeat(Query.MAX_LENGTH / piece.length()));
        long took = cpu() - start;
        assertTrue(took < 3 * A_SECOND, () -> piece + " took " + took / 1_000_000 + " ms");
        assertEquals(
                0,
                check(piece.repeat((1 << 20) / piece.length()))
                        .errors()
                        .getFirst()
                        .from());
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/((((a{100}){100}){100}){100})/",
                "/(((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9})/",
                "/[{]((b{99,}c?){0,999}){999}/",
                "/(a{1000}){6}/",
            })
    void refusesPatternsThatWouldFillTheMemory(String query) {
        List<Problem> errors = check(query).errors();
        assertTrue(errors.getFirst().message().contains("grow too big"), errors::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a{1000}/", "/(ab{2,5}){20}[0-9]{4}/", "/[{}9]{3}\\{9999\\}/", "/x+y*(z|w)?/", "/covid(19)?/"})
    void takesPatternsOfOrdinarySize(String query) {
        assertEquals(List.of(), check(query).errors());
    }

    @Test
    void nestsAHundredDeepAndNoDeeper() {
        assertTrue(check("(".repeat(100) + "a" + ")".repeat(100)).ok());
        List<Problem> errors =
                check("a (b " + "(".repeat(101) + "c" + ")".repeat(102)).errors();
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(errors.getFirst().message().contains("deeper than 100"), errors::toString);
        assertTrue(check("NOT ".repeat(100) + "a").ok());
        assertFalse(check("-".repeat(1_000) + "a").ok());
    }
}
