package org.tidings.console.web;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.console.view.Numbers;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;
import org.tidings.model.Word;

/**
 * One thing done with many watchlists.
 *
 * @param words the tags to put on or take off; the group or the owner; none = no group, nobody
 * @param until of a mute
 */
record WatchlistWork(
        Verb verb, List<String> words, @Nullable Instant until) {

    enum Verb implements Word {
        ENABLE,
        DISABLE,
        MUTE,
        UNMUTE,
        MOVE,
        TAG,
        UNTAG,
        OWNER,
        REMOVE
    }

    /** On what stands there. */
    Effect<Watchlist> on(Collection<String> ids, Map<String, Watchlist> watchlists) {
        return Effect.on(ids, watchlists, one -> one.origin() == Origin.FILE && !passes(), this::changed);
    }

    /** A mute is for a while, so that it may be given to what a file owns too. */
    private boolean passes() {
        return verb == Verb.MUTE || verb == Verb.UNMUTE;
    }

    private @Nullable Watchlist changed(Watchlist one) {
        Watchlist.Filing filing = one.filing();
        return switch (verb) {
            case REMOVE -> null;
            case ENABLE -> one.withEnabled(true);
            case DISABLE -> one.withEnabled(false);
            case MUTE -> one.withMutedUntil(until);
            case UNMUTE -> one.withMutedUntil(null);
            case MOVE -> filed(one, new Watchlist.Filing(first(), filing.tags(), filing.owner()));
            case OWNER -> filed(one, new Watchlist.Filing(filing.group(), filing.tags(), first()));
            case TAG -> filed(one, new Watchlist.Filing(filing.group(), joined(filing.tags()), filing.owner()));
            case UNTAG -> filed(one, new Watchlist.Filing(filing.group(), without(filing.tags()), filing.owner()));
        };
    }

    private @Nullable String first() {
        return words.isEmpty() ? null : words.getFirst();
    }

    private static Watchlist filed(Watchlist watchlist, Watchlist.Filing filing) {
        return watchlist.withFiling(filing, watchlist.examples());
    }

    private List<String> joined(List<String> others) {
        Set<String> all = new LinkedHashSet<>(others);
        all.addAll(words);
        return List.copyOf(all);
    }

    private List<String> without(List<String> others) {
        return others.stream().filter(tag -> !words.contains(tag)).toList();
    }

    /** In words, of so many watchlists. */
    String said(Effect<Watchlist> effect) {
        return count(effect.before().size()) + " " + past() + "." + effect.left(WatchlistWork::count);
    }

    static String count(int number) {
        return Numbers.count(number, "watchlist", "watchlists");
    }

    private String past() {
        return switch (verb) {
            case ENABLE -> "on";
            case DISABLE -> "off";
            case MUTE -> "muted";
            case UNMUTE -> "no longer muted";
            case MOVE -> words.isEmpty() ? "in no group" : "moved to " + words.getFirst();
            case TAG -> "tagged";
            case UNTAG -> "without those tags";
            case OWNER -> words.isEmpty() ? "without an owner" : "given to " + words.getFirst();
            case REMOVE -> "removed, their alerts stay";
        };
    }
}
