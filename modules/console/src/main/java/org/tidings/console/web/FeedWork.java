package org.tidings.console.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        REMOVE
    }

    /** On what stands there. A feed that is so already counts as done and is not written. */
    Effect<Feed> on(Collection<String> ids, Map<String, Feed> feeds) {
        return Effect.on(ids, feeds, feed -> feed.origin() == Origin.FILE, this::changed);
    }

    private @Nullable Feed changed(Feed feed) {
        return switch (verb) {
            case POLL -> feed;
            case REMOVE -> null;
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
    String said(Effect<Feed> effect) {
        int done = effect.before().size();
        String what = Feeds.sources(done) + " " + past();
        return what + "." + (verb == Verb.REMOVE && done > 0 ? " What was read of them stays." : "")
                + effect.left(Feeds::sources);
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
