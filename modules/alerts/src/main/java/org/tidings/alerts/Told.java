package org.tidings.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a watchlist was told of an article, so that it is never told twice.
 *
 * @param story the story it belongs to, live or closed
 * @param contents hashes of the contents seen, the newest last, at most {@link #CONTENTS}
 * @param at when the newest of them came
 */
record Told(String story, List<String> contents, Instant at) {
    private static final int CONTENTS = 16;

    Told {
        contents = List.copyOf(contents);
    }

    static Told of(String story, String content, Instant at) {
        return new Told(story, List.of(content), at);
    }

    Told and(String content, Instant when) {
        List<String> more =
                new ArrayList<>(contents.subList(Math.max(0, contents.size() - CONTENTS + 1), contents.size()));
        more.add(content);
        return new Told(story, more, when);
    }
}
