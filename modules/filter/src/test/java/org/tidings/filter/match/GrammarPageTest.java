package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
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

    private static DynamicTest example(MatchResult cells) {
        String query = cells.group(1);
        boolean refused = cells.group(2).matches("\\d+");
        return DynamicTest.dynamicTest(query, () -> {
            if (refused) {
                isRefused(query, Integer.parseInt(cells.group(2)), cells.group(3));
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

    private static void isRefused(String query, int position, String because) {
        Problem problem = Matching.errors(query).getFirst();
        assertEquals(position, problem.from());
        assertTrue(problem.message().contains(because), problem.message());
    }
}
