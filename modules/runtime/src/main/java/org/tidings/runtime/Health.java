package org.tidings.runtime;

import org.jspecify.annotations.Nullable;

/** How a part is. {@code detail} says why it is not {@code UP}, in one line for an operator. */
public record Health(Status status, @Nullable String detail) {
    public enum Status {
        STARTING,
        UP,
        DOWN
    }

    public static final Health UP = new Health(Status.UP, null);

    public static Health starting(String detail) {
        return new Health(Status.STARTING, detail);
    }

    public static Health down(String detail) {
        return new Health(Status.DOWN, detail);
    }

    public boolean isUp() {
        return status == Status.UP;
    }
}
