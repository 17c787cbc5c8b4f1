package org.tidings.newsroom;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A logic-less template in the manner of Mustache: {@code {{name}}} escaped for XML, {@code {{{name}}}} as it is,
 * {@code {{#name}}..{{/name}}} for each element, or once when it is true or has text, {@code {{^name}}..{{/name}}} when
 * there is nothing. A dot goes into a map; {@code {{.}}} is the element itself.
 */
final class Template {
    private static final Pattern TAG = Pattern.compile("\\{\\{(\\{|[#^/])?([\\w.]+)}}}?");

    private final List<Node> nodes;

    private Template(List<Node> nodes) {
        this.nodes = nodes;
    }

    /** @throws IllegalArgumentException if a section is not closed */
    static Template parse(String text) {
        return new Template(new Parser(text).nodes(null));
    }

    String render(Map<String, ?> values) {
        StringBuilder out = new StringBuilder();
        render(nodes, new Scope(values, null), out);
        return out.toString();
    }

    private static void render(List<Node> nodes, Scope scope, StringBuilder out) {
        for (Node node : nodes) {
            switch (node) {
                case Literal literal -> out.append(literal.text());
                case Value value -> value(value, scope, out);
                case Section section -> section(section, scope, out);
            }
        }
    }

    private static void value(Value value, Scope scope, StringBuilder out) {
        Object found = scope.find(value.name());
        String text = found == null ? "" : found.toString();
        out.append(value.raw() ? text : escape(text));
    }

    private static void section(Section section, Scope scope, StringBuilder out) {
        Object found = scope.find(section.name());
        if (section.inverted()) {
            if (isNothing(found)) {
                render(section.nodes(), scope, out);
            }
        } else if (found instanceof Collection<?> many) {
            many.forEach(one -> render(section.nodes(), new Scope(one, scope), out));
        } else if (found != null && !isNothing(found)) {
            render(section.nodes(), new Scope(found, scope), out);
        }
    }

    private static boolean isNothing(@Nullable Object found) {
        return switch (found) {
            case null -> true;
            case Boolean truth -> !truth;
            case Collection<?> many -> many.isEmpty();
            case CharSequence text -> text.isEmpty();
            default -> false;
        };
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private sealed interface Node {}

    private record Literal(String text) implements Node {}

    private record Value(String name, boolean raw) implements Node {}

    private record Section(String name, boolean inverted, List<Node> nodes) implements Node {}

    private record Scope(Object here, @Nullable Scope outer) {
        @Nullable
        Object find(String name) {
            if (name.equals(".")) {
                return here;
            }
            Object found = within(here, name);
            return found == null && outer != null ? outer.find(name) : found;
        }

        private static @Nullable Object within(@Nullable Object from, String name) {
            if (!(from instanceof Map<?, ?> map)) {
                return null;
            }
            int dot = name.indexOf('.');
            return dot < 0 ? map.get(name) : within(map.get(name.substring(0, dot)), name.substring(dot + 1));
        }
    }

    private static final class Parser {
        private final String text;
        private final Matcher tags;
        private int position;

        Parser(String text) {
            this.text = text;
            this.tags = TAG.matcher(text);
        }

        List<Node> nodes(@Nullable String section) {
            List<Node> nodes = new ArrayList<>();
            while (tags.find()) {
                nodes.add(new Literal(text.substring(position, tags.start())));
                position = tags.end();
                String mark = tags.group(1) == null ? "" : tags.group(1);
                String name = tags.group(2);
                switch (mark) {
                    case "/" -> {
                        check(name.equals(section), name);
                        return List.copyOf(nodes);
                    }
                    case "#", "^" -> nodes.add(new Section(name, mark.equals("^"), nodes(name)));
                    default -> nodes.add(new Value(name, mark.equals("{")));
                }
            }
            check(section == null, section == null ? "" : section);
            nodes.add(new Literal(text.substring(position)));
            return List.copyOf(nodes);
        }

        private static void check(boolean well, String name) {
            if (!well) {
                throw new IllegalArgumentException("template section not closed where it should be: " + name);
            }
        }
    }
}
