package org.tidings.console.view;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.model.Ids;
import org.tidings.poller.feed.FeedFinder.Found;
import org.tidings.poller.feed.FeedFinder.Passed;
import org.tidings.poller.feed.FeedFinder.Result;
import org.tidings.poller.feed.FeedLinks.Place;

/**
 * Which feeds a site has.
 *
 * @param unfinished why the search ended early; null = it did not
 * @param fresh how many are not known yet
 */
public record FoundView(
        String url,
        String tags,
        List<Row> rows,
        List<Passed> passed,
        @Nullable String unfinished,
        int fresh) {

    /** One feed that was read. */
    public record Row(String url, String title, String facts, String where, boolean known, List<String> latest) {}

    public static FoundView of(String url, String tags, Result result, Copies copies, Times times) {
        List<Row> rows =
                result.feeds().stream().map(found -> row(found, copies, times)).toList();
        int fresh = (int) rows.stream().filter(row -> !row.known()).count();
        List<Passed> passed = result.passed().stream()
                .map(one -> new Passed(Marks.tame(one.url()), Marks.tame(one.why())))
                .toList();
        return new FoundView(url, tags, rows, passed, result.unfinished(), fresh);
    }

    private static Row row(Found found, Copies copies, Times times) {
        String title = found.title() == null || found.title().isBlank() ? found.url() : Marks.tame(found.title());
        return new Row(
                found.url(),
                title,
                facts(found, times),
                where(found.place()),
                copies.feeds().find(Ids.feed(found.url())).isPresent(),
                found.latest().stream().map(Marks::tame).toList());
    }

    private static String facts(Found found, Times times) {
        String rhythm = found.newest() == null
                ? "no dates"
                : Numbers.perDay(found.perWeek()) + " a day, newest " + times.ago(found.newest());
        return found.format().name().toUpperCase(Locale.ROOT) + ", "
                + Numbers.count(found.entries(), "entry", "entries") + ", " + rhythm;
    }

    private static String where(Place place) {
        return switch (place) {
            case GIVEN -> "the address itself";
            case LINK_HEADER -> "named in the answer's header";
            case LINK_ELEMENT -> "named by the page";
            case ANCHOR -> "linked on the page";
            case USUAL_PATH -> "at a usual address";
            case ROBOTS -> "a sitemap that robots.txt names";
        };
    }
}
