package org.tidings.runtime.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping in a YAML file that is read key by key. A value of the wrong kind is a {@link Problem} with its line, and
 * reading goes on with the default; {@link #end} reports the keys that nobody asked for.
 */
public final class Section {
    private final String file;
    private final String path;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Problems problems;
    private final Environment twins;

    Section(String file, String path, @Nullable Node node, Problems problems, Environment twins) {
        this.file = file;
        this.path = path;
        this.problems = problems;
        this.twins = twins;
        this.line = node == null ? 0 : lineOf(node);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::take);
        } else if (node != null && !isNull(node)) {
            problems.add(file, line, path, "expected keys and values here, found " + kind(node));
        }
    }

    private void take(NodeTuple tuple) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
            problem(lineOf(tuple.getKeyNode()), key, "is written twice");
        }
        lines.putIfAbsent(key, lineOf(tuple.getKeyNode()));
    }

    /** Where this section begins, from 1; 0 for one that is not written. */
    public int line() {
        return line;
    }

    /** Path of a key of this section. */
    public String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The line of a key of this section, or of the section where it is not written. */
    public int line(String key) {
        Integer of = lines.get(key);
        return of == null ? line : of;
    }

    public boolean has(String key) {
        return node(key) != null;
    }

    /** Reports a mistake at a key. */
    public void problem(String key, String message) {
        if (twins.get(path(key)) != null) {
            problems.add(null, 0, Environment.twin(path(key)), message);
        } else {
            problem(line(key), key, message);
        }
    }

    /** Reports a mistake at a line of the same file. */
    public void problem(int at, String key, String message) {
        problems.add(file, at, path(key), message);
    }

    public @Nullable String string(String key) {
        String twin = twins.get(path(key));
        if (twin != null) {
            asked.add(key);
            return twin;
        }
        Node node = node(key);
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        problem(key, "expected a text, found " + kind(node));
        return null;
    }

    public String string(String key, String otherwise) {
        String text = string(key);
        return text == null ? otherwise : text;
    }

    /** A text that must be there. */
    public String required(String key, String what) {
        String text = string(key);
        if (text == null || text.isBlank()) {
            problem(key, "is missing: " + what);
            return "";
        }
        return text;
    }

    public boolean flag(String key, boolean otherwise) {
        return parsed(key, otherwise, Values::flag);
    }

    public int integer(String key, int otherwise) {
        return parsed(key, otherwise, Values::integer);
    }

    public double number(String key, double otherwise) {
        return parsed(key, otherwise, Values::number);
    }

    /** Such as {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 7d}. */
    public @Nullable Duration duration(String key) {
        return parsed(key, Values::duration);
    }

    public Duration duration(String key, Duration otherwise) {
        Duration given = duration(key);
        return given == null ? otherwise : given;
    }

    /** A value as {@code parse} reads it; what it refuses with {@link IllegalArgumentException} is reported. */
    public <T> T parsed(String key, T otherwise, Function<String, T> parse) {
        T given = parsed(key, parse);
        return given == null ? otherwise : given;
    }

    /** The same, null where it is not written or is refused. */
    public <T> @Nullable T parsed(String key, Function<String, T> parse) {
        String text = string(key);
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            problem(key, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** A list of texts; a single text is a list of one. */
    public List<String> strings(String key) {
        String twin = twins.get(path(key));
        if (twin != null) {
            asked.add(key);
            return Arrays.stream(twin.split(",", -1)).map(String::strip).toList();
        }
        List<String> out = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar) {
                out.add(scalar.getValue());
            } else {
                problem(lineOf(item), key, "expected a list of texts, found " + kind(item) + " in it");
            }
        }
        return out;
    }

    /** Keys and texts, in the order written. */
    public Map<String, String> map(String key) {
        String twin = twins.get(path(key));
        if (twin != null) {
            asked.add(key);
            return pairs(key, twin);
        }
        Section inner = section(key);
        Map<String, String> out = new LinkedHashMap<>();
        inner.values.keySet().forEach(name -> out.put(name, inner.string(name, "")));
        return out;
    }

    /** {@code a=b,c=d}, the form that a variable can hold. */
    private Map<String, String> pairs(String key, String text) {
        Map<String, String> out = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                problem(key, "expected NAME=VALUE,NAME=VALUE, found \"" + pair + "\"");
            } else {
                out.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return out;
    }

    /** The rest of this section as keys and texts, nested keys joined by dots. */
    public Map<String, String> rest() {
        Map<String, String> out = new LinkedHashMap<>(twins.rest(path));
        for (String key : List.copyOf(values.keySet())) {
            if (!asked.contains(key)) {
                if (values.get(key) instanceof MappingNode) {
                    section(key).rest().forEach((inner, value) -> out.putIfAbsent(key + "." + inner, value));
                } else {
                    out.putIfAbsent(key, string(key, ""));
                }
            }
        }
        return out;
    }

    /** A mapping below this one; empty where it is not written. */
    public Section section(String key) {
        return new Section(file, path(key), node(key), problems, twins);
    }

    /** A list of mappings, or of texts where {@code shorthand} names the key that a bare text stands for. */
    public List<Section> sections(String key, @Nullable String shorthand) {
        List<Section> out = new ArrayList<>();
        int index = 0;
        for (Node item : items(key)) {
            out.add(element(path(key) + "[" + index++ + "]", item, shorthand));
        }
        return out;
    }

    /** Mappings below this one by their keys. */
    public Map<String, Section> named(String key) {
        Section inner = section(key);
        Map<String, Section> out = new LinkedHashMap<>();
        inner.values.keySet().forEach(name -> out.put(name, inner.section(name)));
        return out;
    }

    private Section element(String elementPath, Node item, @Nullable String shorthand) {
        if (item instanceof ScalarNode && shorthand != null) {
            Section one = new Section(file, elementPath, null, problems, twins);
            one.values.put(shorthand, item);
            one.lines.put(shorthand, lineOf(item));
            return one;
        }
        return new Section(file, elementPath, item, problems, twins);
    }

    private List<Node> items(String key) {
        Node node = node(key);
        if (node == null) {
            return List.of();
        }
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    private @Nullable Node node(String key) {
        asked.add(key);
        Node node = values.get(key);
        return node == null || isNull(node) ? null : node;
    }

    /** Reports each key that was written and not asked for, with the nearest one that exists. */
    public void end() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                String near = Values.nearest(key, asked);
                problem(
                        key,
                        "there is no such key"
                                + (near == null
                                        ? "; known here: " + String.join(", ", asked)
                                        : "; did you mean " + near + "?"));
            }
        }
    }

    private static boolean isNull(Node node) {
        return Tag.NULL.equals(node.getTag());
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private static String kind(Node node) {
        return switch (node) {
            case MappingNode m -> "keys and values";
            case SequenceNode s -> "a list";
            default -> node.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }
}
