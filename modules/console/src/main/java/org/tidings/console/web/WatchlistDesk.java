package org.tidings.console.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tidings.console.view.WatchlistFilter;
import org.tidings.console.web.Actions.Edits;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

/** What pages do with many watchlists at once, and how it is undone. */
final class WatchlistDesk {
    private static final int UNDOABLE = 50;

    private final Site site;
    private final Actions actions;
    private final Shelf<Edits<Watchlist>> undo;

    WatchlistDesk(Site site, Actions actions) {
        this.site = site;
        this.actions = actions;
        this.undo = new Shelf<>(UNDOABLE, site.clock());
    }

    /** @param undo what undoes it, while it is kept; null = nothing to undo */
    record Done(String said, @Nullable String undo) {}

    /** The ids of all that fit. */
    List<String> fitting(WatchlistFilter filter) {
        return site.copies().watchlists().stream()
                .filter(watchlist -> filter.fits(watchlist, site.clock().instant()))
                .map(Watchlist::id)
                .toList();
    }

    /** In one transaction. */
    Done work(Collection<String> ids, WatchlistWork work, Origin origin) {
        AtomicReference<@Nullable Effect<Watchlist>> decided = new AtomicReference<>();
        actions.changeWatchlists(origin, watchlists -> {
            Effect<Watchlist> effect = work.on(ids, watchlists);
            decided.set(effect);
            return effect.edits();
        });
        Effect<Watchlist> effect = Objects.requireNonNull(decided.get());
        Edits<Watchlist> back = effect.undoing();
        String token = back == null ? null : undo.put(back);
        return new Done(work.said(effect), token);
    }

    /** Puts things back; false when that is not kept any more. What a file has taken over meanwhile stays. */
    boolean undo(@Nullable String token, Origin origin) {
        Optional<Edits<Watchlist>> back = undo.take(token);
        back.ifPresent(edits -> actions.changeWatchlists(origin, watchlists -> own(edits, watchlists)));
        return back.isPresent();
    }

    private static Edits<Watchlist> own(Edits<Watchlist> edits, Map<String, Watchlist> watchlists) {
        return new Edits<>(
                edits.put().stream()
                        .filter(one -> one.origin() == Origin.FILE || !isFromFile(watchlists.get(one.id())))
                        .toList(),
                Set.of());
    }

    private static boolean isFromFile(@Nullable Watchlist watchlist) {
        return watchlist != null && watchlist.origin() == Origin.FILE;
    }
}
