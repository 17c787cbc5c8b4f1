package org.tidings.filter.match;

import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Explanation.Place;

/**
 * Why a part of a query does not hold.
 *
 * @param nearest what in the text comes nearest to it
 */
record Reason(String text, @Nullable Place nearest) {
    static Reason of(String text) {
        return new Reason(text, null);
    }
}
