package org.tidings.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.Values;

/**
 * A list of names as spreadsheets write it (RFC 4180, also with semicolons or tabs): a header names the columns, of which
 * {@code name} must be there. Of several values in {@code aliases} or {@code tags}, a semicolon or a bar parts them.
 */
public final class NamesCsv {
    private static final List<String> COLUMNS = List.of("name", "id", "query", "aliases", "group", "tags", "owner");
    private static final int MOST_PROBLEMS = 50;

    private final String file;
    private final Problems problems;
    private final List<Row> rows = new ArrayList<>();

    /**
     * One row.
     *
     * @param number counted from 1, the header being the first
     */
    public record Row(
            int number,
            String name,
            @Nullable String id,
            @Nullable String query,
            List<String> aliases,
            @Nullable String group,
            List<String> tags,
            @Nullable String owner) {
        public Row {
            aliases = List.copyOf(aliases);
            tags = List.copyOf(tags);
        }
    }

    private NamesCsv(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reads all rows; what is wrong is added to the problems with its row. */
    public static List<Row> read(String file, String text, Problems problems) {
        NamesCsv csv = new NamesCsv(file, problems);
        try (MappingIterator<String[]> lines = lines(text)) {
            csv.read(lines);
        } catch (JsonProcessingException e) {
            csv.broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            if (!(e.getCause() instanceof JsonProcessingException broken)) {
                throw e;
            }
            csv.broken(broken);
        }
        return csv.rows;
    }

    private static MappingIterator<String[]> lines(String text) throws IOException {
        String content = text.startsWith("\ufeff") ? text.substring(1) : text;
        ObjectReader reader = new CsvMapper()
                .readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator(content)))
                .with(CsvParser.Feature.WRAP_AS_ARRAY);
        Reader source = new StringReader(content);
        return reader.readValues(source);
    }

    /** That of comma, semicolon and tab which the header has most of. */
    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char c) {
        return text.chars().filter(each -> each == c).count();
    }

    private void broken(JsonProcessingException e) {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        problems.add(file, line, "", "is not CSV: " + e.getOriginalMessage());
    }

    private void read(MappingIterator<String[]> lines) throws IOException {
        if (!lines.hasNextValue()) {
            problems.add(file, 0, "", "is empty; a header with the column name is expected");
            return;
        }
        String[] header = lines.nextValue();
        Map<String, Integer> columns = columns(header);
        int number = 1;
        while (lines.hasNextValue()) {
            String[] values = lines.nextValue();
            number++;
            boolean empty = Arrays.stream(values).allMatch(String::isBlank);
            if (values.length > header.length) {
                problem(
                        number,
                        "",
                        values.length + " values under " + header.length + " columns; quote what holds a separator");
            } else if (!empty && columns.containsKey("name")) {
                row(number, columns, values);
            }
        }
    }

    private Map<String, Integer> columns(String[] header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            String column = header[i].strip().toLowerCase(Locale.ROOT);
            if (!COLUMNS.contains(column)) {
                String near = Values.nearest(column, COLUMNS);
                problem(
                        1,
                        column,
                        "there is no such column"
                                + (near == null
                                        ? "; known are " + String.join(", ", COLUMNS)
                                        : "; did you mean " + near + "?"));
            } else if (columns.putIfAbsent(column, i) != null) {
                problem(1, column, "stands twice in the header");
            }
        }
        if (!columns.containsKey("name")) {
            problem(1, "name", "is missing: a header with the column name is expected in the first row");
        }
        return columns;
    }

    private void row(int number, Map<String, Integer> columns, String[] values) {
        String name = value(columns, values, "name");
        if (name == null) {
            problem(number, "name", "is empty");
            return;
        }
        rows.add(new Row(
                number,
                name,
                value(columns, values, "id"),
                value(columns, values, "query"),
                several(value(columns, values, "aliases")),
                value(columns, values, "group"),
                several(value(columns, values, "tags")),
                value(columns, values, "owner")));
    }

    private static @Nullable String value(Map<String, Integer> columns, String[] values, String column) {
        Integer index = columns.get(column);
        String value = index == null || index >= values.length ? "" : values[index].strip();
        return value.isEmpty() ? null : value;
    }

    private static List<String> several(@Nullable String value) {
        return value == null
                ? List.of()
                : List.copyOf(new LinkedHashSet<>(Arrays.stream(value.split("[;|]"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList()));
    }

    private void problem(int row, String column, String message) {
        if (problems.all().size() < MOST_PROBLEMS) {
            problems.add(file, row, column, message);
        }
    }
}
