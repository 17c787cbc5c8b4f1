package org.tidings.app.demo;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Feed;

/** The part of the web that a demo watches: the invented newsroom, or captured pages. */
interface World extends AutoCloseable {
    /** For the setting {@code http.hosts}. */
    Map<String, String> hosts();

    List<Feed> feeds();

    /** When an article came out, by its address; empty where the world cannot tell. */
    Optional<Instant> publishedAt(String url);

    /** The console's address as the hub of this world knows it; null where there is no hub. */
    @Nullable
    String publicUrl();

    /** Tells the hub where the console is. */
    void callBack(URI console);

    /** Lets the news begin; the feeds have been polled once by then. */
    void begin();

    /** Whether everything that will ever come out has been fetched from a feed. */
    boolean isOver();

    /** One line for people: what is served. */
    String description();

    @Override
    void close();
}
