package org.tidings.filter.match;

import org.jspecify.annotations.Nullable;

/** A piece of a query as written. */
sealed interface Lexeme {
    int from();

    int to();

    enum Mark {
        OPEN,
        CLOSE,
        AND,
        OR,
        NOT,
        END
    }

    record Sign(Mark mark, int from, int to) implements Lexeme {}

    record NearSign(int distance, boolean ordered, String written, int from, int to) implements Lexeme {}

    record AtLeastSign(int count, int from, int to) implements Lexeme {}

    record FieldSign(Expr.Field field, int from, int to) implements Lexeme {}

    /** Something to look for; null where it was wrong and has been reported. */
    record Operand(@Nullable Expr expr, int from, int to) implements Lexeme {}
}
