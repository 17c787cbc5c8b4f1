package org.tidings.runtime.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The header fields of an answer, their names in lower case, each with its values in the order they came. */
public record Headers(Map<String, List<String>> fields) {
    public static final Headers NONE = new Headers(Map.of());

    public Headers {
        Map<String, List<String>> folded = new TreeMap<>();
        fields.forEach((name, values) ->
                folded.computeIfAbsent(folded(name), key -> new ArrayList<>()).addAll(values));
        folded.replaceAll((name, values) -> List.copyOf(values));
        fields = Map.copyOf(folded);
    }

    /** Headers with one value a name. */
    public static Headers of(Map<String, String> values) {
        Map<String, List<String>> fields = new TreeMap<>();
        values.forEach((name, value) -> fields.put(name, List.of(value)));
        return new Headers(fields);
    }

    /** The first value under that name, in any case, without blanks around it. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst().map(String::strip);
    }

    /** Every value under that name, in any case; empty when there is none. */
    public List<String> all(String name) {
        return fields.getOrDefault(folded(name), List.of());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
