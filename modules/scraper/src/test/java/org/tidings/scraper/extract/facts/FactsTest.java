package org.tidings.scraper.extract.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What else a page says of its article. */
class FactsTest {
    private static Facts page(String head) {
        return FactsOf.page(head, "<h1>x</h1>", FactsOf.URL);
    }

    @Test
    void everyFactSaysWhereItStood() {
        Facts facts = page(
                "<meta property=article:section content=World><meta name=keywords content='sea, wall'>"
                        + "<link rel=canonical href='/world/tide-wall-holds?amp=1'><meta property=og:image content='/wall.jpg'>");
        assertEquals("article:section", facts.sources().get("section"));
        assertEquals("meta keywords", facts.sources().get("keywords"));
        assertEquals("link rel=canonical", facts.sources().get("canonicalUrl"));
        assertEquals("og:image", facts.sources().get("image"));
        assertEquals("h1", facts.sources().get("title"));
        assertFalse(facts.sources().containsKey("published"));
    }

    @Test
    void keywordsAreApartFromTheSection() {
        Facts facts = page("<meta property=article:section content=World><meta property=article:tag content=Floods>"
                + "<meta name=news_keywords content='sea, wall; tide'>");
        assertEquals(List.of("sea", "wall", "tide"), facts.keywords().value());
        assertEquals(List.of("World", "Floods"), facts.categories().value());
        assertEquals("World", Facts.value(facts.section()));
    }

    @Test
    void thePaywallIsDeclaredInManyWays() {
        for (String head : List.of(
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\"}</script>",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"hasPart\":{\"@type\":\"WebPageElement\",\"isAccessibleForFree\":\"False\"}}</script>",
                "<meta property=article:content_tier content=locked>",
                "<meta property=article:content_tier content=metered>")) {
            assertTrue(page(head).paywalled().value(), head);
        }
        assertFalse(page("<meta property=article:content_tier content=free>")
                .paywalled()
                .value());
        assertFalse(page("").paywalled().value());
    }

    @Test
    void theStandfirstThatReadersSeeWins() {
        String seen = "The wall at the harbour mouth held against the highest tide in forty years.";
        Facts facts = FactsOf.page(
                "<meta name=description content='All about the wall, the tide and the town behind it.'>",
                "<h1>x</h1><p class=standfirst>" + seen + "</p>",
                FactsOf.URL);
        assertEquals(new Found<>(seen, "under the headline"), facts.standfirst());
    }

    @Test
    void aLogoIsNoLeadPicture() {
        Facts facts = page(
                "<meta property=og:image content='/img/site-logo.png'>"
                        + "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"image\":[{\"@type\":\"ImageObject\",\"url\":\"/wall.jpg\"}]}</script>");
        assertEquals(new Found<>("https://www.harbour-courier.example/wall.jpg", "JSON-LD image"), facts.image());
    }

    @Test
    void aFrontPageIsNotTheAddressOfAnArticle() {
        assertNull(page("<link rel=canonical href='https://www.harbour-courier.example/'>")
                .canonicalUrl());
        assertEquals(
                new Found<>("https://www.harbour-courier.example/wall", "og:url"),
                page("<link rel=canonical href='/'><meta property=og:url content='/wall'>")
                        .canonicalUrl());
    }

    @Test
    void copiesForTelephonesFoldToOneAddress() {
        String one = "https://harbour.example/world/wall";
        for (String copy : List.of(
                "https://m.harbour.example/world/wall",
                "https://amp.harbour.example/world/wall",
                "https://harbour.example/amp/world/wall",
                "https://harbour.example/world/wall/amp",
                "https://harbour.example/world/wall/amp/",
                "https://harbour.example/world/wall.amp",
                "https://harbour.example/world/wall?amp",
                "https://harbour.example/world/wall?amp=1",
                "https://harbour.example/world/wall?outputType=amp")) {
            assertEquals(one, Addresses.folded(copy), copy);
        }
        assertEquals("https://harbour.example/a?id=3", Addresses.folded("https://m.harbour.example/a?amp=1&id=3"));
        assertEquals("https://harbour.example/a?id=3", Addresses.folded("https://m.harbour.example/a?id=3&amp=1"));
        assertEquals("https://harbour.example/camp/lamp", Addresses.folded("https://harbour.example/camp/lamp"));
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> hosts =
                Arbitraries.of("m.", "amp.", "www.", "").list().ofMaxSize(3).map(list -> String.join("", list));
        Arbitrary<String> pieces =
                Arbitraries.of("/amp", "/a", ".amp", ".html", "/", "?amp=1", "&amp", "&x=1", "?", "%20", "|");
        return net.jqwik.api.Combinators.combine(hosts, pieces.list().ofMaxSize(6))
                .as((host, list) -> "https://" + host + "harbour.example" + String.join("", list));
    }

    @Property(tries = 1000)
    void foldingTwiceIsFoldingOnce(@ForAll("addresses") String address) {
        String folded = Addresses.folded(address);
        assertEquals(folded, Addresses.folded(folded));
    }

    @Test
    void ofSeveralDescribedArticlesThePagesOwnCounts() {
        Facts facts = page("""
                <script type='application/ld+json'>[
                 {"@type":"NewsArticle","headline":"Ferry","datePublished":"2020-01-01","url":"https://www.harbour-courier.example/ferry"},
                 {"@type":"NewsArticle","headline":"Wall","datePublished":"2026-03-14",
                  "mainEntityOfPage":{"@id":"https://www.harbour-courier.example/world/tide-wall-holds/"}}]</script>""");
        assertTrue(String.valueOf(facts.published()).contains("2026-03-14"));
    }

    /** Sixty elements of every kind that a fact is looked for in, each holding all that follows. */
    @Test
    @Timeout(20)
    void elementsThatHoldThePageCostLittle() {
        String open =
                "<h1><time class='date byline author standfirst' itemprop='author datePublished'>Mitarbeit: 2026 ";
        StringBuilder page = new StringBuilder("<body><h1>x</h1>");
        page.append(open.repeat(60)).append("<p>By the wall 2026 </p>".repeat(100_000));
        assertTrue(FactsOf.page(page.toString()).authors().value().isEmpty());
    }

    @Test
    void linkedDataIsReadAsItIsWritten() {
        for (String json : List.of(
                "{\"@type\":\"NewsArticle\",\"headline\":\"Tide wall holds\",}",
                "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"Tide wall holds\"} -->",
                "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"Tide wall holds\"}\n//]]>",
                "{\"@graph\":[{\"@type\":\"WebPage\"},{\"@type\":[\"Article\",\"NewsArticle\"],\"headline\":\"Tide wall\\n holds\"}]}",
                "[{\"@type\":\"NewsArticle\",\"headline\":\"Tide&nbsp;wall holds\"}];",
                "{\"@type\":\"NewsArticle\",\"headline\":\"Tide wall holds\",\"description\":\"a\nb\"}")) {
            Facts facts = FactsOf.page("<script type='application/ld+json'>" + json + "</script>", "", FactsOf.URL);
            assertEquals(new Found<>("Tide wall holds", "JSON-LD headline"), facts.title(), json);
        }
    }
}
