package org.tidings.poller.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A feed that points to sitemaps and holds nothing itself: the newest of them are read as one. */
public final class SitemapIndex {
    /** Indexes list archives of many years as well. */
    public static final int MOST_PARTS = 5;

    private SitemapIndex() {}

    public static boolean isOne(FeedDocument document) {
        return document.items().isEmpty() && !document.children().isEmpty();
    }

    /**
     * Those to be read: news sitemaps where there are any, the newest first.
     *
     * @param ours whether an address is of the site that the index is of: slots in indexes are sold
     */
    public static List<String> parts(FeedDocument index, Predicate<String> ours) {
        List<String> own = index.children().stream().filter(ours).distinct().toList();
        List<String> news = own.stream()
                .filter(url -> url.toLowerCase(Locale.ROOT).contains("news"))
                .toList();
        return (news.isEmpty() ? own : news).stream().limit(MOST_PARTS).toList();
    }

    /** The index with the items of its parts, in their order. */
    public static FeedDocument union(FeedDocument index, List<FeedDocument> parts) {
        List<FeedItem> items = new ArrayList<>();
        parts.forEach(part -> items.addAll(part.items()));
        return index.withItems(items);
    }
}
