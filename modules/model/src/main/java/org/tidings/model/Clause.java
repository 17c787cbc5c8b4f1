package org.tidings.model;

import org.jspecify.annotations.Nullable;

/**
 * A part of a query that hit, and where.
 *
 * @param clause the part as written in the query
 * @param field {@code title}, {@code body}, {@code author}, or the name of a filter
 * @param start offset of the hit in the field's text, in UTF-16 units; -1 for a filter
 * @param end offset behind its last character; -1 for a filter
 * @param text the words that hit
 * @param weight of the term, for {@code any:} watchlists
 */
public record Clause(
        String clause,
        String field,
        int start,
        int end,
        String text,
        @Nullable Double weight) {}
