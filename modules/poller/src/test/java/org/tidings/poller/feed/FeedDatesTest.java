package org.tidings.poller.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDatesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 02 Nov 2026 08:15:30 GMT|2026-11-02T08:15:30Z",
                "2 Nov 2026 08:15 GMT|2026-11-02T08:15:00Z",
                "Mon,02 Nov 2026 08:15:30 +0100|2026-11-02T07:15:30Z",
                "Mon, 2 Nov, 2026 08:15:30 UTC|2026-11-02T08:15:30Z",
                "Mon, 02 Nov 26 08:15:30 EST|2026-11-02T13:15:30Z",
                "Mon Nov  2 08:15:30 2026|2026-11-02T08:15:30Z",
                "Mon Nov  2 08:15:30 PST 2026|2026-11-02T16:15:30Z",
                "Mon Nov 02 2026 08:15:30 GMT+0200 (Eastern European Standard Time)|2026-11-02T06:15:30Z",
                "Mon, 2 November 2026 08:15:30 PT|2026-11-02T16:15:30Z",
                "November 2, 2026 8:15 pm|2026-11-02T20:15:00Z",
                "2nd November 2026|2026-11-02T00:00:00Z",
                "2026-11-02T08:15:30Z|2026-11-02T08:15:30Z",
                "2026-11-02T08:15:30.123456-05:00|2026-11-02T13:15:30Z",
                "2026-11-02T08:15+01:00|2026-11-02T07:15:00Z",
                "2026-11-02 08:15:30|2026-11-02T08:15:30Z",
                "2026-11-02 08:15:30 Europe/Berlin|2026-11-02T07:15:30Z",
                "2026-11-02|2026-11-02T00:00:00Z",
                "2026-11|2026-11-01T00:00:00Z",
                "2026-306|2026-11-02T00:00:00Z",
                "20261102|2026-11-02T00:00:00Z",
                "20261102T081530Z|2026-11-02T08:15:30Z",
                "20261102081530|2026-11-02T08:15:30Z",
                "1793607330|2026-11-02T08:15:30Z",
                "1793607330000|2026-11-02T08:15:30Z",
                "Mon, 2026/11/02 08:15:30 EDT|2026-11-02T12:15:30Z",
                "11/02/2026 08:15|2026-11-02T08:15:00Z",
                "23/11/2026|2026-11-23T00:00:00Z",
                "02.11.2026 08:15|2026-11-02T08:15:00Z",
                "Mon, 02 Nov 2026 24:00:00 GMT|2026-11-03T00:00:00Z",
                "Mon, 02 Nov 2026 08:15:60 GMT|2026-11-02T08:15:59Z",
                "Mon, 02 Nov 2026 08:15:30 -01:01|2026-11-02T09:16:30Z",
                "mar., 03 mars 2026 10:00:00 +0000|2026-03-03T10:00:00Z",
                "Di, 03 März 2026 10:00:00 +0100|2026-03-03T09:00:00Z",
                "martes, 3 de marzo de 2026 10:00|2026-03-03T10:00:00Z",
                "3 de março de 2026 10:00|2026-03-03T10:00:00Z",
                "mar, 3 mar 2026 10:00:00 +0100|2026-03-03T09:00:00Z",
                "dinsdag 3 maart 2026 10:00|2026-03-03T10:00:00Z",
                "3 марта 2026 10:00|2026-03-03T10:00:00Z",
                "3 مارس 2026 10:00|2026-03-03T10:00:00Z",
                "٣ مارس ٢٠٢٦|2026-03-03T00:00:00Z",
                "2026年3月3日 10時00分|2026-03-03T10:00:00Z",
                "2026年3月3日 10:00|2026-03-03T10:00:00Z",
                "2026년 3월 3일 오후 1:30:15|2026-03-03T04:30:15Z",
            })
    void readsWhatPeopleWrite(String raw, Instant meant) {
        Instant read = FeedDates.read(raw, NOW);
        assertEquals(meant, read == null ? null : Instant.ofEpochSecond(read.getEpochSecond()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "99 Jun 2009",
                "Mon, 02 Nov 2026 25:14:00 GMT",
                "2026-02-30",
                "Sun, 16 Dec 2012 11:47:32 +00:zz",
                "2013-01-28T11:30:00-06:00Textra",
                "2013-01-27-01",
                "Thu, 01 Jan 1970 00:00:00 GMT",
                "Mon, 02 Nov 2099 08:15:30 GMT",
                "0000-00-00",
                "5 Mar 013",
                "99999999999999999999",
                "2 Foo 2026"
            })
    void whatCannotBeBelievedIsNullAndNeverNow(String raw) {
        assertNull(FeedDates.read(raw, NOW));
    }

    @Property(tries = 500)
    void readsEveryLanguagesLongDates(@ForAll("moments") Instant at, @ForAll("languages") String language) {
        Locale locale = Locale.forLanguageTag(language);
        String written = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(at.atOffset(ZoneOffset.UTC).toLocalDate());
        Instant read = FeedDates.read(written, NOW);
        assertEquals(
                at.atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant(),
                read,
                written);
    }

    @Property(tries = 500)
    void readsWhatStandardsWrite(@ForAll("moments") Instant at) {
        for (DateTimeFormatter standard :
                List.of(DateTimeFormatter.RFC_1123_DATE_TIME, DateTimeFormatter.ISO_OFFSET_DATE_TIME)) {
            assertEquals(at, FeedDates.read(standard.format(at.atOffset(ZoneOffset.ofHours(3))), NOW));
        }
    }

    @Property(tries = 2000)
    void neverThrowsAndNeverLeavesItsBounds(@ForAll("dateLike") String raw) {
        Instant read = FeedDates.read(raw, NOW);
        assertTrue(read == null
                || (!read.isBefore(Instant.parse("1990-01-01T00:00:00Z")) && !read.isAfter(NOW.plusSeconds(86_400))));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs()
                .between(Instant.parse("1990-01-02T00:00:00Z").getEpochSecond(), NOW.getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of("en", "fr", "de", "es", "it", "pt", "nl", "ru", "ja", "zh", "ko", "pl", "sv", "tr", "uk");
    }

    @Provide
    Arbitrary<String> dateLike() {
        return Arbitraries.strings()
                .withChars("0123456789 :-+/.,TZ")
                .withChars("JanFebMrGTUC年月日")
                .ofMaxLength(40);
    }
}
