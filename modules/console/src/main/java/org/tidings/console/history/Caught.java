package org.tidings.console.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hits among some candidates, in their order.
 *
 * @param read how many candidates there were
 */
record Caught(int read, List<One> hits) {
    /**
     * @param candidate of {@link Candidates}
     * @param now of the new version
     * @param before of the version in force
     */
    record One(
            long candidate,
            int place,
            long time,
            String site,
            @Nullable String language,
            boolean now,
            boolean before) {}

    static Caught inOrder(@Nullable One[] found) {
        List<One> hits = new ArrayList<>();
        for (One one : found) {
            if (one != null) {
                hits.add(one);
            }
        }
        return new Caught(found.length, hits);
    }
}
