package org.tidings.model;

import org.jspecify.annotations.Nullable;

/** Bytes that cannot be read as the record they should be: a dead letter, never a restart. */
public final class BadRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadRecord(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
