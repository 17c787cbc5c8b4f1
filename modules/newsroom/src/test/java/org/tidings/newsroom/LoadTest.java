package org.tidings.newsroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final MovableClock clock = new MovableClock();

    @Test
    void thousandsOfOutletsPublishAtTheGivenPace() throws IOException {
        try (Newsroom load = Newsroom.start(NewsroomPlan.load(5_000, 6_000, 3), 0, clock)) {
            assertEquals(5_000, load.feeds().size());
            load.beginPublishing();
            clock.passSeconds(10);
            List<Published> out = load.published();
            long stories = out.stream()
                    .filter(one -> one.kind() == Published.Kind.ORIGINAL)
                    .count();
            assertEquals(1_001, stories);
            Published last = out.getLast();
            assertTrue(new Browser(load.port()).get(last.url()).text().contains(Template.escape(last.title())));
        }
    }

    @Test
    void aGeneratedFeedHoldsTheNewestOfItsOutlet() throws IOException {
        try (Newsroom load = Newsroom.start(NewsroomPlan.load(4, 600, 3), 0, clock)) {
            Browser browser = new Browser(load.port());
            String feed = load.feeds().getFirst().url();
            String archive = browser.get(feed).text();
            load.beginPublishing();
            clock.passSeconds(20);
            String news = browser.get(feed).text();
            Published newest = load.published().stream()
                    .filter(one -> one.outlet().equals("o0.example"))
                    .reduce((a, b) -> b)
                    .orElseThrow();
            assertFalse(archive.contains(newest.url()));
            assertTrue(news.contains(newest.url()));
            assertEquals(Edition.FRONT, news.split("<item>", -1).length - 1);
        }
    }

    @Test
    void storiesFarOnAreFoundWithoutHavingBeenAskedForBefore() throws IOException {
        try (Newsroom load = Newsroom.start(NewsroomPlan.load(100, 60_000, 9), 0, clock)) {
            load.beginPublishing();
            clock.passSeconds(600);
            assertEquals(
                    200,
                    new Browser(load.port())
                            .get("https://o5.example/news/599000-0.html")
                            .status());
        }
    }
}
