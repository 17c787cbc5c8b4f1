package org.tidings.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** For compact constructors: a field that the JSON leaves out is an empty list. */
final class Lists {
    private Lists() {}

    static <T> List<T> of(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }
}
