package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Entity;
import org.tidings.model.Watchlist;

/** Runs the texts that stand beside watchlists, those that they must find and those that they must not. */
public final class Examples {
    private final MatchEngine engine = new MatchEngine();
    private final Map<String, Entity> entities = new HashMap<>();

    /**
     * One text that was run.
     *
     * @param key {@code matches} or {@code ignores}
     * @param index within these, from 0
     * @param passed whether it was found, or not, as it should be
     * @param why what hit, or what was missing
     */
    public record Result(String watchlist, String key, int index, String text, boolean passed, Explanation why) {}

    public Examples(Collection<Entity> entities) {
        MatchEngine.Changes changes = new MatchEngine.Changes();
        for (Entity entity : entities) {
            changes.put(entity);
            this.entities.put(entity.id(), entity);
        }
        engine.apply(changes);
    }

    /** The texts of a watchlist that {@link WatchlistCheck} has nothing against; it counts as enabled. */
    public List<Result> run(Watchlist watchlist) {
        CompiledWatchlist compiled = CompiledWatchlist.of(watchlist, Scope.OPEN);
        List<Result> results = new ArrayList<>();
        if (compiled != null) {
            run(compiled, "matches", watchlist.examples().matches(), results);
            run(compiled, "ignores", watchlist.examples().ignores(), results);
        }
        return results;
    }

    private void run(CompiledWatchlist watchlist, String key, List<String> texts, List<Result> results) {
        for (int i = 0; i < texts.size(); i++) {
            Analysed article = engine.analyse(ExampleText.of(texts.get(i), watchlist.source()));
            Explanation why = Explainer.explain(watchlist, article, this::entity);
            boolean passed = why.hit() == key.equals("matches");
            results.add(new Result(watchlist.id(), key, i, texts.get(i), passed, why));
        }
    }

    private @Nullable Entity entity(String id) {
        return entities.get(id);
    }
}
