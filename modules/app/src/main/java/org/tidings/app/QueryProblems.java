package org.tidings.app;

import java.util.HashSet;
import java.util.Set;
import org.tidings.filter.match.WatchlistCheck;
import org.tidings.model.Entity;
import org.tidings.model.Watchlist;
import org.tidings.runtime.config.Content;
import org.tidings.runtime.config.Problems;

/** Checks the queries of a file in the watchlist language, and places what is wrong in the file. */
public final class QueryProblems {
    private QueryProblems() {}

    /** With the entities of the file alone. */
    public static void add(String file, Content content, Problems problems) {
        add(file, content, Set.of(), problems);
    }

    /** @param known ids of entities that stand elsewhere too */
    public static void add(String file, Content content, Set<String> known, Problems problems) {
        Set<String> entities = new HashSet<>(known);
        content.entities().stream().map(Entity::id).forEach(entities::add);
        Set<String> all = Set.copyOf(entities);
        for (Watchlist watchlist : content.watchlists()) {
            for (WatchlistCheck.Finding finding : WatchlistCheck.check(watchlist, all)) {
                if (finding.error()) {
                    problems.add(
                            file,
                            line(content, watchlist, finding.key()),
                            "watchlists." + watchlist.id() + "." + finding.key(),
                            finding.problem().describe());
                }
            }
        }
    }

    /** The line of the key, or of the nearest one above it that was noted. */
    private static int line(Content content, Watchlist watchlist, String key) {
        String path = "watchlists." + watchlist.id() + "." + key;
        while (!content.lines().containsKey(path) && path.contains(".")) {
            path = path.substring(0, path.lastIndexOf('.'));
        }
        return content.lines().getOrDefault(path, 0);
    }
}
