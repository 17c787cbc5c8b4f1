package org.tidings.scraper.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidings.model.PageKind;
import org.tidings.scraper.extract.Extracted.ArticleText;

class ExtractorTest {
    private static final String NEWS = """
            <!doctype html><html lang="en"><head>
            <title>Tide wall holds as storm passes the harbour | Harbour Courier</title>
            <meta property="og:title" content="You won't believe what this wall did">
            <meta property="og:site_name" content="Harbour Courier">
            <meta property="og:image" content="/pictures/wall.jpg">
            <link rel="canonical" href="https://www.harbour-courier.example/world/tide-wall">
            <script type="application/ld+json">
            {"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",
              "headline":"Tide wall holds as storm passes the harbour",
              "datePublished":"2026-03-14T07:05:00+01:00",
              "author":[{"@type":"Person","name":"By Mirela Quint"},{"@type":"Person","name":"Odo Farrant"}],
              "isAccessibleForFree":"False",}]}
            </script></head><body>
            <nav class="main-nav"><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
            <div class="cookie-banner"><p>We use cookies to make this site better for you and for our partners.</p></div>
            <article>
              <h1>Tide wall holds as storm passes the harbour</h1>
              <div class="byline">By Mirela Quint and Odo Farrant</div>
              <div class="article-body">
                <p>The wall that took nine years to build met its first real storm on Saturday, and it held through the night.</p>
                <p>Water rose to within a hand of the crest, the harbour master said, before the wind turned to the north.</p>
                <h2>What comes next</h2>
                <p>Engineers will walk its whole length this week.<br>They expect to find <b>small</b> cracks only.</p>
                <div class="related-stories"><h3>Read more</h3><ul><li><a href="/a">Older wall fails</a></li></ul></div>
                <figure><img src="w.jpg"><figcaption>The wall at dawn. Photo: Harbour Courier</figcaption></figure>
                <p>Sign up for our newsletter</p>
                <p>The town council meets on Tuesday to vote on money for the second part of the wall, east of the pier.</p>
              </div>
            </article>
            <section id="comments"><p>I have never believed in this wall, and I never shall, says everybody here.</p></section>
            <footer><p>Copyright Harbour Courier. All rights reserved, and so on and so forth, for all the years.</p></footer>
            </body></html>
            """;

    private static final ArticleText ARTICLE = Pages.article(NEWS);

    @Test
    void keepsTheParagraphsAndNothingElse() {
        assertEquals(
                List.of(
                        "The wall that took nine years to build met its first real storm on Saturday, and it held through the night.",
                        "Water rose to within a hand of the crest, the harbour master said, before the wind turned to the north.",
                        "What comes next",
                        "Engineers will walk its whole length this week.\nThey expect to find small cracks only.",
                        "The town council meets on Tuesday to vote on money for the second part of the wall, east of the pier."),
                ARTICLE.paragraphs());
    }

    @Test
    void takesTheTitleThatTwoPlacesAgreeOn() {
        assertEquals("Tide wall holds as storm passes the harbour", ARTICLE.title());
    }

    @Test
    void readsCarelessLinkedData() {
        assertEquals(List.of("Mirela Quint", "Odo Farrant"), ARTICLE.authors());
        assertEquals(OffsetDateTime.parse("2026-03-14T07:05:00+01:00"), ARTICLE.published());
        assertTrue(ARTICLE.paywalled());
    }

    @Test
    void resolvesAddresses() {
        assertEquals("https://www.harbour-courier.example/pictures/wall.jpg", ARTICLE.image());
        assertEquals("https://www.harbour-courier.example/world/tide-wall", ARTICLE.canonicalUrl());
        assertEquals("Harbour Courier", ARTICLE.siteName());
    }

    @Test
    void detectsTheLanguageWhateverIsDeclared() {
        String german =
                "<html lang=en><body><article><h1>Deich</h1><p>Der Deich hat in der Nacht gehalten, obwohl das Wasser"
                        + " bis knapp unter die Krone gestiegen war, teilte die Hafenbehörde am Sonntag mit.</p><p>Die Schäden werden"
                        + " nun von Fachleuten geprüft, bevor der Stadtrat über weiteres Geld entscheidet.</p></article>";
        assertEquals("en", ARTICLE.language());
        assertEquals("de", Pages.article(german).language());
    }

    @Test
    void tellsAListOfLinksFromAnArticle() {
        StringBuilder links = new StringBuilder("<html><body><main>");
        for (int i = 0; i < 60; i++) {
            links.append("<div class=card><a href='/")
                    .append(i)
                    .append("'><h3>Headline number ")
                    .append(i)
                    .append("</h3></a></div>");
        }
        assertEquals(
                PageKind.HUB, Pages.notNews(links.append("</main>").toString()).kind());
    }

    @Test
    void tellsAMissingPageThatSaysAllIsWell() {
        String missing =
                "<html><head><title>Page not found</title></head><body><h1>Sorry</h1><p>There is nothing here.</p>";
        assertEquals(PageKind.SOFT_404, Pages.notNews(missing).kind());
    }

    @Test
    void namesWhatIsNoHtml() {
        assertEquals(PageKind.NOT_HTML, Pages.notNews("%PDF-1.7 and so on").kind());
        assertEquals(
                PageKind.NOT_HTML,
                Pages.notNews("<?xml version='1.0'?><rss version='2.0'></rss>").kind());
    }

    @Test
    void neverGluesWords() {
        String text = Pages.article(
                        "<html><body><article><p>One<br>two, and then there are more words in this first paragraph.</p>"
                                + "<table><tr><td>three</td><td>four</td></tr></table><ul><li>five of the reasons</li><li>six of the reasons</li></ul>"
                                + "<p>The end of it all comes here, with a sentence that is long enough to count as one.</p></article>")
                .text();
        assertFalse(text.contains("Onetwo") || text.contains("threefour") || text.contains("fivesix"), text);
    }
}
