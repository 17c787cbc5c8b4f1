package org.tidings.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.console.web.SourceSearch;
import org.tidings.model.Feed;
import org.tidings.poller.feed.FeedDocument;
import org.tidings.poller.feed.FeedDocument.Format;
import org.tidings.poller.feed.FeedFinder;
import org.tidings.poller.feed.FeedItem;
import org.tidings.poller.feed.FeedLinks.Place;
import org.tidings.poller.feed.Hints;

/** A web on which every site has two feeds and every feed three entries. */
final class SampleSearch implements SourceSearch {
    @Override
    public FeedFinder.Result find(String url, boolean thorough) {
        return new FeedFinder.Result(
                List.of(
                        found(
                                "https://ridge.example/rss",
                                Place.LINK_ELEMENT,
                                "Ridge Telegraph",
                                "Snow closes the pass"),
                        found("https://ridge.example/海", Place.ANCHOR, Sample.HOSTILE_TITLE, Sample.LONG_TITLE)),
                List.of(new FeedFinder.Passed("https://ridge.example/old.rss", "HTTP 404")),
                false,
                "25 addresses were asked, and more are there");
    }

    private static FeedFinder.Found found(String url, Place place, String title, String latest) {
        return new FeedFinder.Found(
                url, place, Format.RSS, title, "en", 20, 140, Instant.now(), List.of(latest, "Second", "Third"));
    }

    @Override
    public Sight look(Feed feed) {
        return new Sight.Seen(
                new FeedDocument(
                        Format.RSS,
                        "Lowland",
                        null,
                        "en",
                        List.of(item("One", "https://lowland.example/1"), item(Sample.HOSTILE_TITLE, null)),
                        Hints.NONE,
                        List.of(),
                        null,
                        null),
                feed.url(),
                Duration.ofMillis(80));
    }

    private static FeedItem item(String title, @Nullable String url) {
        return new FeedItem(title, url, title, null, Instant.now(), null, null, null, List.of(), List.of(), "en");
    }
}
