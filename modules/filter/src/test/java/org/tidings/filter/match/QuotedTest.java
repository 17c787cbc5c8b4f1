package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tidings.model.Watchlist;

class QuotedTest {
    @Test
    void marksThatMeanSomethingGo() {
        assertEquals("\"Lee Ace O'Hara\"", Quoted.name("Lee \u201cAce\u201d O'Hara"));
        assertEquals("\"M A S H-Unit 4077\"", Quoted.name("M*A*S*H-Unit (4077)"));
        assertEquals("=\"WHO\"", Quoted.name(" WHO "));
        assertEquals("\"AND NOT OR\"", Quoted.name("AND NOT OR"));
        assertNull(Quoted.name("?!"));
    }

    /** Names of letters, digits and the marks that stand in names, in several scripts. */
    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                        "Zo\u00eb",
                        "O'Hara",
                        "D\u2019Arcy",
                        "AT&T",
                        "Smith-Jones",
                        "Jr.",
                        "U.N.",
                        "3M",
                        "\"Ace\"",
                        "\u00abX\u00bb",
                        "(UK)",
                        "AND",
                        "NEAR/5",
                        "NOT",
                        "@x",
                        "-y",
                        "=z",
                        "title:",
                        "/r/",
                        "*",
                        "?",
                        "\u5317\u4eac",
                        "\u043c\u0438\u0440",
                        "\u05e6\u05d4\"\u05dc",
                        "\u0e44\u0e17\u0e22",
                        "\\\\",
                        "[a]",
                        "{b}",
                        "1,000",
                        "\u2018q\u2019")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(parts -> String.join(" ", parts));
    }

    @Property
    void aNameIsAQueryThatFindsIt(@ForAll("names") String name) {
        String query = Quoted.name(name);
        if (query == null) {
            return;
        }
        Watchlist watchlist = Watchlist.of("w", "W", query);
        List<WatchlistCheck.Finding> errors = WatchlistCheck.check(watchlist, Set.of()).stream()
                .filter(WatchlistCheck.Finding::error)
                .toList();
        assertTrue(errors.isEmpty(), () -> query + errors);
        CompiledWatchlist compiled = Objects.requireNonNull(CompiledWatchlist.of(watchlist, Scope.OPEN));
        Analysed article = new MatchEngine().analyse(MatchText.of("", "Today " + name + " said so."));
        assertNotNull(MatchEngine.test(compiled, article), query);
    }
}
