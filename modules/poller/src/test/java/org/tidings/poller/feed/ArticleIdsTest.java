package org.tidings.poller.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidings.model.FeedStatus.Identity;
import org.tidings.model.Ids;

class ArticleIdsTest {
    private static final String FEED = "quay.example/0123456789abcdef";

    @Test
    void anArticleIsItsAddressSoThatManyFeedsCanCarryIt() {
        FeedItem item = item("1", "https://quay.example/pier?utm_source=rss#top", "Pier");
        assertEquals(Ids.article("http://www.quay.example/pier"), id(null, item));
        assertEquals(Ids.article("http://www.quay.example/pier"), id(Identity.LINK, item));
    }

    @Test
    void whereTheAddressChangesOnEachFetchItIsTheGuid() {
        assertEquals(
                id(Identity.GUID, item("1", "https://quay.example/?t=a", "Pier")),
                id(Identity.GUID, item("1", "https://quay.example/?t=b", "Pier (edited)")));
    }

    @Test
    void whereTheGuidChangesAsWellItIsTheTitle() {
        assertEquals(
                id(Identity.TITLE_DAY, item("1", "https://quay.example/?t=a", "Pier")),
                id(Identity.TITLE_DAY, item("2", "https://quay.example/?t=b", "Pier")));
    }

    @Test
    void withoutAnAddressItIsTheGuidInAnyScheme() {
        assertEquals(
                id(null, item("http://www.quay.example/?p=1", null, "Pier")),
                id(null, item("https://quay.example/?p=1", null, "Pier, edited")));
    }

    @Test
    void aSharedGuidIsNobodysName() {
        FeedItem pier = item("x", null, "Pier");
        FeedItem crane = item("x", null, "Crane");
        ArticleIds ids = new ArticleIds(FEED, null, List.of(pier, crane));
        assertNotEquals(ids.of(pier), ids.of(crane));
    }

    @Test
    void linksThatDifferOnlyBehindTheHashAreArticlesOfTheirOwn() {
        FeedItem one = item(null, "https://quay.example/live#1", "Ten");
        FeedItem two = item(null, "https://quay.example/live#2", "Eleven");
        ArticleIds ids = new ArticleIds(FEED, Identity.LINK, List.of(one, two));
        assertNotEquals(ids.of(one), ids.of(two));
        assertEquals(Ids.article("https://quay.example/live"), id(Identity.LINK, one), "alone it is the page");
    }

    private static String id(@Nullable Identity identity, FeedItem item) {
        return new ArticleIds(FEED, identity, List.of(item)).of(item);
    }

    private static FeedItem item(@Nullable String guid, @Nullable String url, String title) {
        return new FeedItem(guid, url, title, "today", null, null, null, null, List.of(), List.of(), null);
    }
}
