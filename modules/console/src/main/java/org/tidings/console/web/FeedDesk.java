package org.tidings.console.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.console.view.SourceFilter;
import org.tidings.console.web.Actions.Edits;
import org.tidings.model.Feed;
import org.tidings.model.Origin;

/** What pages and REST do with many feeds at once, and how it is undone. */
final class FeedDesk {
    private static final int UNDOABLE = 50;

    private final Site site;
    private final Actions actions;
    private final Shelf<Edits<Feed>> undo;

    FeedDesk(Site site, Actions actions) {
        this.site = site;
        this.actions = actions;
        this.undo = new Shelf<>(UNDOABLE, site.clock());
    }

    /**
     * What was done.
     *
     * @param undo what undoes it, while it is kept; null = nothing to undo
     */
    record Done(
            int count,
            int readOnly,
            int missing,
            String said,
            @Nullable String undo) {}

    /** The ids of all that fit. */
    List<String> fitting(SourceFilter filter) {
        return site.copies().feeds().all().stream()
                .filter(feed -> filter.fits(
                        feed, site.copies().statuses().find(feed.id()).orElse(null)))
                .map(Feed::id)
                .toList();
    }

    Done work(Collection<String> ids, FeedWork work, Origin origin) {
        return work.verb() == FeedWork.Verb.POLL ? poll(ids, work) : change(ids, work, origin);
    }

    private Done poll(Collection<String> ids, FeedWork work) {
        List<Feed> feeds = ids.stream()
                .distinct()
                .map(site.copies().feeds()::find)
                .flatMap(Optional::stream)
                .toList();
        actions.poll(feeds);
        int missing = new HashSet<>(ids).size() - feeds.size();
        var effect = new Effect<>(new Edits<>(List.of(), Set.of()), feeds, 0, missing);
        return new Done(feeds.size(), 0, missing, work.said(effect), null);
    }

    private Done change(Collection<String> ids, FeedWork work, Origin origin) {
        AtomicReference<@Nullable Effect<Feed>> decided = new AtomicReference<>();
        actions.change(origin, feeds -> {
            Effect<Feed> effect = work.on(ids, feeds);
            decided.set(effect);
            return effect.edits();
        });
        Effect<Feed> effect = Objects.requireNonNull(decided.get());
        Edits<Feed> back = effect.undoing();
        String token = back == null ? null : undo.put(back);
        return new Done(effect.before().size(), effect.readOnly(), effect.missing(), work.said(effect), token);
    }

    /** Adds what is not there yet, in one transaction. */
    Done add(List<Feed> feeds, Origin origin) {
        List<Feed> added = new ArrayList<>();
        actions.change(origin, known -> {
            added.clear();
            feeds.stream().filter(feed -> !known.containsKey(feed.id())).forEach(added::add);
            return new Edits<>(added, Set.of());
        });
        int before = feeds.size() - added.size();
        String said = Feeds.sources(added.size()) + " added." + (before == 0 ? "" : " " + before + " known already.")
                + (added.isEmpty() ? "" : " The first poll makes no alerts.");
        Set<String> ids = added.stream().map(Feed::id).collect(Collectors.toSet());
        String token = added.isEmpty() ? null : undo.put(new Edits<>(List.of(), ids));
        return new Done(added.size(), 0, 0, said, token);
    }

    /** Puts things back; false when that is not kept any more. What a file has taken over meanwhile stays. */
    boolean undo(@Nullable String token, Origin origin) {
        Optional<Edits<Feed>> back = undo.take(token);
        back.ifPresent(edits -> actions.change(origin, feeds -> own(edits, feeds)));
        return back.isPresent();
    }

    private static Edits<Feed> own(Edits<Feed> edits, Map<String, Feed> feeds) {
        return new Edits<>(
                edits.put().stream()
                        .filter(feed -> !isFromFile(feeds, feed.id()))
                        .toList(),
                edits.removed().stream().filter(id -> !isFromFile(feeds, id)).collect(Collectors.toSet()));
    }

    private static boolean isFromFile(Map<String, Feed> feeds, String id) {
        Feed feed = feeds.get(id);
        return feed != null && feed.origin() == Origin.FILE;
    }
}
