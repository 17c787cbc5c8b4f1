package org.tidings.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
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

    private static final String ARTICLE_OF_AN_EARLIER_VERSION = """
            {"id":"a1","attempt":"p1","url":"https://a.example/1","site":"a.example","title":"Ferry leaves","text":"It left.",
             "authors":["Ada Lindqvist"],"categories":[],"published":"2026-03-14T09:30:00Z","extraction":"full",
             "contentHash":"h","cause":"first","baseline":false,"feeds":["f"],"tags":[],"firstSeen":"2026-03-14T09:31:00Z"}""";

    @Test
    void anArticleOfAnEarlierVersionLacksOnlyWhatWasNotKeptThen() {
        Article article = Json.read(ARTICLE_OF_AN_EARLIER_VERSION.getBytes(StandardCharsets.UTF_8), Article.class);
        assertEquals(OffsetDateTime.parse("2026-03-14T09:30:00Z"), article.published());
        assertEquals(List.of(), article.contributors());
        assertEquals(List.of(), article.keywords());
        assertNull(article.agency());
        assertNull(article.paywalled());
    }

    @Test
    void anArticleKeepsItsPublishersOffset() {
        String json = ARTICLE_OF_AN_EARLIER_VERSION.replace("09:30:00Z", "10:30:00+01:00");
        Article article = Json.read(json.getBytes(StandardCharsets.UTF_8), Article.class);
        Article again = Json.read(Json.bytes(article), Article.class);
        assertEquals(OffsetDateTime.parse("2026-03-14T10:30:00+01:00"), again.published());
        assertEquals(
                Instant.parse("2026-03-14T09:30:00Z"), ArticleFacts.of(again).published());
    }

    private static Feed read(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Feed.class);
    }
}
