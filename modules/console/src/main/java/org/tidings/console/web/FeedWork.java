package org.tidings.console.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.console.web.Actions.FeedEdits;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.model.Word;

/**
 * One thing done with many feeds.
 *
 * @param tags to put on or take off
 * @param every the longest time between two polls; null = the default
 */
record FeedWork(Verb verb, List<String> tags, @Nullable Duration every) {

    enum Verb implements Word {
        POLL,
        PAUSE,
        RESUME,
        TAG,
        UNTAG,
        EVERY,
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
     * @param before the feeds that change, as they were
     * @param readOnly how many stay because a file brought them
     * @param missing how many are not there any more
     */
    record Effect(FeedEdits edits, List<Feed> before, int readOnly, int missing) {}

    /** On what stands there. A feed that is so already counts as done and is not written. */
    Effect on(Collection<String> ids, Map<String, Feed> feeds) {
        List<Feed> before = new ArrayList<>();
        List<Feed> put = new ArrayList<>();
        Set<String> removed = new HashSet<>();
        int readOnly = 0;
        int missing = 0;
        for (String id : new HashSet<>(ids)) {
            Feed feed = feeds.get(id);
            if (feed == null) {
                missing++;
            } else if (feed.origin() == Origin.FILE) {
                readOnly++;
            } else {
                before.add(feed);
                if (verb == Verb.REMOVE) {
                    removed.add(id);
                } else {
                    put.add(changed(feed));
                }
            }
        }
        return new Effect(new FeedEdits(put, removed), before, readOnly, missing);
    }

    private Feed changed(Feed feed) {
        return switch (verb) {
            case POLL, REMOVE -> feed;
            case PAUSE -> feed.withPaused(true);
            case RESUME -> feed.withPaused(false);
            case TAG -> feed.withTags(joined(feed.tags()));
            case UNTAG ->
                feed.withTags(
                        feed.tags().stream().filter(tag -> !tags.contains(tag)).toList());
            case EVERY -> feed.withEvery(every);
        };
    }

    private List<String> joined(List<String> others) {
        List<String> all = new ArrayList<>(others);
        tags.stream().filter(tag -> !all.contains(tag)).forEach(all::add);
        return all;
    }

    /** In words, of so many feeds. */
    String said(Effect effect) {
        int done = effect.before().size();
        String what = Feeds.sources(done) + " " + past();
        String stays = effect.readOnly() == 0
                ? ""
                : " " + Feeds.sources(effect.readOnly()) + " from tidings.yaml left as written there.";
        String gone = effect.missing() == 0 ? "" : " " + effect.missing() + " not there any more.";
        return what + "." + (verb == Verb.REMOVE && done > 0 ? " What was read of them stays." : "") + stays + gone;
    }

    private String past() {
        return switch (verb) {
            case POLL -> "asked to be polled now";
            case PAUSE -> "paused";
            case RESUME -> "polled again";
            case TAG -> "tagged";
            case UNTAG -> "without those tags";
            case EVERY -> "with another interval";
            case REMOVE -> "removed";
        };
    }
}
