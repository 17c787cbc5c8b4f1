package org.tidings.scraper.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidings.model.PageKind;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.Post;

class LiveBlogTest {
    private static String post(int number) {
        return "<div class='live-post' id='p" + number + "'><time datetime='2026-03-14T1" + number + ":05:00+01:00'>1"
                + number + ":05</time>"
                + "<h3>Step " + number + "</h3><p>The water has risen to mark number " + number
                + ", the harbour master told reporters at the wall.</p>"
                + "<p>Ferry " + number + " stays in port.</p><ul class=share><li>Share this post</li></ul></div>";
    }

    private static String page(IntStream numbers, String before) {
        return "<html><head><title>Storm live: the wall, hour by hour</title></head><body><main><h1>Storm live: the wall, hour by hour</h1>"
                + "<p>The storm reaches the coast today, and this page follows it hour by hour until the night ends.</p>"
                + before
                + "<div class=live-blog>" + numbers.mapToObj(LiveBlogTest::post).collect(Collectors.joining())
                + "</div></main></body></html>";
    }

    private static ArticleText newestFirst() {
        return Pages.article(page(IntStream.iterate(5, n -> n > 0, n -> n - 1), ""));
    }

    @Test
    void postsHaveTheirTimesAndTitles() {
        ArticleText blog = newestFirst();
        assertEquals(PageKind.LIVE_BLOG, blog.kind());
        assertEquals(5, blog.posts().size());
        Post first = blog.posts().getFirst();
        assertEquals("2026-03-14T11:05+01:00", String.valueOf(first.time()));
        assertEquals("11:05", first.clock());
        assertEquals("Step 1", first.title());
        assertEquals(
                "The water has risen to mark number 1, the harbour master told reporters at the wall.\n\nFerry 1 stays in port.",
                first.text());
    }

    @Test
    void theTextIsWhatStandsBeforeAndThenThePostsWithTheirTimes() {
        List<String> text = newestFirst().paragraphs();
        assertTrue(text.getFirst().startsWith("The storm reaches the coast"), text::toString);
        assertEquals("2026-03-14 11:05 Step 1", text.get(1));
        assertEquals("Ferry 5 stays in port.", text.getLast());
    }

    @Test
    void thePagesOrderMakesNoDifference() {
        ArticleText oldestFirst = Pages.article(page(IntStream.rangeClosed(1, 5), ""));
        assertEquals(newestFirst().posts(), oldestFirst.posts());
        assertEquals(newestFirst().text(), oldestFirst.text());
    }

    @Test
    void aNewPostChangesOnlyTheEnd() {
        String before = newestFirst().text();
        String after = Pages.article(page(IntStream.iterate(6, n -> n > 0, n -> n - 1), ""))
                .text();
        assertTrue(after.startsWith(before), after);
    }

    @Test
    void timesWithoutADateAreKeptAsTheyStand() {
        String html = page(IntStream.iterate(5, n -> n > 0, n -> n - 1), "")
                .replaceAll("<time datetime='[^']*'>([^<]*)</time>", "<span class=clock>$1 Uhr</span>");
        ArticleText blog = Pages.article(html);
        assertEquals(
                List.of("11:05 Uhr", "12:05 Uhr", "13:05 Uhr", "14:05 Uhr", "15:05 Uhr"),
                blog.posts().stream().map(Post::clock).toList());
    }

    @Test
    void linkedDataIsHeardWhereThePageShowsLess() {
        String posts = IntStream.rangeClosed(1, 4)
                .mapToObj(n ->
                        "{\"@type\":\"BlogPosting\",\"headline\":\"Step " + n + "\",\"datePublished\":\"2026-03-14T1"
                                + n + ":05:00Z\",\"articleBody\":\"The water has risen to mark number " + n
                                + ", the harbour master told reporters.\"}")
                .collect(Collectors.joining(","));
        String html =
                "<html><head><title>Storm</title><script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Storm\",\"liveBlogUpdate\":["
                        + posts
                        + "]}</script></head><body><h1>Storm</h1><p>The storm reaches the coast today, and this page follows it.</p></body></html>";
        ArticleText blog = Pages.article(html);
        assertEquals(PageKind.LIVE_BLOG, blog.kind());
        assertEquals(4, blog.posts().size());
    }

    @Test
    void anArticleWithCommentsThatHaveTimesIsAnArticle() {
        String comments = IntStream.rangeClosed(1, 6)
                .mapToObj(n -> "<div class=comment><time datetime='2026-03-14T1" + n
                        + ":05:00Z'>x</time><p>I never believed in this wall, says reader number " + n
                        + " of this page.</p></div>")
                .collect(Collectors.joining());
        String html =
                "<html><head><title>Live music returns to the harbour</title></head><body><article><h1>Live music returns to the harbour</h1>"
                        + "<p>The hall that was closed for nine years opens its doors on Saturday, and the first evening is sold out.</p>"
                                .repeat(3)
                        + "</article><section class=comments>" + comments + "</section></body></html>";
        assertEquals(PageKind.ARTICLE, Pages.article(html).kind());
    }

    @Test
    void aChronologyInAnArticleIsAnArticle() {
        String steps = IntStream.rangeClosed(1, 5)
                .mapToObj(n -> "<div><b>1" + n + ":05</b><p>Ferry number " + n
                        + " leaves the port on its way to the islands in the east.</p></div>")
                .collect(Collectors.joining());
        String html =
                "<html><head><title>The night of the storm</title></head><body><article><h1>The night of the storm</h1>"
                        + "<p>Nobody slept in the harbour during the night of the storm, and this is how it went from dusk until dawn.</p>"
                        + steps
                        + "</article></body></html>";
        assertEquals(PageKind.ARTICLE, Pages.article(html).kind());
    }

    @Test
    void aDeepPageThatCallsItselfLiveCostsNoMoreThanAnother() {
        String html = "<title>Live: all of it</title>" + "<div><blockquote>".repeat(240)
                + "<div><time datetime='2026-03-14T11:05:00Z'>11:05</time><p>The water has risen again.</p></div>"
                        .repeat(20_000);
        long before = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        var unused = Pages.read(html);
        long took = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        assertTrue(took < 3_000_000_000L, took / 1_000_000 + " ms");
    }
}
