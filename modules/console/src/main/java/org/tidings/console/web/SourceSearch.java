package org.tidings.console.web;

import java.time.Duration;
import org.tidings.model.Feed;
import org.tidings.poller.feed.FeedDocument;
import org.tidings.poller.feed.FeedFinder;

/** Looks at the web for those who add sources: which feeds a site has, and what a feed would bring. */
public interface SourceSearch {

    /**
     * The feeds of a site, or the one feed that an address is. Takes up to half a minute.
     *
     * @param thorough whether the usual addresses are tried although the site names feeds
     */
    FeedFinder.Result find(String url, boolean thorough);

    /** Reads a feed once, and changes nothing. */
    Sight look(Feed feed);

    /** What a feed holds now. */
    sealed interface Sight {
        /**
         * It was read.
         *
         * @param url where, after redirects
         */
        record Seen(FeedDocument document, String url, Duration took) implements Sight {}

        /** It was not, and why. */
        record Unseen(String why) implements Sight {}
    }
}
