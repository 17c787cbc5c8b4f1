package org.tidings.console.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidings.model.Mentions;

class NameBookTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:30:00Z");

    private final NameBook book = new NameBook(10);

    @Test
    void proposesWhatSeveralArticlesOfSeveralSourcesHave() {
        add("1", "one.example", "Odile Marchais", "minister", 3);
        add("2", "one.example", "ODILE  Marchais", "said", 2);
        assertEquals(List.of(), names());
        add("3", "two.example", "Odile Marchais", "minister", 1);
        NameBook.Name name = book.names(3, 2, NOW).getFirst();
        assertEquals("Odile Marchais", name.text());
        assertEquals(3, name.articles());
        assertEquals(2, name.sources());
        assertEquals(List.of("minister", "said"), name.triggers());
        assertEquals(
                List.of("two.example", "one.example"),
                name.samples().stream().map(NameBook.Sample::site).toList());
        assertEquals(NOW.minus(Duration.ofHours(3)), name.firstSeen());
        assertEquals(NOW.minus(Duration.ofHours(1)), name.lastSeen());
    }

    @Test
    void anArticleCountsOnceHoweverOftenItChanges() {
        for (int i = 0; i < 5; i++) {
            add("1", "one.example", "Odile Marchais", "minister", i);
        }
        assertEquals(List.of(), names());
    }

    @Test
    void forgetsWhatNobodyNamedForThirtyDays() {
        for (int i = 0; i < 5; i++) {
            add("" + i, i + ".example", "Odile Marchais", "minister", 24 * 31);
        }
        assertEquals(List.of(), names());
    }

    @Test
    void isBounded() {
        for (int i = 0; i < 30; i++) {
            add("" + i, "one.example", "Odile Marchais " + i, "minister", 1);
        }
        assertEquals(10, book.size());
    }

    private List<NameBook.Name> names() {
        return book.names(3, 2, NOW);
    }

    private void add(String article, String site, String name, String trigger, int hoursAgo) {
        book.add(new Mentions(
                article,
                "hash",
                site,
                "Title",
                null,
                "en",
                NOW.minus(Duration.ofHours(hoursAgo)),
                List.of(),
                List.of(new Mentions.Candidate(name, trigger, 1))));
    }
}
