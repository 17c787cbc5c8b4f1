package org.tidings.poller;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Entry;
import org.tidings.model.Feed;
import org.tidings.model.Ids;
import org.tidings.poller.feed.ArticleIds;
import org.tidings.poller.feed.EntryKeys;
import org.tidings.poller.feed.FeedDocument;
import org.tidings.poller.feed.FeedItem;

/** Items of a document as the entries that are sent. */
record FeedEntries(Feed feed, FeedDocument document, ArticleIds articles, boolean baseline, Instant now) {
    /** What a record may carry of a text: more than any teaser, less than a broker refuses. */
    private static final int LONGEST_TEXT = 50_000;

    private static final int LONGEST_LINE = 2_000;

    /** In document order turned round: what is older is sent first. */
    List<Entry> of(List<FeedItem> items) {
        List<Entry> entries = new ArrayList<>(items.size());
        for (FeedItem item : items.reversed()) {
            entries.add(entry(item));
        }
        return entries;
    }

    private Entry entry(FeedItem item) {
        String article = articles.of(item);
        String content = EntryKeys.contentHash(item);
        return new Entry(
                Ids.sighting(feed.id(), article, content),
                article,
                feed.id(),
                cut(feed.title() != null ? feed.title() : document.title(), LONGEST_LINE),
                item.url(),
                cut(item.guid(), LONGEST_LINE),
                cut(item.title(), LONGEST_LINE),
                cut(item.publishedRaw(), LONGEST_LINE),
                item.published(),
                cut(item.text(), LONGEST_TEXT),
                item.authors(),
                item.categories(),
                item.language() != null ? item.language() : feed.language(),
                feed.tags(),
                feed.country(),
                baseline,
                content,
                now);
    }

    /** Nothing for what is empty; never half a character. */
    private static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
