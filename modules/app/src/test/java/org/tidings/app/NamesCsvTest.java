package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidings.app.NamesCsv.Row;
import org.tidings.model.ConfigItem;
import org.tidings.model.Watchlist;
import org.tidings.runtime.config.Problem;
import org.tidings.runtime.config.Problems;

class NamesCsvTest {
    private final Problems problems = new Problems();

    private List<Row> rows(String text) {
        return NamesCsv.read("names.csv", text, problems);
    }

    private List<String> mistakes() {
        return problems.all().stream().map(Problem::toString).toList();
    }

    private NamedWatchlists many(String text) {
        Watchlist base = Watchlist.of("x", "X", "");
        return NamedWatchlists.many(base, rows(text), Set.of(), "names.csv", problems);
    }

    private static List<String> ids(NamedWatchlists made) {
        return made.items().stream().map(ConfigItem::id).toList();
    }

    @Test
    void quotedValuesHoldSeparatorsQuotesAndLines() {
        Row row = rows("name,owner\n\"Lee, \"\"Ace\"\"\nO'Hara\",desk\n\n").getFirst();
        assertEquals(List.of(), problems.all());
        assertEquals("Lee, \"Ace\"\nO'Hara", row.name());
        assertEquals("desk", row.owner());
    }

    @Test
    void semicolonsAndTabsAreRecognised() {
        assertEquals(List.of("b", "c"), rows("name;aliases\nA;b|c\n").getFirst().aliases());
        assertEquals("A, Inc.", rows("name\taliases\nA, Inc.\tb\n").getFirst().name());
        assertEquals(List.of(), problems.all());
    }

    @Test
    void whatIsMissingIsTold() {
        assertEquals(List.of(), rows("title\nA\n"));
        assertEquals(2, problems.all().size());
        assertTrue(mistakes().getLast().contains("a header with the column name is expected"), mistakes()::toString);
        rows("");
        assertTrue(mistakes().getLast().contains("is empty"), mistakes()::toString);
    }

    @Test
    void namesThatShareAnIdAreCountedAndWrongQueriesTold() {
        NamedWatchlists made = many("name,query\nZoë & Søn,\nZoe Søn,\nHarbour,port NEAR quay\n");
        assertEquals(List.of("zoe-søn", "zoe-søn-2", "harbour"), ids(made));
        assertEquals(1, problems.all().size());
        assertTrue(
                mistakes().getFirst().startsWith("names.csv:4: query: "),
                mistakes().getFirst());
    }

    @Test
    void doubtfulNamesAreNamed() {
        NamedWatchlists made = many("name\napple\nXu\nTova Renn\n");
        assertEquals(2, made.doubts().size(), made.doubts()::toString);
        assertTrue(
                made.doubts().get(0).contains("apple is a word in small letters"),
                made.doubts().get(0));
        assertTrue(made.doubts().get(1).contains("Xu is short"), made.doubts().get(1));
    }

    @Test
    void oneWatchlistOfManyNamesAsksForEntitiesOfTwoThousand() {
        StringBuilder text = new StringBuilder("name\n");
        for (int i = 0; i < 4_001; i++) {
            text.append("Name Number ").append(i).append('\n');
        }
        NamedWatchlists made = NamedWatchlists.one(Watchlist.of("big", "Big", ""), rows(text.toString()));
        assertEquals(List.of("big-names-1", "big-names-2", "big-names-3", "big"), ids(made));
        assertEquals(
                "@big-names-1 OR @big-names-2 OR @big-names-3",
                ((Watchlist) made.items().getLast()).query());
    }
}
