package org.tidings.app.entities;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Entity;
import org.tidings.model.Entity.Alias;
import org.tidings.model.Entity.Letters;
import org.tidings.model.Origin;
import org.tidings.runtime.config.Values;

/** Reads a table of entities, one a row, as {@code docs/entities.md} says. */
public final class CsvEntities implements AutoCloseable {
    private static final List<String> COLUMNS =
            List.of("id", "name", "aliases", "wikidata", "case", "near", "not-near", "languages", "forms");
    private static final int LONGEST_BASE = 90;

    private final CsvTable table;
    private final Map<String, Integer> columns = new HashMap<>();
    private final HashTable lines = new HashTable();
    private int width;

    /**
     * @param ignored columns that are passed over
     * @throws BadRow when the header is not understood
     */
    public CsvEntities(InputStream file, Set<String> ignored) throws IOException {
        table = new CsvTable(file);
        header(ignored);
    }

    private void header(Set<String> ignored) throws IOException {
        List<String> header = table.header();
        width = header.size();
        for (int i = 0; i < width; i++) {
            String column = header.get(i).toLowerCase(Locale.ROOT);
            if (COLUMNS.contains(column)) {
                if (columns.putIfAbsent(column, i) != null) {
                    throw bad("the column " + column + " stands there twice");
                }
            } else if (!ignored.contains(header.get(i))) {
                throw bad(unknown(header.get(i)));
            }
        }
        if (!columns.containsKey("name")) {
            throw bad(
                    "expected a first line that names the columns, with a column name: " + String.join(", ", COLUMNS));
        }
    }

    private static String unknown(String column) {
        String near = Values.nearest(column, COLUMNS);
        return "unknown column \"" + column + "\""
                + (near == null ? "" : "; did you mean " + near + "?")
                + " There are " + String.join(", ", COLUMNS) + "; --ignore passes a column over";
    }

    private BadRow bad(String message) {
        return new BadRow(table.line(), message, null);
    }

    /** The line in which the last entity began. */
    public int line() {
        return table.line();
    }

    /**
     * The next entity; null = there is none.
     *
     * @throws BadRow when the row is not understood, with its line; one may go on with the next
     */
    public @Nullable Entity next() throws IOException {
        List<String> row = table.row();
        if (row == null) {
            return null;
        }
        if (row.size() != width) {
            throw bad("expected " + width + " cells as in the first line, found " + row.size());
        }
        return entity(row);
    }

    private Entity entity(List<String> row) {
        String name = cell(row, "name");
        if (name.isEmpty()) {
            throw bad("a name is missing");
        }
        return new Entity(
                id(cell(row, "id"), name),
                name,
                wikidata(cell(row, "wikidata")),
                aliases(row, name),
                languages(row, "forms"),
                Origin.CLI);
    }

    private String cell(List<String> row, String column) {
        Integer at = columns.get(column);
        return at == null ? "" : row.get(at);
    }

    private List<String> list(List<String> row, String column) {
        return Arrays.stream(cell(row, column).split("\\|"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Made of the name where none is given: of two rows with one name the second has a number behind it. */
    private String id(String given, String name) {
        if (!given.isEmpty()) {
            return unique(given);
        }
        String base = Slugs.of(name);
        if (base.isEmpty()) {
            throw bad("no id can be made of \"" + name + "\": give one in a column id");
        }
        String cut = base.substring(0, Math.min(base.length(), LONGEST_BASE));
        String id = cut;
        for (int i = 2; lines.get(HashTable.hash(id)) != HashTable.NONE; i++) {
            id = cut + "-" + i;
        }
        return unique(id);
    }

    private String unique(String id) {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,99}")) {
            throw bad("an id has up to 100 letters, digits and dashes: found \"" + id + "\"");
        }
        long before = lines.get(HashTable.hash(id));
        if (before != HashTable.NONE) {
            throw bad("the entity \"" + id + "\" stands already in line " + before);
        }
        lines.put(HashTable.hash(id), table.line());
        return id;
    }

    private @Nullable String wikidata(String qid) {
        if (qid.isEmpty()) {
            return null;
        }
        if (!qid.matches("Q[1-9]\\d{0,17}")) {
            throw bad("expected a Wikidata id such as Q423, found \"" + qid + "\"");
        }
        return qid;
    }

    /** The row's conditions are those of each of its names. */
    private List<Alias> aliases(List<String> row, String name) {
        Letters letters = letters(cell(row, "case"));
        List<String> near = list(row, "near");
        List<String> notNear = list(row, "not-near");
        List<String> languages = languages(row, "languages");
        Set<String> texts = new LinkedHashSet<>(list(row, "aliases"));
        if (letters != null || !near.isEmpty() || !notNear.isEmpty() || !languages.isEmpty()) {
            texts.add(name);
        } else {
            texts.remove(name);
        }
        List<Alias> aliases = new ArrayList<>();
        texts.forEach(text -> aliases.add(new Alias(text, letters, near, notNear, false, languages)));
        return aliases;
    }

    private @Nullable Letters letters(String word) {
        if (word.isEmpty()) {
            return null;
        }
        for (Letters letters : Letters.values()) {
            if (letters.word().equalsIgnoreCase(word)) {
                return letters;
            }
        }
        throw bad("expected exact, fold or capitals under case, found \"" + word + "\"");
    }

    private List<String> languages(List<String> row, String column) {
        List<String> tags = list(row, column).stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", ""))
                .distinct()
                .toList();
        for (String tag : tags) {
            if (!tag.matches("[a-z]{2,3}")) {
                throw bad("expected languages by their tags, such as en|pt, found \"" + tag + "\"");
            }
        }
        return tags;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
