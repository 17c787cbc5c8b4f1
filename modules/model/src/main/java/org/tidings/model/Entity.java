package org.tidings.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody or something with several names, written {@code @id} in queries.
 *
 * @param name an alias too, unless an alias with the same letters and conditions of its own replaces it
 * @param wikidata a QID
 * @param forms languages, by primary tag, whose inflected forms of the names count in articles of that language; an alias
 *     with languages of its own has the forms of those instead
 */
public record Entity(
        String id,
        String name,
        @Nullable String wikidata,
        List<Alias> aliases,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> forms,
        Origin origin)
        implements ConfigItem {

    /**
     * One name.
     *
     * @param letters whether case and accents count; null = by rule: exact for up to 5 capitals, else folded
     * @param near words or phrases of which one must stand within 15 positions
     * @param notNear words or phrases of which none may
     * @param inside also counts inside a longer alias of another entity
     * @param languages primary tags: counts only in articles of one of them, or of a language that nobody knows; empty = in any
     */
    public record Alias(
            String text,
            @Nullable Letters letters,
            List<String> near,
            List<String> notNear,
            boolean inside,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> languages) {
        public Alias {
            near = Lists.of(near);
            notNear = Lists.of(notNear);
            languages = Lists.of(languages);
        }

        /** One that counts in any language. */
        public Alias(String text, @Nullable Letters letters, List<String> near, List<String> notNear, boolean inside) {
            this(text, letters, near, notNear, inside, List.of());
        }

        public static Alias of(String text) {
            return new Alias(text, null, List.of(), List.of(), false);
        }
    }

    public enum Letters implements Word {
        /** Case and accents count; says nothing in a title that is all capitals. */
        EXACT,
        FOLD,
        /** As exact, or the same letters all in capitals, in a title too. */
        CAPITALS
    }

    public Entity {
        aliases = Lists.of(aliases);
        forms = Lists.of(forms);
    }

    /** One whose names are found as they are written only. */
    public Entity(String id, String name, @Nullable String wikidata, List<Alias> aliases, Origin origin) {
        this(id, name, wikidata, aliases, List.of(), origin);
    }

    /** With one alias more; one that it has already is not given again. */
    public Entity withAlias(String text) {
        if (aliases.stream().anyMatch(alias -> alias.text().equals(text))) {
            return this;
        }
        List<Alias> more = new ArrayList<>(aliases);
        more.add(Alias.of(text));
        return new Entity(id, name, wikidata, more, forms, origin);
    }

    public Entity withOrigin(Origin made) {
        return new Entity(id, name, wikidata, aliases, forms, made);
    }
}
