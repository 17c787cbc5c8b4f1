package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one query. */
final class Problems {
    private static final int MOST = 50;

    private final String query;
    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    Problems(String query) {
        this.query = query;
    }

    void error(int from, int to, String message, @Nullable String fix) {
        add(errors, from, to, message, fix);
    }

    void warning(int from, int to, String message, @Nullable String fix) {
        add(warnings, from, to, message, fix);
    }

    private void add(List<Problem> list, int from, int to, String message, @Nullable String fix) {
        if (list.size() < MOST) {
            list.add(Problem.at(query, from, to, message, fix));
        }
    }

    boolean any() {
        return !errors.isEmpty();
    }

    Parsed parsed(@Nullable Expr expr) {
        errors.sort(Comparator.comparingInt(Problem::from));
        warnings.sort(Comparator.comparingInt(Problem::from));
        return new Parsed(query, errors.isEmpty() ? expr : null, errors, warnings);
    }
}
