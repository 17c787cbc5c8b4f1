package org.tidings.runtime.config;

import java.util.List;
import java.util.Map;
import org.tidings.model.Channel;
import org.tidings.model.Entity;
import org.tidings.model.Feed;
import org.tidings.model.Watchlist;

/**
 * What people configure: the sections of a file that travel on topics.
 *
 * @param lines where in the file each thing was written, by its path such as {@code watchlists.dprk-icc.query}
 */
public record Content(
        List<Feed> feeds,
        List<Entity> entities,
        List<Watchlist> watchlists,
        List<Channel> channels,
        Map<String, Integer> lines) {
    public Content {
        feeds = List.copyOf(feeds);
        entities = List.copyOf(entities);
        watchlists = List.copyOf(watchlists);
        channels = List.copyOf(channels);
        lines = Map.copyOf(lines);
    }

    public boolean isEmpty() {
        return feeds.isEmpty() && entities.isEmpty() && watchlists.isEmpty() && channels.isEmpty();
    }
}
