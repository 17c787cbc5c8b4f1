package org.tidings.console.copy;

import java.util.Set;
import org.tidings.model.Alert;

/**
 * Which alerts are asked for; an empty set takes every one.
 *
 * @param languages primary tags
 */
public record AlertFilter(Set<String> watchlists, Set<Alert.Kind> kinds, Set<String> languages, Set<String> sources) {
    public static final AlertFilter ALL = new AlertFilter(Set.of(), Set.of(), Set.of(), Set.of());

    /** For an article whose language nobody could tell. */
    public static final String UNKNOWN_LANGUAGE = "unknown";

    public AlertFilter {
        watchlists = Set.copyOf(watchlists);
        kinds = Set.copyOf(kinds);
        languages = Set.copyOf(languages);
        sources = Set.copyOf(sources);
    }

    public boolean takes(Alert alert) {
        return takes(watchlists, alert.watchlist().id())
                && takes(kinds, alert.kind())
                && takes(languages, language(alert))
                && takes(sources, alert.article().source());
    }

    public AlertFilter withoutWatchlists() {
        return new AlertFilter(Set.of(), kinds, languages, sources);
    }

    public AlertFilter withoutKinds() {
        return new AlertFilter(watchlists, Set.of(), languages, sources);
    }

    public AlertFilter withoutLanguages() {
        return new AlertFilter(watchlists, kinds, Set.of(), sources);
    }

    public static String language(Alert alert) {
        String language = alert.article().language();
        return language == null ? UNKNOWN_LANGUAGE : language;
    }

    private static <T> boolean takes(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
