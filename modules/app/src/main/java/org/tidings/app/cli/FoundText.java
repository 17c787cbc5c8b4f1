package org.tidings.app.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Terminal;
import org.tidings.poller.feed.FeedFinder.Found;
import org.tidings.poller.feed.FeedFinder.Passed;
import org.tidings.poller.feed.FeedFinder.Result;
import org.tidings.poller.feed.FeedLinks.Place;

/** What a search for feeds found, in lines. */
final class FoundText {
    private FoundText() {}

    /** @param known addresses that are polled already */
    static List<String> lines(String url, Result result, Set<String> known) {
        List<String> lines = new ArrayList<>();
        int count = result.feeds().size();
        lines.add(url + (result.isFeed() ? " is a feed" : ": " + (count == 1 ? "1 feed" : count + " feeds")));
        for (Found feed : result.feeds()) {
            lines.add((known.contains(feed.url()) ? "  = " : "  + ") + feed.url() + "  " + facts(feed)
                    + (known.contains(feed.url()) ? ", known already" : ""));
            feed.latest().forEach(title -> lines.add("        " + Terminal.clean(title)));
        }
        for (Passed passed : result.passed()) {
            lines.add("  - " + Terminal.clean(passed.url()) + "  " + Terminal.clean(passed.why()));
        }
        if (result.unfinished() != null) {
            lines.add("  The search ended early: " + Terminal.clean(result.unfinished()) + ".");
        }
        return lines;
    }

    private static String facts(Found feed) {
        String title = feed.title() == null ? "" : "\"" + Terminal.clean(feed.title()) + "\", ";
        return title + feed.format().name().toLowerCase(Locale.ROOT) + ", " + feed.entries() + " entries"
                + week(feed.perWeek(), feed.newest()) + where(feed.place());
    }

    private static String week(double perWeek, @Nullable Instant newest) {
        return newest == null ? ", no dates" : ", " + Math.round(perWeek) + " a week";
    }

    private static String where(Place place) {
        return switch (place) {
            case GIVEN -> "";
            case LINK_HEADER -> ", named in the answer's header";
            case LINK_ELEMENT -> ", named by the page";
            case ANCHOR -> ", linked on the page";
            case USUAL_PATH -> ", at a usual address";
            case ROBOTS -> ", a sitemap of robots.txt";
        };
    }
}
