package org.tidings.app.entities;

import org.jspecify.annotations.Nullable;

/** A line of a file that is not understood. */
public final class BadRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    BadRow(int line, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.line = line;
    }

    /** Counted from 1. */
    public int line() {
        return line;
    }
}
