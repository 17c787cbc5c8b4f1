package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code docs/metrics.md}: a row a meter.
 *
 * @param rows those of Tidings' own meters
 * @param jvm the Prometheus names of the process's
 */
record MetricsPage(List<Row> rows, Set<String> jvm) {
    private static final Path FILE = Path.of("../../docs/metrics.md");

    /** @param tags as {@code `outcome`: page, known}, or a dash */
    record Row(String meter, String prometheus, String type, String tags, String unit, String description) {
        static Row of(List<String> cells) {
            assertEquals(6, cells.size(), cells::toString);
            return new Row(
                    bare(cells.get(0)), bare(cells.get(1)), cells.get(2), cells.get(3), cells.get(4), cells.get(5));
        }

        /** The names under which Prometheus stores it. */
        Stream<String> series() {
            return type.equals("histogram")
                    ? Stream.of("_bucket", "_count", "_sum", "_max").map(prometheus::concat)
                    : Stream.of(prometheus);
        }

        Stream<String> labels() {
            return Arrays.stream(tags.split("`")).filter(part -> part.matches("[a-z]+"));
        }

        @Override
        public String toString() {
            return "| `" + meter + "` | `" + prometheus + "` | " + type + " | " + tags + " | " + unit + " | "
                    + description + " |";
        }
    }

    static MetricsPage read() throws IOException {
        List<Row> rows = new ArrayList<>();
        Set<String> jvm = new TreeSet<>();
        for (String line : Files.readAllLines(FILE)) {
            List<String> cells = Stream.of(line.replaceAll("^\\||\\|$", "").split("\\|"))
                    .map(String::strip)
                    .toList();
            if (line.startsWith("| `tidings.")) {
                rows.add(Row.of(cells));
            } else if (line.startsWith("| `")) {
                jvm.add(bare(cells.getFirst()));
            }
        }
        return new MetricsPage(rows, jvm);
    }

    /** What the page must say of a registry. */
    static List<Row> of(MeterRegistry registry) {
        Map<String, List<Meter>> byName = registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("tidings."))
                .collect(Collectors.groupingBy(meter -> meter.getId().getName(), TreeMap::new, Collectors.toList()));
        return byName.values().stream().map(MetricsPage::row).toList();
    }

    private static Row row(List<Meter> same) {
        Meter.Id id = same.getFirst().getId();
        String type = id.getType() == Meter.Type.TIMER
                ? "histogram"
                : id.getType().name().toLowerCase(Locale.ROOT);
        String unit = id.getBaseUnit() == null ? "-" : id.getBaseUnit();
        String description = String.valueOf(id.getDescription());
        return new Row(id.getName(), prometheus(id.getName(), type, unit), type, tags(same), unit, description);
    }

    private static String prometheus(String meter, String type, String unit) {
        String name = meter.replace('.', '_');
        String withUnit = unit.equals("-") || name.endsWith("_" + unit) ? name : name + "_" + unit;
        return type.equals("counter") ? withUnit + "_total" : withUnit;
    }

    private static String tags(List<Meter> same) {
        Map<String, Set<String>> values = new TreeMap<>();
        for (Meter meter : same) {
            for (Tag tag : meter.getId().getTags()) {
                values.computeIfAbsent(tag.getKey(), key -> new TreeSet<>()).add(tag.getValue());
            }
        }
        String text = values.entrySet().stream()
                .map(tag -> "`" + tag.getKey() + "`: " + String.join(", ", tag.getValue()))
                .collect(Collectors.joining("; "));
        return text.isEmpty() ? "-" : text;
    }

    private static String bare(String cell) {
        return cell.replace("`", "");
    }

    /** Every name that a query may ask for. */
    Set<String> series() {
        Set<String> series = new TreeSet<>(jvm);
        rows.stream().flatMap(Row::series).forEach(series::add);
        return series;
    }

    Set<String> labels() {
        return rows.stream().flatMap(Row::labels).collect(Collectors.toCollection(TreeSet::new));
    }
}
