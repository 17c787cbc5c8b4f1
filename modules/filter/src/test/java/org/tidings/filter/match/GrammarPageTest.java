package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the examples of the page on the language. */
class GrammarPageTest {
    private static final Path PAGE = Path.of("../../docs/watchlist-language.md");
    private static final Pattern CELLS = Pattern.compile("^\\| `([^`]+)` \\| `([^`]+)` \\| `([^`]+)` \\|$");

    @TestFactory
    Stream<DynamicTest> itsExamplesHold() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            CELLS.matcher(line).results().forEach(cells -> tests.add(example(cells)));
        }
        assertTrue(tests.size() > 40, "examples on the page: " + tests.size());
        return tests.stream();
    }

    /** A second kind of table: written, and the words that it is. */
    @TestFactory
    Stream<DynamicTest> textIsCutAsItSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Pattern row = Pattern.compile("^\\| `([^`]+)` \\| `([^`]+)` \\|$");
        for (String line : Files.readAllLines(PAGE)) {
            row.matcher(line)
                    .results()
                    .forEach(cells -> tests.add(DynamicTest.dynamicTest(
                            cells.group(1),
                            () -> assertEquals(
                                    List.of(cells.group(2).split(" ", -1)), Matching.words(cells.group(1))))));
        }
        assertTrue(tests.size() >= 20, "rows on the page: " + tests.size());
        return tests.stream();
    }

    @Test
    void everySentenceOfItsGrammarParses() throws IOException {
        GrammarSentences grammar = GrammarSentences.of(Files.readString(PAGE));
        Random random = new Random(7);
        int longest = 0;
        for (int i = 0; i < 5_000; i++) {
            String sentence = grammar.sentence("query", random);
            longest = Math.max(longest, sentence.length());
            List<String> errors = Matching.errors(sentence).stream()
                    .map(Problem::message)
                    .filter(m -> !m.contains("can never match") && !m.startsWith("NOT alone"))
                    .toList();
            assertEquals(List.of(), errors, sentence);
        }
        assertTrue(longest > 200, "all sentences are short");
    }

    private static DynamicTest example(MatchResult cells) {
        String query = cells.group(1);
        boolean complains = cells.group(2).matches("\\d+");
        return DynamicTest.dynamicTest(query, () -> {
            if (complains) {
                complains(query, Integer.parseInt(cells.group(2)), cells.group(3));
            } else {
                assertTrue(finds(query, cells.group(2)), cells.group(2));
                assertFalse(finds(query, cells.group(3)), cells.group(3));
            }
        });
    }

    private static boolean finds(String query, String text) {
        int bar = text.indexOf(" / ");
        MatchText article =
                bar < 0 ? MatchText.of("", text) : MatchText.of(text.substring(0, bar), text.substring(bar + 3));
        return Matching.hits(query, article);
    }

    private static void complains(String query, int position, String because) {
        Parsed parsed = Query.parse(query, Scope.OPEN);
        List<Problem> said = parsed.ok() ? parsed.warnings() : parsed.errors();
        assertTrue(
                said.stream().anyMatch(p -> p.from() == position && p.message().contains(because)),
                () -> said.toString());
    }
}
