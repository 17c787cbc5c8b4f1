package org.tidings.filter.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a query.
 *
 * @param expr null exactly when there are errors
 * @param errors in the order of the text
 * @param warnings parts that are dear or perhaps not meant
 */
public record Parsed(String query, @Nullable Expr expr, List<Problem> errors, List<Problem> warnings) {
    public Parsed {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    public boolean ok() {
        return expr != null;
    }
}
