package org.tidings.poller.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as read, every text plain and every address absolute where the document allows it.
 *
 * @param site the page that the feed belongs to
 * @param language the primary language tag, in lower case
 * @param items in document order
 * @param hints how often the publisher wants it polled
 * @param children feeds that it points to instead of holding items, newest first: a sitemap index
 * @param hub where changes can be subscribed to (WebSub); null = nowhere
 * @param self the address the feed itself gives for the subscription
 */
public record FeedDocument(
        Format format,
        @Nullable String title,
        @Nullable String site,
        @Nullable String language,
        List<FeedItem> items,
        Hints hints,
        List<String> children,
        @Nullable String hub,
        @Nullable String self)
        implements Reading {
    /** The kinds of documents that are read. */
    public enum Format {
        RSS,
        RDF,
        ATOM,
        JSON,
        SITEMAP,
        CDF
    }

    public FeedDocument {
        title = Bounds.text(title);
        site = Bounds.address(site);
        language = Bounds.name(language);
        hub = Bounds.address(hub);
        self = Bounds.address(self);
        items = List.copyOf(items);
        children = List.copyOf(children);
    }

    /** The same document with other items. */
    public FeedDocument withItems(List<FeedItem> others) {
        return new FeedDocument(format, title, site, language, others, hints, children, hub, self);
    }
}
