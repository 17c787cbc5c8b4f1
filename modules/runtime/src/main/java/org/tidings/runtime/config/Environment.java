package org.tidings.runtime.config;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The environment twins of settings: {@code console.listen} is {@code TIDINGS_CONSOLE_LISTEN}, and
 * {@code TIDINGS_CONSOLE_TOKEN_FILE} names a file that holds the value.
 */
public final class Environment {
    private static final String PREFIX = "TIDINGS_";

    /** Read by the start scripts, not by the program. */
    private static final Set<String> OF_SCRIPTS = Set.of("TIDINGS_JAVA_OPTS", "TIDINGS_LOG");

    private final Map<String, String> variables = new TreeMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    public Environment(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !OF_SCRIPTS.contains(name)) {
                this.variables.put(name, value);
            }
        });
    }

    /** The variable for a key. */
    public static String twin(String path) {
        return PREFIX + path.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    @Nullable
    String get(String path) {
        String name = twin(path);
        asked.add(name);
        return variables.get(name);
    }

    /** Variables under a key that nobody asked for, as keys: {@code TIDINGS_KAFKA_SECURITY_PROTOCOL} is {@code security.protocol}. */
    Map<String, String> rest(String path) {
        Map<String, String> out = new TreeMap<>();
        String start = twin(path) + "_";
        variables.forEach((name, value) -> {
            if (name.startsWith(start) && asked.add(name)) {
                out.put(name.substring(start.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return out;
    }

    /** The variables that anybody asked for. */
    Set<String> asked() {
        return Set.copyOf(asked);
    }

    void end(Problems problems) {
        for (String name : variables.keySet()) {
            if (!asked.contains(name)) {
                String near = Values.nearest(name, asked);
                problems.add(
                        null,
                        0,
                        name,
                        "there is no such setting" + (near == null ? "" : "; did you mean " + near + "?"));
            }
        }
    }
}
