package org.tidings.poller.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The children of a feed or an item, by name. */
final class Fields {
    private static final Fields NONE = new Fields(Map.of());

    private final Map<String, List<Field>> byName;

    private Fields(Map<String, List<Field>> byName) {
        this.byName = byName;
    }

    static Fields none() {
        return NONE;
    }

    /** The children of this element, whose own scope is given. */
    static Fields of(XmlElement element, Scope scope) {
        Map<String, List<Field>> byName = new HashMap<>();
        for (XmlNode node : element.inside()) {
            if (node instanceof XmlElement child) {
                Field field = Field.of(child, scope);
                byName.computeIfAbsent(field.name(), name -> new ArrayList<>(1)).add(field);
            }
        }
        return byName.isEmpty() ? NONE : new Fields(byName);
    }

    List<Field> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** In the order of the names given, not of the document. */
    Stream<Field> each(String... names) {
        return Stream.of(names).map(this::all).flatMap(Collection::stream);
    }

    /** The first of these fields that yields something. */
    <T> @Nullable T first(Function<Field, @Nullable T> what, String... names) {
        for (String name : names) {
            for (Field field : all(name)) {
                T value = what.apply(field);
                if (value != null) {
                    return value;
                }
            }
        }
        return null;
    }

    /** The first that holds text; empty when there are only such that hold none. */
    @Nullable
    String text(String... names) {
        String text = first(field -> emptyToNull(field.text()), names);
        return text != null ? text : first(Field::text, names);
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    @Nullable
    String raw(String... names) {
        return first(Field::rawOrNull, names);
    }

    /** Fields of an inner element: {@code author} of an item has a {@code name}. */
    Stream<Fields> inside(String name) {
        return all(name).stream().map(Field::fields);
    }

    /** Those of the first inner element with one of these names; none where there is no such element. */
    Fields firstInside(String... names) {
        Fields inside = first(Field::fields, names);
        return inside == null ? NONE : inside;
    }

    List<String> texts(String... names) {
        return each(names)
                .map(Field::text)
                .filter(text -> emptyToNull(text) != null)
                .distinct()
                .toList();
    }
}
