package org.tidings.console.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.console.view.Numbers;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.runtime.config.Values;

/** Feeds as people write and change them. */
final class Feeds {
    private Feeds() {}

    /** @param tags parted by commas */
    static Feed of(String url, String tags, Origin origin) {
        return Feed.of(url, origin).withTags(tags(tags));
    }

    /** Parted by commas. */
    static List<String> tags(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * {@code 30m} as people write it, or {@code PT30M} as records do; blank = null, the default.
     *
     * @throws IllegalArgumentException saying what is expected
     */
    static @Nullable Duration every(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Duration every = duration(text.strip());
        if (every.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("a feed is polled once a minute at most");
        }
        return every;
    }

    private static Duration duration(String text) {
        try {
            return text.startsWith("P") ? Duration.parse(text) : Values.duration(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a duration such as 30m, 1h or PT30M: " + text, e);
        }
    }

    static String sources(int count) {
        return Numbers.count(count, "source", "sources");
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
