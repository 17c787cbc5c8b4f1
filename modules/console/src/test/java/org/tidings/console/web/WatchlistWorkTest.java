package org.tidings.console.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidings.console.web.WatchlistWork.Verb;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

class WatchlistWorkTest {
    private static final Watchlist OWN = Watchlist.of("own", "Own", "port").withOrigin(Origin.API);
    private static final Watchlist FILED = Watchlist.of("filed", "Filed", "strike");
    private static final Map<String, Watchlist> ALL = Map.of("own", OWN, "filed", FILED);

    private static Effect<Watchlist> effect(Verb verb, String... words) {
        Instant until = Instant.parse("2026-11-25T09:00:00Z");
        return new WatchlistWork(verb, List.of(words), until).on(List.of("own", "filed", "gone", "own"), ALL);
    }

    @Test
    void leavesWhatAFileBroughtAndSaysSo() {
        Effect<Watchlist> effect = effect(Verb.DISABLE);
        assertEquals(List.of(OWN), effect.before());
        assertFalse(effect.edits().put().getFirst().enabled());
        assertEquals(Origin.API, effect.edits().put().getFirst().origin());
        assertEquals(
                "1 watchlist off. 1 watchlist from tidings.yaml left as written there. 1 not there any more.",
                new WatchlistWork(Verb.DISABLE, List.of(), null).said(effect));
    }

    @Test
    void mutesWhatAFileBroughtAsWell() {
        Effect<Watchlist> effect = effect(Verb.MUTE);
        assertEquals(2, effect.edits().put().size());
        assertEquals(0, effect.readOnly());
    }

    @Test
    void movesAndTagsWithoutTouchingTheRest() {
        Watchlist moved = effect(Verb.MOVE, "Harbours").edits().put().getFirst();
        assertEquals("Harbours", moved.filing().group());
        assertEquals(OWN.query(), moved.query());
        assertEquals(
                List.of("sea", "salt"),
                effect(Verb.TAG, "sea", "salt")
                        .edits()
                        .put()
                        .getFirst()
                        .filing()
                        .tags());
    }
}
