package org.tidings.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a watchlist came to be what it is.
 *
 * @param changes newest first
 */
public record WatchlistHistory(List<ConfigChange> changes) {
    public WatchlistHistory {
        changes = List.copyOf(changes);
    }

    /** As it stood in a version of the configuration; empty where it did not exist, or nobody knows. */
    public Optional<Watchlist> inVersion(long version) {
        return after(change -> change.version() != null && change.version() <= version);
    }

    /** As it stood at a time; empty where it did not exist, or nobody knows. */
    public Optional<Watchlist> at(Instant time) {
        return after(change -> !change.at().isAfter(time));
    }

    /** As it stood last under a revision. */
    public Optional<Watchlist> revision(int revision) {
        return after(change -> {
            Watchlist after = ConfigChange.watchlist(change.after());
            return after != null && after.revision() == revision;
        });
    }

    private Optional<Watchlist> after(Predicate<ConfigChange> wanted) {
        return changes.stream()
                .filter(wanted)
                .findFirst()
                .flatMap(change -> Optional.ofNullable(ConfigChange.watchlist(change.after())));
    }

    /**
     * An old content as the next revision: filed and told as it was then, owned as it is now. One that was removed comes
     * back under a revision that it never had.
     *
     * @param now as it stands; null = it was removed
     */
    public Watchlist again(Watchlist old, @Nullable Watchlist now, Origin origin) {
        int last = changes.stream()
                .map(change -> ConfigChange.watchlist(change.after() == null ? change.before() : change.after()))
                .mapToInt(watchlist -> watchlist == null ? 0 : watchlist.revision())
                .max()
                .orElse(0);
        return old.withOrigin(origin)
                .withRevision(now == null ? last + 1 : now.revision(), null)
                .withMutedUntil(now == null ? null : now.mutedUntil());
    }
}
