package org.tidings.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final String FEED_OF_AN_EARLIER_VERSION =
            "{\"id\":\"a.example/1\",\"url\":\"https://a.example/rss\",\"paused\":true,\"origin\":\"cli\"}";

    @Test
    void aFlagThatARecordWasWrittenWithoutIsFalse() {
        Feed feed = read(FEED_OF_AN_EARLIER_VERSION);
        assertEquals(true, feed.paused());
        assertEquals(false, feed.robots());
        assertEquals(false, feed.unverified());
    }

    @Test
    void aFlagThatIsNullIsNoRecord() {
        String broken = FEED_OF_AN_EARLIER_VERSION.replace("true", "null");
        assertThrows(BadRecord.class, () -> read(broken));
    }

    private static Feed read(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Feed.class);
    }
}
