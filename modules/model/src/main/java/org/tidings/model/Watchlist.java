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
        @Nullable Instant updated)
        implements ConfigItem {

    /** Fires when the weights of the terms that hit, each counted once, reach the threshold. */
    public record Weighted(double threshold, List<Term> terms) {
        public Weighted {
            terms = Lists.of(terms);
        }
    }

    public record Term(String q, double weight) {}

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
    }

    /** A query with every default. */
    public static Watchlist of(String id, String name, String query) {
        return new Watchlist(id, name, query, null, List.of(), Alerting.DEFAULT, true, 1, Origin.FILE, null);
    }

    public Watchlist withRevision(int revision, @Nullable Instant updated) {
        return new Watchlist(id, name, query, any, languages, alerts, enabled, revision, origin, updated);
    }

    public Watchlist withOrigin(Origin origin) {
        return new Watchlist(id, name, query, any, languages, alerts, enabled, revision, origin, updated);
    }

    /** Whether the two match the same articles, whatever else differs. */
    public boolean matchesLike(Watchlist other) {
        return java.util.Objects.equals(query, other.query)
                && java.util.Objects.equals(any, other.any)
                && languages.equals(other.languages)
                && enabled == other.enabled;
    }
}
