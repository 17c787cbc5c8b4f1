package org.tidings.console.history;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.tidings.filter.match.Analysed;
import org.tidings.filter.match.CompiledWatchlist;
import org.tidings.filter.match.MatchEngine;
import org.tidings.model.Entity;

/**
 * The entities in force. Mentions are looked for in each candidate anew and stand nowhere in the index, so that an entity
 * that was changed counts for the whole of the past at once, as it will for what comes. Safe for any thread.
 */
final class Mentioned {
    private final Supplier<Collection<Entity>> source;
    private final MatchEngine engine = new MatchEngine();
    private Map<String, Entity> known = Map.of();

    Mentioned(Supplier<Collection<Entity>> source) {
        this.source = source;
    }

    /** By id, those that are there; empty when the watchlist asks for none. */
    Map<String, Entity> entities(CompiledWatchlist watchlist) {
        return watchlist.asksForEntities() ? upToDate() : Map.of();
    }

    private synchronized Map<String, Entity> upToDate() {
        Map<String, Entity> now = new HashMap<>();
        MatchEngine.Changes changes = new MatchEngine.Changes();
        boolean any = false;
        for (Entity entity : source.get()) {
            now.put(entity.id(), entity);
            if (!Objects.equals(known.get(entity.id()), entity)) {
                changes.put(entity);
                any = true;
            }
        }
        for (String id : known.keySet()) {
            if (!now.containsKey(id)) {
                changes.removeEntity(id);
                any = true;
            }
        }
        if (any) {
            engine.apply(changes);
            known = Map.copyOf(now);
        }
        return known;
    }

    /** Looks for the entities of an article. */
    void mention(Analysed article) {
        engine.mention(article);
    }
}
