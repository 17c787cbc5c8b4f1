package org.tidings.poller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.poller.feed.NotAFeed;
import org.tidings.poller.feed.SourceHealth.Seen;
import org.tidings.runtime.http.Fetched;
import org.tidings.runtime.http.Headers;

class WallsTest {
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 451})
    void aRefusalIsAWall(int status) {
        assertTrue(Walls.seen(failed(status, Headers.NONE)).wall());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500, 502, 503})
    void whatMayJustBeBrokenIsNone(int status) {
        assertFalse(Walls.seen(failed(status, Headers.NONE)).wall());
    }

    @Test
    void aRobotCheckIsAWallWhateverItsStatus() {
        Seen.Failed seen = Walls.seen(failed(503, Headers.of(Map.of("CF-Mitigated", "challenge"))));
        assertTrue(seen.wall());
        assertEquals("a robot check stands before the feed (503 words)", seen.cause());
    }

    @Test
    void aPageWhereTheFeedWasIsAWallAndAnEmptyDocumentIsNone() {
        assertTrue(Walls.seen(new NotAFeed(NotAFeed.Kind.HTML, "an HTML page")).wall());
        assertFalse(Walls.seen(new NotAFeed(NotAFeed.Kind.EMPTY, "an empty document"))
                .wall());
    }

    @Test
    void noAnswerIsNone() {
        assertFalse(Walls.seen(new Fetched.Failed(null, "no connection within 5 s", true))
                .wall());
    }

    private static Fetched.Failed failed(int status, Headers headers) {
        return new Fetched.Failed(status, status + " words", true, headers, "");
    }
}
