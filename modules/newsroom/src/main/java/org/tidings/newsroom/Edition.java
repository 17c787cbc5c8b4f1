package org.tidings.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is out at a time. Before publishing has begun, that is the archive. */
interface Edition {
    /** How many entries a feed holds at most. */
    int FRONT = 30;

    List<Outlet> outlets();

    Optional<Outlet> outlet(String host);

    /**
     * The newest items of an outlet, newest first, each article once in its newest version.
     *
     * @param begun when publishing began; null = only the archive is out
     */
    List<Item> front(Outlet outlet, @Nullable Instant begun, Instant now);

    /** The version of a page that stands at a path. */
    Optional<Item> at(Outlet outlet, String path, @Nullable Instant begun, Instant now);

    /** The version of an article that stands under an id. */
    Optional<Item> byId(Outlet outlet, String id, @Nullable Instant begun, Instant now);

    /** Every version that came out since the beginning, oldest first. */
    List<Published> published(Instant begun, Instant now);
}
