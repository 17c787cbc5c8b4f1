package org.tidings.console.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidings.console.web.Actions.Edits;

/**
 * What one thing done with many chosen things comes to.
 *
 * @param before those that change, as they were
 * @param readOnly how many stay because a file brought them
 * @param missing how many are not there any more
 */
record Effect<T>(Edits<T> edits, List<T> before, int readOnly, int missing) {

    /**
     * On what stands there. What is so already counts as done and is not written.
     *
     * @param stays whether one has to stay as a file wrote it
     * @param change null = it is removed
     */
    static <T> Effect<T> on(
            Collection<String> ids, Map<String, T> there, Predicate<T> stays, Function<T, @Nullable T> change) {
        List<T> before = new ArrayList<>();
        List<T> put = new ArrayList<>();
        Set<String> removed = new LinkedHashSet<>();
        int readOnly = 0;
        int missing = 0;
        for (String id : new LinkedHashSet<>(ids)) {
            T one = there.get(id);
            if (one == null) {
                missing++;
            } else if (stays.test(one)) {
                readOnly++;
            } else {
                before.add(one);
                T changed = change.apply(one);
                if (changed == null) {
                    removed.add(id);
                } else {
                    put.add(changed);
                }
            }
        }
        return new Effect<>(new Edits<>(put, removed), before, readOnly, missing);
    }

    /** What puts it all back; null = nothing changed. */
    @Nullable
    Edits<T> undoing() {
        return before.isEmpty() ? null : new Edits<>(before, Set.of());
    }

    /** What did not change and why, behind what did; {@code counted} gives a number with its noun. */
    String left(IntFunction<String> counted) {
        String stays = readOnly == 0 ? "" : " " + counted.apply(readOnly) + " from tidings.yaml left as written there.";
        String gone = missing == 0 ? "" : " " + missing + " not there any more.";
        return stays + gone;
    }
}
