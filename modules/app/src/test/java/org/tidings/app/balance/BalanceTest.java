package org.tidings.app.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidings.model.Trace;
import org.tidings.model.Trace.Outcome;

class BalanceTest {
    private final Balance.Ledger ledger = new Balance.Ledger();

    private void trace(Outcome outcome, String subject, @Nullable String ref) {
        ledger.trace(new Trace("article", outcome, subject, ref, null, Instant.EPOCH));
    }

    /** One entry that became an article and matched, one that was known, one page that was no news. */
    private void aWholeWay() {
        ledger.entry("s1");
        ledger.entry("s2");
        ledger.entry("s3");
        trace(Outcome.PAGE, "s1", "p1");
        trace(Outcome.KNOWN, "s2", null);
        trace(Outcome.PAGE, "s3", "p3");
        ledger.page("p1");
        ledger.page("p3");
        trace(Outcome.ARTICLE, "p1", "p1");
        trace(Outcome.NOT_NEWS, "p3", null);
        ledger.article("p1");
        trace(Outcome.MATCHED, "p1", "w");
    }

    @Test
    void holdsWhenEveryRecordHasOneOutcome() {
        aWholeWay();
        Balance balance = ledger.balance();
        assertTrue(balance.holds());
        assertEquals(3, balance.entries().total());
        assertEquals(2, balance.of(Outcome.PAGE));
        assertEquals(1, balance.of(Outcome.MATCHED));
    }

    @Test
    void anEmptyNightHolds() {
        assertTrue(ledger.balance().holds());
    }

    @Test
    void anEntryWithoutAnOutcomeIsOpen() {
        aWholeWay();
        ledger.entry("s4");
        assertEquals(1, ledger.balance().entries().open());
        assertFalse(ledger.balance().holds());
    }

    @Test
    void aPageThatNoOutcomeTellsOfIsAstray() {
        aWholeWay();
        ledger.page("p9");
        trace(Outcome.NOT_NEWS, "p9", null);
        assertFalse(ledger.balance().entries().holds());
    }

    @Test
    void aPageThatWasPromisedAndIsNotThereIsMissed() {
        ledger.entry("s1");
        trace(Outcome.PAGE, "s1", "p1");
        assertFalse(ledger.balance().entries().holds());
    }

    @Test
    void anArticleThatWasLostOnTheWayIsMissed() {
        ledger.entry("s1");
        trace(Outcome.PAGE, "s1", "p1");
        ledger.page("p1");
        trace(Outcome.ARTICLE, "p1", "p1");
        assertFalse(ledger.balance().pages().holds());
    }

    @Test
    void whatACrashRepeatedCountsOnceByItsStrongerOutcome() {
        aWholeWay();
        ledger.entry("s1");
        trace(Outcome.KNOWN, "s1", null);
        ledger.article("p1");
        trace(Outcome.DUPLICATE, "p1", null);
        Balance balance = ledger.balance();
        assertTrue(balance.holds());
        assertEquals(2, balance.of(Outcome.PAGE));
        assertEquals(0, balance.of(Outcome.DUPLICATE));
    }

    @Test
    void laterVisitsAreBalancedApart() {
        aWholeWay();
        trace(Outcome.NEW_CONTENT, "v1", "v1");
        ledger.article("v1");
        trace(Outcome.UNMATCHED, "v1", null);
        trace(Outcome.UNCHANGED, "v2", null);
        Balance balance = ledger.balance();
        assertTrue(balance.holds());
        assertEquals(2, balance.visits().total());
        assertEquals(2, balance.articles().total());
        assertEquals(2, balance.pages().total());
    }

    @Test
    void aVisitWhoseContentIsNotThereIsMissed() {
        trace(Outcome.NEW_CONTENT, "v1", "v1");
        assertFalse(ledger.balance().visits().holds());
    }
}
