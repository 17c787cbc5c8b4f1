package org.tidings.console.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tidings.model.Mentions;

class NewsBookTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:30:00Z");

    private final NewsBook book = new NewsBook(100, 100);

    @Test
    void countsADayAWeekAndWhatIsUsual() {
        for (int day = 0; day < 20; day++) {
            add("old" + day, Duration.ofDays(day).plusHours(30), "port");
        }
        add("a", Duration.ofHours(1), "port");
        add("b", Duration.ofHours(2), "port", "vireo");
        NewsBook.Count port = book.count("port", NOW);
        assertEquals(2, port.day());
        assertEquals(8, port.week());
        assertEquals(1, port.usual() == null ? -1 : port.usual(), 0.06);
        assertEquals(0, book.count("nobody", NOW).day());
        assertEquals(2, book.counts(NOW).size());
    }

    @Test
    void knowsNothingUsualOnItsFirstDay() {
        add("a", Duration.ofHours(1), "port");
        assertNull(book.count("port", NOW).usual());
    }

    @Test
    void anotherContentOfAnArticleReplacesTheFirst() {
        add("a", Duration.ofHours(1), "port");
        add("a", Duration.ofHours(1), "vireo");
        assertEquals(0, book.count("port", NOW).day());
        assertEquals(1, book.count("vireo", NOW).day());
        assertEquals(1, book.size());
    }

    @Test
    void daysAreThoseOfTheZone() {
        add("a", Duration.ofHours(13), "port");
        assertEquals(List.of(0, 1, 0), book.days("port", NOW, ZoneOffset.UTC, 3));
        assertEquals(List.of(0, 0, 1), book.days("port", NOW, ZoneId.of("Asia/Tokyo"), 3));
        assertEquals(List.of(0, 0, 0), book.days("nobody", NOW, ZoneOffset.UTC, 3));
    }

    @Test
    void forgetsWhatIsOlderThanThirtyDays() {
        add("a", Duration.ofDays(40), "port");
        add("b", Duration.ZERO, "port");
        add("c", Duration.ofDays(60), "port");
        assertEquals(
                1,
                book.days("port", NOW, ZoneOffset.UTC, 30).stream()
                        .mapToInt(n -> n)
                        .sum());
    }

    @Test
    void tellsTheNewestArticlesAndWhoElseIsInThem() {
        add("a", Duration.ofHours(3), "port", "vireo");
        add("b", Duration.ofHours(1), "port", "vireo", "merrow");
        add("c", Duration.ofHours(2), "vireo");
        assertEquals(
                List.of("b", "a"),
                book.newest("port", 9).stream().map(Mentions::article).toList());
        assertEquals(
                List.of(new NewsBook.Beside("vireo", 2), new NewsBook.Beside("merrow", 1)), book.beside("port", 9));
        assertEquals(
                "b",
                Objects.requireNonNull(book.newestOf(List.of("vireo")).get("vireo"))
                        .article());
    }

    @Test
    void isBounded() {
        NewsBook small = new NewsBook(2, 2);
        for (String article : List.of("a", "b", "c")) {
            small.add(mentions(article, Duration.ofHours(1), article));
        }
        assertEquals(2, small.size());
        assertEquals(2, small.counts(NOW).size());
        assertEquals(0, small.count("a", NOW).day());
    }

    private void add(String article, Duration ago, String... entities) {
        book.add(mentions(article, ago, entities));
    }

    private static Mentions mentions(String article, Duration ago, String... entities) {
        List<Mentions.Mention> mentions = Arrays.stream(entities)
                .map(id -> new Mentions.Mention(id, 1, false, 0))
                .toList();
        return new Mentions(
                article, "hash", "harbour.example", "Title", null, "en", NOW.minus(ago), mentions, List.of());
    }
}
