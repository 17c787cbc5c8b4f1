package org.tidings.poller.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a feed.
 *
 * @param guid the publisher's own id, as written
 * @param url of the page behind it, absolute
 * @param title plain text on one line
 * @param publishedRaw the date as written, kept where it cannot be believed
 * @param published null where the item gives no date that can be believed; never a guess
 * @param updated when the publisher says it was changed
 * @param summary plain text
 * @param content plain text of the whole, where the feed carries it
 * @param language of the item, or of the feed
 */
public record FeedItem(
        @Nullable String guid,
        @Nullable String url,
        @Nullable String title,
        @Nullable String publishedRaw,
        @Nullable Instant published,
        @Nullable Instant updated,
        @Nullable String summary,
        @Nullable String content,
        List<String> authors,
        List<String> categories,
        @Nullable String language) {
    public FeedItem {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
    }

    /** The summary, or where there is none the content: what can be matched when the page cannot be read. */
    public @Nullable String text() {
        return summary != null ? summary : content;
    }
}
