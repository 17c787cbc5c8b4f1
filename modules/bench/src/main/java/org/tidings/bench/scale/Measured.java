package org.tidings.bench.scale;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tidings.model.Json;

/** Figures by their names, in the order in which they were taken, each with its limit where there is one. */
final class Measured {
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final Map<String, Double> limits = new LinkedHashMap<>();

    void put(String name, double figure) {
        figures.put(name, Math.round(figure * 1000) / 1000.0);
        say(name);
    }

    /** A figure that must not be larger than that. */
    void put(String name, double figure, double most) {
        limits.put(name, most);
        put(name, figure);
    }

    private void say(String name) {
        System.err.println(line(name));
    }

    private String line(String name) {
        Double most = limits.get(name);
        return String.format(
                Locale.ROOT, "%-58s %12s%s", name, figures.get(name), most == null ? "" : "   at most " + most);
    }

    /** Whether every figure is within its limit. */
    boolean isWell() {
        return limits.entrySet().stream()
                .allMatch(limit -> figures.get(limit.getKey()) instanceof Double figure && figure <= limit.getValue());
    }

    String table() {
        return String.join("\n", figures.keySet().stream().map(this::line).toList());
    }

    String json() {
        return Json.text(figures);
    }
}
