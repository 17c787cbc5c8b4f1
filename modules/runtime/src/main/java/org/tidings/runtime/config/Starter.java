package org.tidings.runtime.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidings.model.Entity;
import org.tidings.model.Origin;
import org.tidings.model.Word;

/** The entities that come with Tidings, by kind: a file each, written as in {@code tidings.yaml}. */
public enum Starter implements Word {
    COUNTRIES,
    REGIONS,
    CITIES,
    ORGANISATIONS,
    CURRENCIES,
    COMPANIES,
    GROUPS;

    private static final String ALL = "all";

    /**
     * Reads the kinds that somebody named; {@code all} is every kind.
     *
     * @throws IllegalArgumentException for a word that is no kind
     */
    public static List<Starter> kinds(Collection<String> words) {
        return words.stream().flatMap(word -> kinds(word).stream()).distinct().toList();
    }

    private static List<Starter> kinds(String word) {
        if (word.strip().equalsIgnoreCase(ALL)) {
            return List.of(values());
        }
        List<Starter> named = Arrays.stream(values())
                .filter(kind -> kind.word().equalsIgnoreCase(word.strip()))
                .toList();
        if (named.isEmpty()) {
            String known = Arrays.stream(values()).map(Starter::word).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("expected " + ALL + ", " + known + "; found \"" + word + "\"");
        }
        return named;
    }

    /** Its entities, as made by {@code origin}. */
    public List<Entity> entities(Origin origin) {
        Problems problems = new Problems();
        Section root = YamlFile.parse(word() + ".yaml", text(), problems);
        List<Entity> entities = ContentReader.read(root, origin).entities();
        root.end();
        problems.throwIfAny();
        return entities;
    }

    /** Those of the kinds whose ids are not taken by one that is there: one's own wins. */
    static List<Entity> beside(Collection<Entity> there, List<Starter> kinds, Origin origin) {
        Set<String> taken = there.stream().map(Entity::id).collect(Collectors.toSet());
        return kinds.stream()
                .flatMap(kind -> kind.entities(origin).stream())
                .filter(entity -> !taken.contains(entity.id()))
                .toList();
    }

    private String text() {
        try (InputStream file = Starter.class.getResourceAsStream("starter/" + word() + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException("the program lacks its starter/" + word() + ".yaml");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
