package org.tidings.runtime.config;

import java.util.List;
import java.util.stream.Collectors;

/** What a person wrote cannot be used; nothing was started or changed. The message has one line a mistake. */
public final class InvalidConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidConfiguration(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
