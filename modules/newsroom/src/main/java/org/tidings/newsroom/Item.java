package org.tidings.newsroom;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of one article at one outlet.
 *
 * @param id of the article at its outlet, the same for every version of it
 * @param path of its page
 * @param at when this version came out
 * @param first when the first version came out
 */
record Item(
        String storyId,
        String id,
        Outlet outlet,
        String path,
        Instant first,
        Instant at,
        int version,
        Published.Kind kind,
        PageKind page,
        boolean watched,
        Text text) {

    String url() {
        return outlet.url(path);
    }

    /** What the feed links to: some outlets send readers through an address that redirects. */
    String feedUrl() {
        return outlet.manners().redirect() ? outlet.url("/go/" + id + "?utm_source=rss&utm_medium=feed") : url();
    }

    Optional<Instant> edited() {
        return version > 1 ? Optional.of(at) : Optional.empty();
    }

    Published published() {
        return new Published(
                storyId, url(), outlet.host(), at, text.title(), version, kind, outlet.language(), watched);
    }

    /** What stands at an address. */
    enum PageKind {
        ARTICLE,
        PAYWALL,
        GALLERY,
        VIDEO,
        HUB,
        SOFT_404,
        GONE
    }
}
