package org.tidings.alerts.story;

import java.time.Duration;

/**
 * When an article belongs to a story. The defaults were measured on streams of real news, see {@code RATIONALE.md}.
 *
 * @param window since a story's last article, after which it is closed
 * @param similarity from 0 to 1, at which an article joins; lower joins more
 * @param decay the standard deviation of the time decay: likeness counts .61 after one, .14 after two
 * @param budget most live stories of a watchlist; the oldest go first
 */
public record StoryRules(Duration window, double similarity, Duration decay, int budget) {
    /** What holds when nothing is said. */
    public static final StoryRules DEFAULT = new StoryRules(Duration.ofDays(5), 0.30, Duration.ofDays(2), 1_000);

    public StoryRules {
        if (window.isNegative() || window.isZero() || decay.isNegative() || decay.isZero()) {
            throw new IllegalArgumentException("window and decay are longer than nothing");
        }
        if (!(similarity > 0 && similarity <= 1)) {
            throw new IllegalArgumentException("similarity lies above 0 and up to 1, not at " + similarity);
        }
        if (budget < 1) {
            throw new IllegalArgumentException("a watchlist needs room for a story");
        }
    }
}
