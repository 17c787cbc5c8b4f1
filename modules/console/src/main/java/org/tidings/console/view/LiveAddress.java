package org.tidings.console.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.AlertFilter;
import org.tidings.model.Alert;

/**
 * A view of Live as an address: everything chosen stands in it.
 *
 * @param skip rows before the first shown
 */
public record LiveAddress(AlertFilter filter, boolean compact, int skip) {

    /** The list alone. */
    public String list() {
        return "/live" + parameters();
    }

    /** The list with an alert open. */
    public String alert(String id) {
        return "/live/" + id + parameters();
    }

    /** Where the page hears of what arrives. */
    public String events(long since) {
        String parameters = parameters();
        return "/live/events" + parameters + (parameters.isEmpty() ? "?" : "&") + "since=" + since;
    }

    /** Only this watchlist; null = all of them. */
    public LiveAddress withWatchlist(@Nullable String id) {
        return with(new AlertFilter(
                id == null ? Set.of() : Set.of(id), filter.kinds(), filter.languages(), filter.sources()));
    }

    public LiveAddress turnKind(Alert.Kind kind) {
        return with(
                new AlertFilter(filter.watchlists(), turn(filter.kinds(), kind), filter.languages(), filter.sources()));
    }

    public LiveAddress turnLanguage(String language) {
        return with(new AlertFilter(
                filter.watchlists(), filter.kinds(), turn(filter.languages(), language), filter.sources()));
    }

    public LiveAddress withCompact(boolean compact) {
        return new LiveAddress(filter, compact, 0);
    }

    public LiveAddress skipping(int rows) {
        return new LiveAddress(filter, compact, rows);
    }

    private LiveAddress with(AlertFilter filter) {
        return new LiveAddress(filter, compact, 0);
    }

    private static <T> Set<T> turn(Set<T> set, T value) {
        Set<T> turned = new HashSet<>(set);
        if (!turned.remove(value)) {
            turned.add(value);
        }
        return turned;
    }

    private String parameters() {
        StringBuilder query = new StringBuilder();
        new TreeSet<>(filter.watchlists()).forEach(id -> add(query, "watchlist", id));
        List.copyOf(new TreeSet<>(filter.kinds())).forEach(kind -> add(query, "kind", kind.word()));
        new TreeSet<>(filter.languages()).forEach(tag -> add(query, "lang", tag));
        new TreeSet<>(filter.sources()).forEach(source -> add(query, "source", source));
        if (compact) {
            add(query, "rows", "compact");
        }
        if (skip > 0) {
            add(query, "skip", Integer.toString(skip));
        }
        return query.toString();
    }

    private static void add(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
