package org.tidings.console.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Desk;
import org.tidings.model.Entity;
import org.tidings.model.Feed;
import org.tidings.model.FeedRequest;
import org.tidings.model.Match;
import org.tidings.model.NotAName;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

/** What people and programs can change through the console. */
public interface Actions {

    /** How a change ends. */
    sealed interface Outcome {
        /** In force; of a watchlist, under this revision. */
        record Done(int revision) implements Outcome {}

        /** Somebody else changed it meanwhile. */
        record Conflict(Watchlist theirs) implements Outcome {}

        /** It is another one's to change. */
        record ReadOnly(String reason) implements Outcome {}

        /** There is no such thing. */
        record Missing() implements Outcome {}
    }

    /**
     * Makes or changes a watchlist that has been checked.
     *
     * @param basedOn the revision that was edited; 0 = a new one; -1 = whatever is there
     */
    Outcome save(Watchlist watchlist, int basedOn, Origin origin);

    Outcome removeWatchlist(String id, Origin origin);

    /**
     * Changes many watchlists in one transaction, on what stands there then.
     *
     * @param decision may be called several times; watchlists by id
     */
    void changeWatchlists(Origin origin, Function<Map<String, Watchlist>, Edits<Watchlist>> decision);

    /** What is to be put and which ids are to go. */
    record Edits<T>(List<T> put, Set<String> removed) {
        public Edits {
            put = List.copyOf(put);
            removed = Set.copyOf(removed);
        }
    }

    /**
     * Makes a watchlist what it was, as its next revision; one that was removed comes back.
     *
     * @param version of the configuration in which it stood so ({@link org.tidings.model.ConfigChange#version})
     * @param basedOn the revision that somebody looked at; -1 = whatever is there
     */
    Outcome rollback(String id, long version, int basedOn, Origin origin);

    /**
     * Lets a watchlist match and tell nobody for a while, also one that comes from a file.
     *
     * @param until null = it tells again
     */
    Outcome mute(String id, @Nullable Instant until, Origin origin);

    /** Makes or changes an entity. */
    Outcome save(Entity entity, Origin origin);

    Outcome removeEntity(String id, Origin origin);

    /** Gives an entity another name, beside those that it has when this is written. */
    Outcome addAlias(String entity, String alias, Origin origin);

    /** Keeps that some words are no name. */
    Outcome rule(NotAName ruling);

    /** Takes that back. */
    Outcome takeBack(NotAName ruling);

    /** Lets past hits become stories of their watchlist; nobody is told. Returns when they stand written. */
    void backfill(List<Match> matches);

    /** Makes or changes a feed. */
    Outcome save(Feed feed, Origin origin);

    Outcome removeFeed(String id, Origin origin);

    /**
     * Changes many feeds in one transaction, on what stands there then.
     *
     * @param decision may be called several times
     */
    void change(Origin origin, Function<Map<String, Feed>, Edits<Feed>> decision);

    /** Asks the owners of these feeds to poll them out of turn. */
    void poll(List<Feed> feeds);

    /** Tells the feed's owner what its hub said; returns when that stands written. */
    void told(FeedRequest request);

    /** Notes what was done with an alert or its story. */
    void note(Desk desk);
}
