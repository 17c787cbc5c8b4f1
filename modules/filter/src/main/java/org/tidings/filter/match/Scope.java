package org.tidings.filter.match;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a query may name.
 *
 * @param entities ids of the entities there are; null = any id will do
 */
public record Scope(@Nullable Set<String> entities) {
    /** For a query that was checked before: an entity that is gone is never mentioned. */
    public static final Scope OPEN = new Scope(null);

    public Scope {
        entities = entities == null ? null : Set.copyOf(entities);
    }

    boolean knows(String entity) {
        return entities == null || entities.contains(entity);
    }
}
