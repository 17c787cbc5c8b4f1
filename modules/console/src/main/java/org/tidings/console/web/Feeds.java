package org.tidings.console.web;

import java.util.Arrays;
import java.util.List;
import org.tidings.model.Feed;
import org.tidings.model.Ids;
import org.tidings.model.Origin;

/** Feeds as people write and change them. */
final class Feeds {
    private Feeds() {}

    /** @param tags parted by commas */
    static Feed of(String url, String tags, Origin origin) {
        List<String> parted = Arrays.stream(tags.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
        return new Feed(Ids.feed(url), url, null, parted, null, null, null, false, origin);
    }

    static Feed paused(Feed feed, boolean paused) {
        return new Feed(
                feed.id(),
                feed.url(),
                feed.title(),
                feed.tags(),
                feed.country(),
                feed.language(),
                feed.every(),
                paused,
                feed.origin());
    }

    /** How a change ended, in words. */
    static String said(Actions.Outcome outcome, String done) {
        return switch (outcome) {
            case Actions.Outcome.Done ok -> done;
            case Actions.Outcome.Conflict conflict -> "Somebody else changed it meanwhile. Reload and try again.";
            case Actions.Outcome.ReadOnly readOnly -> readOnly.reason();
            case Actions.Outcome.Missing missing -> "It is not there any more.";
        };
    }
}
