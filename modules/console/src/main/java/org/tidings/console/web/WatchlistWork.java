package org.tidings.console.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.console.view.Numbers;
import org.tidings.console.web.Actions.WatchlistEdits;
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
        REMOVE;

        /** Null when there is no such word. */
        static @Nullable Verb of(@Nullable String word) {
            return Arrays.stream(values())
                    .filter(verb -> verb.word().equals(word))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * What it comes to.
     *
     * @param before those that change, as they were
     * @param readOnly how many stay because a file brought them
     * @param missing how many are not there any more
     */
    record Effect(WatchlistEdits edits, List<Watchlist> before, int readOnly, int missing) {}

    /** On what stands there. */
    Effect on(Collection<String> ids, Map<String, Watchlist> watchlists) {
        List<Watchlist> before = new ArrayList<>();
        List<Watchlist> put = new ArrayList<>();
        Set<String> removed = new LinkedHashSet<>();
        int readOnly = 0;
        int missing = 0;
        for (String id : new LinkedHashSet<>(ids)) {
            Watchlist watchlist = watchlists.get(id);
            if (watchlist == null) {
                missing++;
            } else if (watchlist.origin() == Origin.FILE && !passes()) {
                readOnly++;
            } else {
                before.add(watchlist);
                if (verb == Verb.REMOVE) {
                    removed.add(id);
                } else {
                    put.add(changed(watchlist));
                }
            }
        }
        return new Effect(new WatchlistEdits(put, removed), before, readOnly, missing);
    }

    /** A mute is for a while, so that it may be given to what a file owns too. */
    private boolean passes() {
        return verb == Verb.MUTE || verb == Verb.UNMUTE;
    }

    private Watchlist changed(Watchlist one) {
        Watchlist.Filing filing = one.filing();
        return switch (verb) {
            case REMOVE -> one;
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
    String said(Effect effect) {
        String stays = effect.readOnly() == 0
                ? ""
                : " " + count(effect.readOnly()) + " from tidings.yaml left as written there.";
        String gone = effect.missing() == 0 ? "" : " " + effect.missing() + " not there any more.";
        return count(effect.before().size()) + " " + past() + "." + stays + gone;
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
