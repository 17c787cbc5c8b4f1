package org.tidings.runtime.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers every mistake, so that all are told at once. */
public final class Problems {
    private final List<Problem> all = new ArrayList<>();

    public void add(@Nullable String file, int line, String key, String message) {
        all.add(new Problem(file, line, key, message));
    }

    public void add(Problem problem) {
        all.add(problem);
    }

    public List<Problem> all() {
        return List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** @throws InvalidConfiguration when there is any */
    public void throwIfAny() {
        if (!all.isEmpty()) {
            throw new InvalidConfiguration(all());
        }
    }
}
