package org.tidings.console.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Watchlist;
import org.tidings.model.Word;

/**
 * Which watchlists are meant, as an address: everything chosen stands in it.
 *
 * @param state null = in any
 * @param group null = in any or none; empty = in none
 * @param tag null = with any or none
 * @param owner null = anybody's or nobody's
 * @param search part of a name, an id, a query, a tag, a group or an owner; empty = all
 */
public record WatchlistFilter(
        @Nullable State state,
        @Nullable String group,
        @Nullable String tag,
        @Nullable String owner,
        String search) {
    public static final WatchlistFilter ALL = new WatchlistFilter(null, null, null, null, "");

    /** How a watchlist is just now. */
    public enum State implements Word {
        ON,
        OFF,
        MUTED;

        public static State of(Watchlist watchlist, Instant now) {
            if (!watchlist.enabled()) {
                return OFF;
            }
            Instant muted = watchlist.mutedUntil();
            return muted != null && muted.isAfter(now) ? MUTED : ON;
        }
    }

    /** From what stands in an address; a state that there is not is none. */
    public static WatchlistFilter of(
            @Nullable String state,
            @Nullable String group,
            @Nullable String tag,
            @Nullable String owner,
            @Nullable String search) {
        return new WatchlistFilter(
                Word.find(State.class, state),
                "-".equals(group) ? "" : given(group),
                given(tag),
                given(owner),
                search == null ? "" : search.strip());
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    public boolean fits(Watchlist watchlist, Instant now) {
        Watchlist.Filing filing = watchlist.filing();
        return (state == null || state == State.of(watchlist, now))
                && (group == null || group.equals(filing.group() == null ? "" : filing.group()))
                && (tag == null || filing.tags().contains(tag))
                && (owner == null || owner.equals(filing.owner()))
                && found(watchlist);
    }

    private boolean found(Watchlist watchlist) {
        Watchlist.Filing filing = watchlist.filing();
        return search.isEmpty()
                || holds(watchlist.name())
                || holds(watchlist.id())
                || holds(watchlist.query())
                || holds(filing.group())
                || holds(filing.owner())
                || filing.tags().stream().anyMatch(this::holds);
    }

    private boolean holds(@Nullable String text) {
        return Sought.isIn(text, search);
    }

    /** Whether anything is chosen. */
    public boolean narrows() {
        return !equals(ALL);
    }

    /** The group as it stands in an address: {@code -} = in none. */
    public String writtenGroup() {
        return group == null ? "" : group.isEmpty() ? "-" : group;
    }

    public String page(int number) {
        return new PageAddress("/watchlists")
                .with("state", state == null ? null : state.word())
                .with("group", group == null ? null : writtenGroup())
                .with("tag", tag)
                .with("owner", owner)
                .with("q", search.isEmpty() ? null : search)
                .with("page", number > 1 ? Integer.toString(number) : null)
                .toString();
    }

    public WatchlistFilter withTag(String other) {
        return new WatchlistFilter(state, group, other, owner, search);
    }
}
