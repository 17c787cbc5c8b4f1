package org.tidings.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.console.web.Actions;
import org.tidings.model.ConfigItem;
import org.tidings.model.Desk;
import org.tidings.model.Entity;
import org.tidings.model.Feed;
import org.tidings.model.FeedRequest;
import org.tidings.model.Match;
import org.tidings.model.NotAName;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

/** Changes go straight to the copies, as if Kafka had brought them. */
final class RememberedActions implements Actions {
    private final Copies copies;
    final List<Feed> polled = new ArrayList<>();
    final List<FeedRequest> told = Collections.synchronizedList(new ArrayList<>());

    RememberedActions(Copies copies) {
        this.copies = copies;
    }

    @Override
    public Outcome save(Watchlist watchlist, int basedOn, Origin origin) {
        Watchlist known = copies.watchlist(watchlist.id()).orElse(null);
        if (known != null && known.origin() == Origin.FILE) {
            return new Outcome.ReadOnly("It comes from tidings.yaml.");
        }
        if (known != null && basedOn >= 0 && known.revision() != basedOn) {
            return new Outcome.Conflict(known);
        }
        int revision = known == null ? 1 : known.revision() + 1;
        copies.config()
                .put(watchlist.key(), watchlist.withRevision(revision, null).withOrigin(origin));
        return new Outcome.Done(revision);
    }

    @Override
    public Outcome removeWatchlist(String id, Origin origin) {
        if (copies.watchlist(id).isEmpty()) {
            return new Outcome.Missing();
        }
        copies.config().put(ConfigItem.Kind.WATCHLIST.word() + "/" + id, null);
        return new Outcome.Done(0);
    }

    @Override
    public Outcome rollback(String id, long version, int basedOn, Origin origin) {
        return copies.changes()
                .of(id)
                .inVersion(version)
                .map(old -> save(old, basedOn, origin))
                .orElseGet(Outcome.Missing::new);
    }

    final List<Match> backfilled = new ArrayList<>();

    @Override
    public void backfill(List<Match> matches) {
        backfilled.addAll(matches);
    }

    @Override
    public Outcome mute(String id, @Nullable Instant until, Origin origin) {
        Watchlist known = copies.watchlist(id).orElse(null);
        if (known == null) {
            return new Outcome.Missing();
        }
        copies.config().put(known.key(), known.withMutedUntil(until));
        return new Outcome.Done(known.revision());
    }

    @Override
    public Outcome save(Entity entity, Origin origin) {
        if (copies.entity(entity.id())
                .filter(known -> known.origin() == Origin.FILE)
                .isPresent()) {
            return new Outcome.ReadOnly("It comes from tidings.yaml.");
        }
        copies.config().put(entity.key(), entity.withOrigin(origin));
        return new Outcome.Done(0);
    }

    @Override
    public Outcome removeEntity(String id, Origin origin) {
        copies.config().put(ConfigItem.Kind.ENTITY.word() + "/" + id, null);
        return new Outcome.Done(0);
    }

    @Override
    public Outcome addAlias(String entity, String alias, Origin origin) {
        Entity known = copies.entity(entity).orElse(null);
        return known == null ? new Outcome.Missing() : save(known.withAlias(alias), known.origin());
    }

    @Override
    public Outcome rule(NotAName ruling) {
        copies.config().put(ruling.key(), ruling);
        return new Outcome.Done(0);
    }

    @Override
    public Outcome takeBack(NotAName ruling) {
        copies.config().put(ruling.key(), null);
        return new Outcome.Done(0);
    }

    @Override
    public Outcome save(Feed feed, Origin origin) {
        copies.feeds().put(feed.id(), feed);
        return new Outcome.Done(1);
    }

    @Override
    public Outcome removeFeed(String id, Origin origin) {
        copies.feeds().put(id, null);
        return new Outcome.Done(0);
    }

    @Override
    public void change(Origin origin, Function<Map<String, Feed>, Edits<Feed>> decision) {
        Edits<Feed> edits =
                decision.apply(copies.feeds().all().stream().collect(Collectors.toMap(Feed::id, Function.identity())));
        edits.removed().forEach(id -> copies.feeds().put(id, null));
        edits.put().forEach(feed -> copies.feeds().put(feed.id(), feed));
    }

    @Override
    public void changeWatchlists(Origin origin, Function<Map<String, Watchlist>, Edits<Watchlist>> decision) {
        Edits<Watchlist> edits = decision.apply(
                copies.watchlists().stream().collect(Collectors.toMap(Watchlist::id, Function.identity())));
        edits.removed().forEach(id -> copies.config().put(ConfigItem.Kind.WATCHLIST.word() + "/" + id, null));
        edits.put().forEach(watchlist -> copies.config().put(watchlist.key(), watchlist));
    }

    @Override
    public void poll(List<Feed> feeds) {
        polled.addAll(feeds);
    }

    @Override
    public void told(FeedRequest request) {
        told.add(request);
    }

    @Override
    public void note(Desk desk) {
        copies.desk().put(desk.id(), desk);
    }
}
