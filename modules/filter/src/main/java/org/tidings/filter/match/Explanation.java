package org.tidings.filter.match;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Clause;

/**
 * Why a watchlist hits an article or does not.
 *
 * @param score the sum of the weights that hit, even below the threshold; 1 or 0 for a query
 * @param clauses what hit, also when the whole did not
 * @param miss the first part that failed; null when the whole hits
 */
public record Explanation(
        boolean hit,
        double score,
        List<Clause> clauses,
        @Nullable Miss miss) {
    public Explanation {
        clauses = List.copyOf(clauses);
    }

    /**
     * @param clause the part as written
     * @param reason why it failed, and how near it came
     */
    public record Miss(String clause, String reason) {}
}
