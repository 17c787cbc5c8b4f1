package org.tidings.console.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.tidings.console.copy.AlertBook.Waiting;

class StatusRowTest {
    private static final Times TIMES = new Times(Instant.parse("2026-11-24T09:42:18Z"), ZoneOffset.UTC);

    @Test
    void saysWhenTheListIsUpToDate() {
        assertEquals(new StatusRow(0, "Up to date at 09:42:18"), StatusRow.of(Waiting.NONE, TIMES));
    }

    @Test
    void countsWhatWaits() {
        assertEquals(
                "7 new in 3 watchlists", StatusRow.of(new Waiting(7, 3), TIMES).text());
        assertEquals(
                "1 new in 1 watchlist", StatusRow.of(new Waiting(1, 1), TIMES).text());
    }

    @Test
    void givesUpCountingAfterFiveHundred() {
        assertEquals(
                "More than 500 new. Narrow the filter or reload",
                StatusRow.of(new Waiting(501, 3), TIMES).text());
    }
}
