package org.tidings.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody or something with several names, written {@code @id} in queries.
 *
 * @param name an alias too, unless an alias with the same letters and conditions of its own replaces it
 * @param wikidata a QID
 */
public record Entity(String id, String name, @Nullable String wikidata, List<Alias> aliases, Origin origin)
        implements ConfigItem {

    /**
     * One name.
     *
     * @param letters whether case and accents count; null = by rule: exact for up to 5 capitals, else folded
     * @param near words or phrases of which one must stand within 15 positions
     * @param notNear words or phrases of which none may
     * @param inside also counts inside a longer alias of another entity
     */
    public record Alias(
            String text, @Nullable Letters letters, List<String> near, List<String> notNear, boolean inside) {
        public Alias {
            near = Lists.of(near);
            notNear = Lists.of(notNear);
        }

        public static Alias of(String text) {
            return new Alias(text, null, List.of(), List.of(), false);
        }
    }

    public enum Letters implements Word {
        EXACT,
        FOLD
    }

    public Entity {
        aliases = Lists.of(aliases);
    }

    public Entity withOrigin(Origin made) {
        return new Entity(id, name, wikidata, aliases, made);
    }
}
