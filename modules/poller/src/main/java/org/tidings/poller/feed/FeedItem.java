package org.tidings.poller.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a feed, within {@link Bounds}.
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
        guid = Bounds.address(guid);
        url = Bounds.address(url);
        title = Bounds.text(title);
        publishedRaw = Bounds.name(publishedRaw);
        summary = Bounds.text(summary);
        content = Bounds.text(content);
        authors = Bounds.names(authors);
        categories = Bounds.names(categories);
        language = Bounds.name(language);
    }

    /** The summary, or where it says nothing the content: what can be matched when the page cannot be read. */
    public @Nullable String text() {
        boolean silent = summary == null || summary.isEmpty();
        return silent && content != null ? content : summary;
    }

    /** The same item with other texts. */
    FeedItem withTexts(@Nullable String itsSummary, @Nullable String itsContent) {
        return new FeedItem(
                guid,
                url,
                title,
                publishedRaw,
                published,
                updated,
                itsSummary,
                itsContent,
                authors,
                categories,
                language);
    }
}
