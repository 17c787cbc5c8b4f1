package org.tidings.runtime;

import java.util.List;

/**
 * Why the program cannot start, told to a person: each line names what is wrong and what to do, and needs no stack trace
 * beside it.
 */
public final class StartupProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    public StartupProblem(String line) {
        this(List.of(line));
    }

    public StartupProblem(String line, Throwable cause) {
        super(line, cause);
        this.lines = List.of(line);
    }

    /** Several problems found at once. */
    public StartupProblem(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    /** One problem a line. */
    public List<String> lines() {
        return lines;
    }
}
