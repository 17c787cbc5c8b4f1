package org.tidings.console.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.console.view.Marks;
import org.tidings.console.view.Numbers;
import org.tidings.model.Entity;
import org.tidings.model.Feed;

/** How a word of a query can go on: entities, hosts, tags, languages and countries that there are. */
final class Completion {
    private static final int MOST = 12;

    private final Copies copies;

    Completion(Copies copies) {
        this.copies = copies;
    }

    /** @param insert stands for what was typed, with the sign or field before it */
    record Choice(String insert, String detail) {}

    /** @param kind {@code @}, {@code source}, {@code tag}, {@code lang} or {@code country} */
    List<Choice> of(String kind, String typed) {
        String begun = typed.toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "@" -> entities(begun);
            case "source" ->
                values("source:", begun, copies.feeds().all().stream().map(Feed::host));
            case "tag" -> values("tag:", begun, copies.feeds().all().stream().flatMap(feed -> feed.tags().stream()));
            case "lang" -> languages(begun);
            case "country" -> countries(begun);
            default -> List.of();
        };
    }

    /** Those whose id begins so, then those with a name that does. */
    private List<Choice> entities(String begun) {
        List<Entity> byId = new ArrayList<>();
        Map<Entity, String> byName = new HashMap<>();
        for (Entity entity : copies.entities()) {
            if (entity.id().startsWith(begun)) {
                byId.add(entity);
            } else {
                String name = named(entity, begun);
                if (name != null) {
                    byName.put(entity, name);
                }
            }
        }
        Comparator<Entity> shortest =
                Comparator.<Entity>comparingInt(entity -> entity.id().length()).thenComparing(Entity::id);
        return Stream.concat(
                        byId.stream().sorted(shortest), byName.keySet().stream().sorted(shortest))
                .limit(MOST)
                .map(entity -> new Choice("@" + entity.id() + " ", detail(entity, byName.get(entity))))
                .toList();
    }

    private static @Nullable String named(Entity entity, String begun) {
        if (begins(entity.name(), begun)) {
            return entity.name();
        }
        return entity.aliases().stream()
                .map(Entity.Alias::text)
                .filter(text -> begins(text, begun))
                .findFirst()
                .orElse(null);
    }

    private static boolean begins(String name, String begun) {
        return name.replace(' ', '-').toLowerCase(Locale.ROOT).startsWith(begun);
    }

    private static String detail(Entity entity, @Nullable String alias) {
        String name = Marks.tame(entity.name());
        return alias == null || alias.equals(entity.name()) ? name : name + ", " + Marks.tame(alias);
    }

    private static List<Choice> values(String field, String begun, Stream<String> values) {
        Map<String, Integer> counts = new HashMap<>();
        values.filter(value -> value.toLowerCase(Locale.ROOT).contains(begun))
                .filter(value -> value.indexOf(' ') < 0)
                .forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Integer>, Boolean>comparing(
                                one -> !one.getKey().toLowerCase(Locale.ROOT).startsWith(begun))
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByValue().reversed())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .map(one -> new Choice(field + one.getKey() + " ", Numbers.count(one.getValue(), "feed", "feeds")))
                .toList();
    }

    private static List<Choice> languages(String begun) {
        return codes(
                "lang:",
                begun,
                Stream.of(Locale.getISOLanguages()),
                code -> Locale.forLanguageTag(code).getDisplayLanguage(Locale.UK));
    }

    private static List<Choice> countries(String begun) {
        return codes(
                "country:",
                begun,
                Stream.of(Locale.getISOCountries()),
                code -> Locale.of("", code).getDisplayCountry(Locale.UK));
    }

    private interface Named {
        String name(String code);
    }

    private static List<Choice> codes(String field, String begun, Stream<String> codes, Named named) {
        return codes.filter(code -> code.toLowerCase(Locale.ROOT).startsWith(begun)
                        || named.name(code).toLowerCase(Locale.ROOT).startsWith(begun))
                .limit(MOST)
                .map(code -> new Choice(field + code.toLowerCase(Locale.ROOT) + " ", named.name(code)))
                .toList();
    }
}
