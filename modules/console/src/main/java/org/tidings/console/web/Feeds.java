package org.tidings.console.web;

import java.util.Arrays;
import java.util.List;
import org.tidings.model.Feed;
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
        return Feed.of(url, origin).withTags(parted);
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
