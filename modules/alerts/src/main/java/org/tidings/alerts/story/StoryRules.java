package org.tidings.alerts.story;

import java.time.Duration;

/**
 * When an article belongs to a story. The defaults were measured on streams of real news, see {@code RATIONALE.md}.
 *
 * @param window since a story's last article, after which it is closed
 * @param similarity from 0 to 1, at which an article joins when a hundred stories are live; lower joins more
 * @param decay the standard deviation of the time decay: likeness counts .61 after one, .14 after two
 * @param budget most live stories of a watchlist; the oldest go first
 */
public record StoryRules(Duration window, double similarity, Duration decay, int budget) {
    /** How much likeness more is asked for where ten times as many stories are live. */
    private static final double PER_TENFOLD = .05;

    private static final int USUAL = 100;

    /** What holds when nothing is said. */
    public static final StoryRules DEFAULT = new StoryRules(Duration.ofDays(5), 0.28, Duration.ofDays(2), 1_000);

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

    /**
     * The likeness asked for among so many live stories. The best of many strangers is more alike than the best of few, so
     * a quiet watchlist asks for less and a busy one for more.
     */
    double similarityAmong(int live) {
        return similarity + PER_TENFOLD * Math.log10((live + 1) / (double) USUAL);
    }
}
