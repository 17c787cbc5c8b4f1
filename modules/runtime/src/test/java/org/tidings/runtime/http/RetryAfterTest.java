package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.runtime.http.Fetched.Throttled;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-02-02T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0                              | PT0S",
                "120                            | PT2M",
                " 120                           | PT2M",
                "-5                             | PT0S",
                "999999999                      | PT277777H46M39S",
                "9999999999                     | PT876000H",
                "Mon, 02 Feb 2026 10:05:00 GMT  | PT5M",
                "Monday, 02-Feb-26 10:05:00 GMT | PT5M",
                "Mon Feb  2 10:05:00 2026       | PT5M",
                "Mon, 02 Feb 2026 09:00:00 GMT  | PT0S",
                "Fri, 31 Dec 9999 23:59:59 GMT  | PT69897853H59M59S",
                "soon                           | ''",
                "1.5                            | ''",
                "''                             | ''",
            })
    void readsBothForms(String value, String wait) {
        String read = RetryAfter.of(Headers.of(Map.of("Retry-After", value)), NOW)
                .map(Duration::toString)
                .orElse("");
        assertEquals(wait, read);
    }

    @Test
    void trustsTheServersClockForItsOwnDates() {
        Headers headers = Headers.of(
                Map.of("Date", "Tue, 01 Jan 2030 00:00:00 GMT", "Retry-After", "Tue, 01 Jan 2030 00:00:30 GMT"));
        assertEquals(Duration.ofSeconds(30), RetryAfter.of(headers, NOW).orElseThrow());
    }

    @Test
    void holdsNeitherTooShortNorTooLong() {
        assertEquals(Duration.ofMinutes(1), new Throttled(429, Duration.ZERO).hold());
        assertEquals(Duration.ofHours(1), new Throttled(429, Duration.ofHours(1)).hold());
        assertEquals(Duration.ofHours(24), new Throttled(429, Duration.ofDays(36_500)).hold());
        assertEquals(
                Duration.ofSeconds(2),
                new Throttled(429, Duration.ZERO).hold(Duration.ofSeconds(2), Duration.ofHours(1)));
    }
}
