package org.tidings.filter.match;

import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Expr.Field;

/** How fields lie within one another. */
final class Fields {
    private Fields() {}

    /** Where {@code inner:} inside {@code outer:} looks; null = nowhere. */
    static @Nullable Field within(Field outer, Field inner) {
        if (outer == Field.ANYWHERE || outer == inner) {
            return inner;
        }
        boolean lead = (outer == Field.BODY && inner == Field.LEAD) || (outer == Field.LEAD && inner == Field.BODY);
        return lead ? Field.LEAD : null;
    }
}
