package org.tidings.console.view;

import java.util.HashSet;
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
        return chosen("/live").toString();
    }

    /** The list with an alert open. */
    public String alert(String id) {
        return chosen("/live/" + id).toString();
    }

    /** Where the page hears of what arrives. */
    public String events(long since) {
        return chosen("/live/events").with("since", Long.toString(since)).toString();
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

    private PageAddress chosen(String path) {
        PageAddress address = new PageAddress(path);
        new TreeSet<>(filter.watchlists()).forEach(id -> address.with("watchlist", id));
        new TreeSet<>(filter.kinds()).forEach(kind -> address.with("kind", kind.word()));
        new TreeSet<>(filter.languages()).forEach(tag -> address.with("lang", tag));
        new TreeSet<>(filter.sources()).forEach(source -> address.with("source", source));
        return address.with("rows", compact ? "compact" : null).with("skip", skip > 0 ? Integer.toString(skip) : null);
    }
}
