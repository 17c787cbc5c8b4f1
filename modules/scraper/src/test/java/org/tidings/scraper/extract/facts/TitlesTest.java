package org.tidings.scraper.extract.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Which of the many titles of a page is the article's. */
class TitlesTest {
    private static final String OG =
            "<meta property=og:site_name content='Harbour Courier'><meta property=og:title content='%s'>";

    private static Found<String> title(String head, String body) {
        Found<String> title = FactsOf.page(head, body, FactsOf.URL).title();
        assertTrue(title != null, "no title");
        return java.util.Objects.requireNonNull(title);
    }

    @Test
    void theHeadlineOfReadersWinsOverTheOneOfSearchEngines() {
        String head = OG.formatted("You will not believe this wall")
                + "<title>Tide wall: what we know | Harbour Courier</title>";
        assertEquals(new Found<>("Tide wall holds", "h1"), title(head, "<h1>Tide wall holds</h1>"));
    }

    @Test
    void thePlacesThatAgreeAreNamed() {
        String head = OG.formatted("Tide wall holds") + "<title>Tide wall holds | Harbour Courier</title>";
        assertEquals(
                new Found<>("Tide wall holds", "h1 and og:title and <title>"), title(head, "<h1>Tide wall holds</h1>"));
    }

    @Test
    void aHeadlineThatLinksHomeIsTheSitesName() {
        String body = "<h1><a href='/'>The Daily Wave</a></h1><h1>Ferry leaves at last</h1>";
        assertEquals(
                "Ferry leaves at last",
                title("<title>Ferry leaves at last - The Daily Wave</title>", body)
                        .value());
    }

    @Test
    void aLogoIsNoHeadline() {
        String body = "<h1><img alt=''><span>Courier</span><span>Courier Logo</span></h1>";
        assertEquals(
                "Ferry leaves at last",
                title("<title>Ferry leaves at last - Harbour Courier</title>", body)
                        .value());
    }

    @Test
    void ofSeveralHeadlinesTheOneThatThePageIsCalledAfterWins() {
        String body = "<h1>World</h1><h1>Ferry leaves at last for the islands</h1><h1>Most read this week</h1>";
        assertEquals(
                "Ferry leaves at last for the islands",
                title("<title>World: Ferry leaves at last for the islands</title>", body)
                        .value());
    }

    @Test
    void aHeadlineThatSharesNoWordWithThePagesOwnTitlesIsFurniture() {
        String head = OG.formatted("Ferry leaves at last") + "<title>Ferry leaves at last</title>";
        assertEquals(
                "Ferry leaves at last", title(head, "<h1>Article details</h1>").value());
    }

    @Test
    void aKickerInAnElementOfItsOwnIsLeftOutWhereOthersLeaveItOut() {
        String head = OG.formatted("Tide wall holds");
        assertEquals(
                new Found<>("Tide wall holds", "part of h1 and og:title"),
                title(head, "<h1><span class=kicker>Floods</span> Tide wall holds</h1>"));
    }

    @Test
    void aKickerIsKeptWhereOthersKeepIt() {
        String head = OG.formatted("Floods: Tide wall holds");
        String body =
                "<h1><span class=kicker>Floods</span><span class=hidden>:</span> <span class=line>Tide wall holds</span></h1>";
        assertEquals("Floods: Tide wall holds", title(head, body).value());
    }

    @Test
    void aDateUnderTheHeadlineIsNoPartOfIt() {
        String head = "<title>Tide wall holds | Harbour Courier</title>";
        String body = "<h1>Tide wall holds<div>14 March 2026</div></h1>";
        assertEquals("Tide wall holds", title(head, body).value());
    }

    @Test
    void wordsOfAHeadlineAreNeverGlued() {
        assertEquals(
                "Tide wall holds firm",
                title("", "<h1>Tide wall<br>holds <em>firm</em></h1>").value());
    }

    @Test
    void theSitesNameIsCutFromEitherEndBehindAnySeparator() {
        for (String raw : new String[] {
            "Tide wall holds | Harbour Courier",
            "Tide wall holds - Harbour Courier",
            "Tide wall holds – Harbour Courier",
            "Tide wall holds » Harbour Courier",
            "Tide wall holds › Harbour Courier",
            "Harbour Courier | Tide wall holds"
        }) {
            String head = "<meta property=og:site_name content='Harbour Courier'><title>" + raw + "</title>";
            assertEquals("Tide wall holds", title(head, "").value(), raw);
        }
    }

    @Test
    void aSitesNameInAnotherScriptIsCut() {
        String head = "<meta property=og:site_name content='港新聞'><title>津波の壁が耐えた｜港新聞</title>";
        assertEquals("津波の壁が耐えた", title(head, "").value());
    }

    @Test
    void escapesAndInvisibleCharactersAreNoPartOfATitle() {
        assertEquals(
                "Sea's wall",
                title("", "<h1>Sea&amp;#39;s\u00ad \u200bwall</h1>").value());
    }

    @Test
    void aLiveHeadlineGivesWayToWhatThePublisherSaysTwice() {
        String ld =
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Floods: what happened today\"}</script>";
        String head = ld + "<title>Floods: what happened today | Harbour Courier</title>";
        assertEquals(
                "Floods: what happened today",
                title(head, "<h1>+++ Tide wall holds today +++</h1>").value());
    }
}
