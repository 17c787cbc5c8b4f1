package org.tidings.filter.match;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Clause;
import org.tidings.model.Snippet;
import org.tidings.model.Watchlist;

/**
 * A watchlist that an article hits.
 *
 * @param score of an {@code any:} watchlist; 1 for a query
 * @param clauses what hit, in the order of the text
 * @param snippet the words around the first hit; null when only filters hit
 */
public record Hit(
        Watchlist watchlist,
        double score,
        List<Clause> clauses,
        @Nullable Snippet snippet) {
    public Hit {
        clauses = List.copyOf(clauses);
    }
}
