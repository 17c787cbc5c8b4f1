package org.tidings.scraper.extract.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When an article came out. */
class PublicationTest {
    private static @Nullable String published(String head, String body) {
        return said(FactsOf.page(head, body, FactsOf.URL).published());
    }

    private static @Nullable String said(@Nullable Found<OffsetDateTime> found) {
        return found == null ? null : found.value() + " from " + found.source();
    }

    private static String linkedData(String date) {
        return "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"datePublished\":\""
                + date + "\"}</script>";
    }

    @Test
    void keepsThePublishersOffset() {
        assertEquals(
                "2026-03-14T10:30+01:00 from JSON-LD datePublished",
                published(linkedData("2026-03-14T10:30:00+01:00"), "<time datetime=2026-03-15>"));
    }

    @Test
    void takesTheOffsetFromWhereverTheSameTimeHasOne() {
        assertEquals(
                "2026-03-13T21:11:03-05:00 from JSON-LD datePublished",
                published(
                        linkedData("2026-03-14T02:11:03Z"), "<time datetime='2026-03-13T21:11:03-05:00'>today</time>"));
    }

    @Test
    void aTimeInUtcFallsOnTheDayInTheAddressOnlyWhereItCan() {
        String url = "https://www.harbour-courier.example/2026/03/13/wall";
        assertEquals(
                "2026-03-13T21:11:03-05:00".substring(0, 10),
                String.valueOf(said(FactsOf.page(linkedData("2026-03-14T02:11:03Z"), "", url)
                                .published()))
                        .substring(0, 10));
        assertEquals(
                "2026-03-14T10:04:04Z from JSON-LD datePublished",
                said(FactsOf.page(linkedData("2026-03-14T10:04:04Z"), "", url).published()));
    }

    @Test
    void midnightInEuropeIsTheDayThatBegins() {
        Facts facts = FactsOf.page(
                "<html lang=de><head>" + linkedData("2026-03-13T23:00:00.000Z") + "</head><body></body></html>");
        assertEquals("2026-03-14T00:00+01:00 from JSON-LD datePublished", said(facts.published()));
    }

    @Test
    void theDateNearestToTheHeadlineWins() {
        String body = "<p class=date>1 January 2020</p><h1>x</h1><p>21. Jan 2026 // Ada</p>"
                + "<div class=related><time datetime=2026-02-02></time></div><time datetime=2025-05-05></time>";
        assertEquals("2026-01-21T00:00Z from text near the headline", published("", body));
    }

    @Test
    void datesOfCommentsCountOnlyWhenThereIsNoOther() {
        String comment = "<div id=comments><time datetime=2026-03-16></time></div>";
        assertEquals(
                "2026-03-14T00:00Z from text",
                published("", "<h1>x</h1>" + "<p>y</p>".repeat(200) + "<p>Posted on 14 March 2026</p>" + comment));
        assertEquals("2026-03-16T00:00Z from <time>", published("", "<h1>x</h1>" + comment));
    }

    @Test
    void theOriginalDateIsNotTheUpdate() {
        assertEquals(
                "2026-03-14T00:00Z from date beside the text",
                published("", "<h1>x</h1><p class=meta>14 March 2026, updated 15 March 2026</p>"));
        String times = "<h1>x</h1><time class=updated datetime=2026-03-15></time><time datetime=2026-03-14></time>";
        Facts facts = FactsOf.page("", times, FactsOf.URL);
        assertEquals("2026-03-14T00:00Z from <time>", said(facts.published()));
        assertEquals("2026-03-15T00:00Z from <time>", said(facts.modified()));
    }

    @Test
    void aDateInAnyScriptIsBetterThanNone() {
        assertEquals(
                "2026-03-14T09:30Z from date in a script",
                published("<script>window.page={\"publishedAt\":\"2026-03-14T09:30:00Z\"}</script>", "<h1>x</h1>"));
    }

    @Test
    void aDateThatAScriptWritesIsBetterThanNone() {
        String writes = "<h1>x</h1><script>showDate(\"2026/03/14 09:30:05\")</script>";
        assertEquals("2026-03-14T09:30Z from date that a script writes", published("", writes));
        assertEquals("2026-03-15T00:00Z from <time>", published("", writes + "<time>15 March 2026</time>"));
    }

    @Test
    void aBlogsTrackbackDescriptionIsBelievedBeforeDatesInItsText() {
        String described =
                "<!-- <rdf:RDF><rdf:Description dc:title=\"x\" dc:date=\"2026-03-14T22:00:00+09:00\" /></rdf:RDF> -->";
        assertEquals(
                "2026-03-14T22:00+09:00 from trackback description",
                published("", "<h1>The races of 12 March 2026</h1>" + described));
    }

    @Test
    void aFoldersYearAndMonthAndACopyrightAreNoDate() {
        assertNull(published(
                "<meta property=og:image content='/uploads/2026/03/a.jpg'>", "<h1>x</h1><p>© 2026 Courier</p>"));
    }

    @Test
    void americansWriteTheMonthFirst() {
        assertTrue(Publication.monthFirst("en-US", "https://a.example/1"));
        assertTrue(Publication.monthFirst("en", "https://a.com/1"));
        assertFalse(Publication.monthFirst("en-GB", "https://a.com/1"));
        assertFalse(Publication.monthFirst("en", "https://a.co.uk/1"));
        assertFalse(Publication.monthFirst("en", "https://a.com/en-gb/1"));
        assertFalse(Publication.monthFirst("de", "https://a.com/1"));
        assertEquals(LocalDate.of(2026, 3, 4), day(Dates.parse("03/04/2026", true)));
        assertEquals(LocalDate.of(2026, 4, 3), day(Dates.parse("03/04/2026", false)));
        assertEquals(LocalDate.of(2026, 3, 14), day(Dates.parse("14/03/2026", true)));
        assertEquals(LocalDate.of(2026, 3, 14), day(Dates.parse("03/14/2026", false)));
    }

    private static @Nullable LocalDate day(@Nullable OffsetDateTime date) {
        return date == null ? null : date.toLocalDate();
    }

    @Test
    void readsDatesAsTheyAreWritten() {
        for (String text : new String[] {
            "2026-03-14",
            "14.03.2026",
            "14.03.26",
            "20260314",
            "14 March 2026",
            "March 14th, 2026",
            "14. März 2026",
            "le 14 mars 2026",
            "14 de marzo de 2026",
            "14 marzo 2026",
            "14 марта 2026 г.",
            "2026年3月14日",
            "2026년 3월 14일",
            "2026. március 14.",
            "14 มีนาคม 2026",
            "١٤ مارس ٢٠٢٦",
            "ngày 14 tháng 3 năm 2026",
            "14 Mart 2026",
            "14 मार्च 2026",
            "Sat, 14 Mar 2026 09:30:00 +0100",
            "1773480600",
            "14-Mar-2026"
        }) {
            assertEquals(LocalDate.of(2026, 3, 14), day(Dates.parse(text)), text);
        }
    }

    @Test
    void readsClocksAndZones() {
        assertEquals(OffsetDateTime.parse("2026-03-14T21:30-04:00"), Dates.parse("March 14, 2026 at 9:30 PM EDT"));
        assertEquals(OffsetDateTime.parse("2026-03-14T09:30+01:00"), Dates.parse("Sat, 14 Mar 2026 09:30:00 +0100"));
        assertEquals(OffsetDateTime.parse("2026-03-14T12:05Z"), Dates.parse("2026-03-14 12:05"));
    }

    @Test
    void whatIsNoDateIsNone() {
        for (String text :
                new String[] {"", "soon", "31.02.2026", "1/2", "version 1.2.3", "1850-01-01", "99 March 2026"}) {
            assertNull(Dates.parse(text), text);
        }
    }

    @Provide
    Arbitrary<Locale> languages() {
        return Arbitraries.of(
                        "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "et", "lv", "lt", "pl", "cs",
                        "sk", "sl", "sr", "bg", "ru", "uk", "ro", "hu", "el", "tr", "sq", "ca", "id", "ms", "sw", "hi",
                        "bn", "mr", "ur", "ar", "he", "ka", "kk", "th")
                .map(Locale::forLanguageTag);
    }

    @Property(tries = 1000)
    void aWrittenDateIsReadAsTheSameDay(@ForAll("languages") Locale language, @ForAll("days") LocalDate day) {
        String text = DateTimeFormatter.ofPattern("d MMMM yyyy", language).format(day);
        assertEquals(day, day(Dates.parse(text)), text);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1996, 1, 1).toEpochDay(),
                        LocalDate.of(2099, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Property(tries = 500)
    void anyTextIsRead(@ForAll String text) {
        OffsetDateTime date = Dates.parse(text);
        assertTrue(date == null || date.getYear() >= 1995);
    }
}
