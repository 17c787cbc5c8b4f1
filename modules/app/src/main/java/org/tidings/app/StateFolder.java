package org.tidings.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a program keeps its state by the platform's custom. */
public final class StateFolder {
    private StateFolder() {}

    /** {@code $XDG_STATE_HOME/tidings}, by default {@code ~/.local/state/tidings}. */
    public static Path path() {
        return path(System.getenv("XDG_STATE_HOME"), System.getProperty("user.home"));
    }

    static Path path(@Nullable String state, String home) {
        return state == null || state.isBlank()
                ? Path.of(home, ".local", "state", "tidings")
                : Path.of(state, "tidings");
    }
}
