package org.tidings.console.history;

import java.time.Duration;
import org.tidings.alerts.story.StoryRules;

/**
 * How the alerts role would have told of hits.
 *
 * @param oldest age at first sight above which nothing is told; zero = every age is
 */
public record Grouping(StoryRules rules, Duration oldest) {
    /** What holds when nothing is set. */
    public static final Grouping DEFAULT = new Grouping(StoryRules.DEFAULT, Duration.ofDays(7));
}
