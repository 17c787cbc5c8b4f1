package org.tidings.console.view;

import java.time.Instant;
import org.tidings.console.copy.AlertBook.Waiting;

/**
 * The line above the list.
 *
 * @param waiting how many wait; 0 = the list is up to date
 * @param text what it says
 */
public record StatusRow(int waiting, String text) {
    private static final int MOST = 500;

    public static StatusRow of(Waiting waiting, Times times) {
        if (waiting.alerts() == 0) {
            return new StatusRow(0, "Up to date at " + clock(times));
        }
        if (waiting.alerts() > MOST) {
            return new StatusRow(waiting.alerts(), "More than 500 new. Narrow the filter or reload");
        }
        return new StatusRow(
                waiting.alerts(),
                waiting.alerts() + " new in " + Numbers.count(waiting.watchlists(), "watchlist", "watchlists"));
    }

    private static String clock(Times times) {
        Instant now = times.now();
        return times.exact(now);
    }
}
