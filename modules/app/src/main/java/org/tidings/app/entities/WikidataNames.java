package org.tidings.app.entities;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Entity;
import org.tidings.model.Entity.Alias;
import org.tidings.model.Entity.Letters;
import org.tidings.model.Origin;

/**
 * Makes an entity of an item of Wikidata. Its labels and aliases count in articles of their languages; a single word must
 * stand in its letters or in capitals, and one that is an English word too asks for a word of the item's description nearby.
 */
final class WikidataNames {
    private static final int CONTEXT = 12;
    private static final int CONTEXT_LETTERS = 4;
    private static final int ALIASES = 60;
    private static final int LONGEST = 200;
    private static final Set<String> COMMON = common();

    private final List<String> languages;

    WikidataNames(List<String> languages) {
        this.languages = List.copyOf(languages);
    }

    private static Set<String> common() {
        try (InputStream words = WikidataNames.class.getResourceAsStream("common-words.txt")) {
            if (words == null) {
                throw new IllegalStateException("the program lacks its common-words.txt");
            }
            String text = new String(words.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\\s+")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null = it has no name in the languages asked for. */
    @Nullable
    Entity entity(WikidataItem item) {
        Map<String, Set<String>> names = names(item);
        if (names.isEmpty()) {
            return null;
        }
        List<String> context = context(item);
        List<Alias> aliases = new ArrayList<>();
        names.forEach((text, spoken) -> {
            Alias alias = alias(text, spoken, context);
            if (alias != null && aliases.size() < ALIASES) {
                aliases.add(alias);
            }
        });
        return aliases.isEmpty() ? null : new Entity(id(item), name(item, names), item.id(), aliases, Origin.CLI);
    }

    /** Each name once, with its languages; none = in any. */
    private Map<String, Set<String>> names(WikidataItem item) {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        for (String language : languages) {
            add(names, item.labels().get(language), language);
            item.aliases().getOrDefault(language, List.of()).forEach(name -> add(names, name, language));
        }
        List<String> everywhere = new ArrayList<>(item.aliases().getOrDefault(WikidataReader.MULTIPLE, List.of()));
        String label = item.labels().get(WikidataReader.MULTIPLE);
        if (label != null) {
            everywhere.addFirst(label);
        }
        everywhere.stream().filter(name -> !name.isEmpty()).forEach(name -> names.put(name, Set.of()));
        return names;
    }

    private static void add(Map<String, Set<String>> names, @Nullable String name, String language) {
        if (name != null && !name.isEmpty() && name.length() <= LONGEST) {
            names.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(language);
        }
    }

    private static String name(WikidataItem item, Map<String, Set<String>> names) {
        String english = item.labels().get(WikidataReader.ENGLISH);
        return english != null && names.containsKey(english)
                ? english
                : names.keySet().iterator().next();
    }

    private static String id(WikidataItem item) {
        String english =
                item.labels().getOrDefault(WikidataReader.ENGLISH, item.labels().get(WikidataReader.MULTIPLE));
        String slug = english == null ? "" : Slugs.of(english);
        return slug.isEmpty() ? item.id().toLowerCase(Locale.ROOT) : slug;
    }

    private static List<String> context(WikidataItem item) {
        String description = item.description() == null ? "" : item.description();
        return Arrays.stream(description.split("[^\\p{L}\\p{M}]+"))
                .filter(word -> word.length() >= CONTEXT_LETTERS)
                .filter(word -> !COMMON.contains(word.toLowerCase(Locale.ROOT)))
                .distinct()
                .limit(CONTEXT)
                .toList();
    }

    /** Null = it would be found everywhere. */
    private static @Nullable Alias alias(String text, Set<String> spoken, List<String> context) {
        List<String> languages = List.copyOf(spoken);
        boolean word = text.codePoints().allMatch(Character::isLetter);
        if (!word || !hasCase(text)) {
            return new Alias(text, null, List.of(), List.of(), false, languages);
        }
        boolean capitals = text.equals(text.toUpperCase(Locale.ROOT));
        boolean common = COMMON.contains(text.toLowerCase(Locale.ROOT)) || text.length() < 2;
        if (common) {
            return context.isEmpty() ? null : new Alias(text, Letters.EXACT, context, List.of(), false, languages);
        }
        boolean name = Character.isUpperCase(text.codePointAt(0)) && !capitals;
        return new Alias(text, name ? Letters.CAPITALS : null, List.of(), List.of(), false, languages);
    }

    private static boolean hasCase(String text) {
        return text.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c));
    }
}
