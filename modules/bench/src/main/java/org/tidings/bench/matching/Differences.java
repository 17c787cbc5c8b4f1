package org.tidings.bench.matching;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.monitor.QueryMatch;
import org.tidings.filter.match.CompiledWatchlist;
import org.tidings.filter.match.MatchEngine;
import org.tidings.filter.match.MatchText;

/** Both find the same: what is compared is worth comparing. */
final class Differences {
    private Differences() {}

    /**
     * How many hits an article has in the mean.
     *
     * @throws IllegalStateException when the two differ in any
     */
    static double hits(Material material) throws IOException {
        MatchEngine engine = new MatchEngine();
        Material.load(engine, material.watchlists());
        long hits = 0;
        try (TunedMonitor monitor = new TunedMonitor(material.sample())) {
            monitor.load(material.watchlists());
            for (MatchText article : material.articles()) {
                Set<String> ours = engine.firing(article).stream()
                        .map(CompiledWatchlist::id)
                        .collect(Collectors.toCollection(TreeSet::new));
                Set<String> theirs = monitor.simple(article).stream()
                        .map(QueryMatch::getQueryId)
                        .collect(Collectors.toCollection(TreeSet::new));
                compare(material, article, ours, theirs);
                hits += ours.size();
            }
        }
        return (double) hits / material.articles().size();
    }

    private static void compare(Material material, MatchText article, Set<String> ours, Set<String> theirs) {
        if (!ours.equals(theirs)) {
            Set<String> either = new TreeSet<>(ours);
            either.addAll(theirs);
            either.removeIf(id -> ours.contains(id) && theirs.contains(id));
            String queries = material.watchlists().stream()
                    .filter(watchlist -> either.contains(watchlist.id()))
                    .map(watchlist -> watchlist.id() + ": " + watchlist.query())
                    .collect(Collectors.joining("\n"));
            throw new IllegalStateException("the two differ in\n" + queries + "\non " + article);
        }
    }
}
