package org.tidings.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know of. It has either a {@code query} or {@code any}.
 *
 * @param id letters, digits and dashes
 * @param query in the watchlist language
 * @param any weighted terms with a threshold
 * @param languages primary tags; empty = every language
 * @param enabled false = kept and not matched
 * @param revision counted from 1, by each change of what it matches
 * @param updated when it was last changed
 * @param filing where people keep it
 * @param examples texts that it must find and must not find, run by {@code tidings watchlists test}
 * @param mutedUntil it matches and tells nobody before; null = not muted
 */
public record Watchlist(
        String id,
        String name,
        @Nullable String query,
        @Nullable Weighted any,
        List<String> languages,
        Alerting alerts,
        boolean enabled,
        int revision,
        Origin origin,
        @Nullable Instant updated,
        Filing filing,
        Examples examples,
        @Nullable Instant mutedUntil)
        implements ConfigItem {

    /** Fires when the weights of the terms that hit, each counted once, reach the threshold. */
    public record Weighted(double threshold, List<Term> terms) {
        public Weighted {
            terms = Lists.of(terms);
        }
    }

    public record Term(String q, double weight) {}

    /**
     * Where people keep it, and who answers for it.
     *
     * @param group the heading that it stands under; null = none
     * @param owner a user's or team's name; null = nobody in particular
     */
    public record Filing(
            @Nullable String group,
            List<String> tags,
            @Nullable String owner) {
        public static final Filing NONE = new Filing(null, List.of(), null);

        public Filing {
            tags = Lists.of(tags);
        }
    }

    /** Texts that it must find, and such that it must not. */
    public record Examples(List<String> matches, List<String> ignores) {
        public static final Examples NONE = new Examples(List.of(), List.of());

        public Examples {
            matches = Lists.of(matches);
            ignores = Lists.of(ignores);
        }

        public boolean isEmpty() {
            return matches.isEmpty() && ignores.isEmpty();
        }
    }

    /**
     * How it tells.
     *
     * @param topic a topic of its own beside {@code alerts}
     * @param kinds which kinds its channels are told
     * @param repeat tells again of a story that still grows, at most this often; null = never
     * @param channels ids of channels
     */
    public record Alerting(
            @Nullable String topic,
            Set<Alert.Kind> kinds,
            @Nullable Duration repeat,
            List<String> channels) {
        public static final Alerting DEFAULT = new Alerting(null, Set.of(Alert.Kind.NEW), null, List.of());

        public Alerting {
            kinds = kinds == null || kinds.isEmpty() ? Set.of(Alert.Kind.NEW) : Set.copyOf(kinds);
            channels = Lists.of(channels);
        }
    }

    public Watchlist {
        languages = Lists.of(languages);
        alerts = alerts == null ? Alerting.DEFAULT : alerts;
        filing = filing == null ? Filing.NONE : filing;
        examples = examples == null ? Examples.NONE : examples;
    }

    /** A query with every default. */
    public static Watchlist of(String id, String name, String query) {
        return new Watchlist(
                id,
                name,
                query,
                null,
                List.of(),
                Alerting.DEFAULT,
                true,
                1,
                Origin.FILE,
                null,
                Filing.NONE,
                Examples.NONE,
                null);
    }

    public Watchlist withId(String id) {
        Copy copy = new Copy(this);
        copy.id = id;
        return copy.made();
    }

    /** Asks for the terms instead of the query. */
    public Watchlist withAny(@Nullable Weighted any) {
        Copy copy = new Copy(this);
        copy.query = null;
        copy.any = any;
        return copy.made();
    }

    public Watchlist withLanguages(List<String> languages) {
        Copy copy = new Copy(this);
        copy.languages = languages;
        return copy.made();
    }

    public Watchlist withAlerts(Alerting alerts) {
        Copy copy = new Copy(this);
        copy.alerts = alerts;
        return copy.made();
    }

    public Watchlist withEnabled(boolean enabled) {
        Copy copy = new Copy(this);
        copy.enabled = enabled;
        return copy.made();
    }

    public Watchlist withRevision(int revision, @Nullable Instant updated) {
        Copy copy = new Copy(this);
        copy.revision = revision;
        copy.updated = updated;
        return copy.made();
    }

    public Watchlist withOrigin(Origin origin) {
        Copy copy = new Copy(this);
        copy.origin = origin;
        return copy.made();
    }

    public Watchlist withFiling(Filing filing, Examples examples) {
        Copy copy = new Copy(this);
        copy.filing = filing;
        copy.examples = examples;
        return copy.made();
    }

    public Watchlist withMutedUntil(@Nullable Instant mutedUntil) {
        Copy copy = new Copy(this);
        copy.mutedUntil = mutedUntil;
        return copy.made();
    }

    /** Whether the two match the same articles, whatever else differs. */
    public boolean matchesLike(Watchlist other) {
        return java.util.Objects.equals(query, other.query)
                && java.util.Objects.equals(any, other.any)
                && languages.equals(other.languages)
                && enabled == other.enabled;
    }

    /** What is to be like a watchlist but for some components. */
    private static final class Copy {
        private String id;
        private final String name;
        private @Nullable String query;
        private @Nullable Weighted any;
        private List<String> languages;
        private Alerting alerts;
        private boolean enabled;
        private int revision;
        private Origin origin;
        private @Nullable Instant updated;
        private Filing filing;
        private Examples examples;
        private @Nullable Instant mutedUntil;

        Copy(Watchlist of) {
            id = of.id;
            name = of.name;
            query = of.query;
            any = of.any;
            languages = of.languages;
            alerts = of.alerts;
            enabled = of.enabled;
            revision = of.revision;
            origin = of.origin;
            updated = of.updated;
            filing = of.filing;
            examples = of.examples;
            mutedUntil = of.mutedUntil;
        }

        Watchlist made() {
            return new Watchlist(
                    id,
                    name,
                    query,
                    any,
                    languages,
                    alerts,
                    enabled,
                    revision,
                    origin,
                    updated,
                    filing,
                    examples,
                    mutedUntil);
        }
    }
}
