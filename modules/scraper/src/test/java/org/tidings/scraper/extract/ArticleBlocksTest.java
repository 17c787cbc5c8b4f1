package org.tidings.scraper.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which blocks of a page are its article, told without the help of names wherever that is possible. */
class ArticleBlocksTest {
    private static final String ONE =
            "The ferry left the old pier at seven with every seat taken, its captain said, and came back at noon.";
    private static final String TWO =
            "On the way it met a whale, which stayed beside the boat for an hour and then went north, as whales do.";
    private static final String THREE =
            "The harbour council will speak on Tuesday about a second boat, for which there is no money so far.";

    private static String p(String text) {
        return "<p>" + text + "</p>";
    }

    private static List<String> read(String body) {
        return Pages.article("<html lang=en><body>" + body + "</body></html>").paragraphs();
    }

    private static String article(String inside) {
        return "<main><h1>Ferry meets whale</h1>" + inside + "</main>";
    }

    private static void keepsOnlyTheText(String between, String after) {
        assertEquals(List.of(ONE, TWO, THREE), read(article(p(ONE) + p(TWO) + between + p(THREE) + after)));
    }

    @Test
    void keepsTheStandfirstThatStandsBeforeTheBody() {
        List<String> read = read("<header><h1>Ferry meets whale</h1></header><div class=row><p class=dek>" + TWO
                + "</p><p>14 March 2026</p></div><div class=article-body>" + p(ONE) + p(THREE) + "</div>");
        assertEquals(List.of(TWO, ONE, THREE), read);
    }

    @Test
    void keepsTablesThoughTheyAreCalledFigures() {
        List<String> read = read(article(p(ONE) + p(TWO)
                + "<figure><table><tr><td>Seats</td><td>140</td></tr></table><figcaption>Source: the port</figcaption></figure>"
                + p(THREE)));
        assertEquals(List.of(ONE, TWO, "Seats 140", THREE), read);
    }

    @Test
    void keepsListsQuotesAndHeadings() {
        List<String> read = read(article(p(ONE) + "<h2>What was seen</h2><ul><li>one whale</li><li>two seals</li></ul>"
                + "<blockquote>It was as long as the boat.</blockquote>" + p(TWO) + p(THREE)));
        assertEquals(
                List.of(ONE, "What was seen", "one whale", "two seals", "It was as long as the boat.", TWO, THREE),
                read);
    }

    @Test
    void keepsItemsThatCiteOtherSitesAndDropsThoseThatAdvertiseThisOne() {
        String cited = "<ul><li><a href='https://whales.example/'>The whale watch of the north</a></li>"
                + "<li><a href='https://ports.example/'>The union of small ports</a></li></ul>";
        String own = "<ul><li><a href='/a'>Second whale seen at the pier</a></li>"
                + "<li><a href='/b'>Council wants no second boat</a></li><li><a href='/c'>Captain retires at sixty</a></li></ul>";
        List<String> read = read(article(p(ONE) + p(TWO) + cited + p(THREE) + own));
        assertEquals(List.of(ONE, TWO, "The whale watch of the north", "The union of small ports", THREE), read);
    }

    @Test
    void keepsALinkedSubHeading() {
        assertTrue(read(article(p(ONE) + "<h2><a href='#two'>The whale</a></h2>" + p(TWO) + p(THREE)))
                .contains("The whale"));
    }

    @Test
    void dropsAPicturesWordsWhateverTheirBlockIsCalled() {
        keepsOnlyTheText("<div class=x1><img src=w.jpg><div>The whale beside the boat</div></div>", "");
        keepsOnlyTheText("<p>The whale beside the boat on Sunday. (Photo by Ada Lindqvist/Lumen)</p>", "");
    }

    @Test
    void dropsWhatIsToldOfTheAuthor() {
        String byline =
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry meets whale\","
                        + "\"author\":{\"name\":\"Mirela Quint\"}}</script>";
        keepsOnlyTheText(
                byline, "<p>Mirela Quint has written about boats since she fell off one, and lives by the sea.</p>");
        keepsOnlyTheText(byline, "<p>Mirela covers the harbour and its boats.</p>");
    }

    @Test
    void dropsWhatReadersSay() {
        keepsOnlyTheText(
                "",
                "<h3>2 Comments</h3>" + p("I have seen this whale too, and it is not as long as all that.")
                        + p("So have I."));
        String comment =
                "<div><p>I have seen this whale too, and it is not as long as all that, my friends.</p><a href='#r'>Reply</a></div>";
        keepsOnlyTheText("", "<section>" + comment + comment.replace("I have", "We had") + "</section>");
    }

    @Test
    void cutsTheNextArticleOfAnEndlessPage() {
        String next = "<article><h1>Mayor opens bridge</h1>"
                + p("The mayor opened the new bridge on Monday, with a pair of scissors that did not cut.")
                + p("It took eleven years, and more money than anybody wants to remember today.") + "</article>";
        List<String> read = read("<div><article><h1>Ferry meets whale</h1>" + p(ONE) + p(TWO) + p(THREE) + "</article>"
                + next + "</div>");
        assertFalse(read.toString().contains("scissors"), read.toString());
        assertTrue(read.containsAll(List.of(ONE, TWO, THREE)), read.toString());
    }

    @Test
    void takesBackWhatItDroppedWhenNothingWouldBeLeft() {
        assertEquals(
                List.of(ONE, TWO, THREE),
                read(article("<div class=promo>" + p(ONE) + "</div><div class=related>" + p(TWO)
                        + "</div><div class=newsletter>" + p(THREE) + "</div>")));
    }

    @Test
    void prefersAShortArticleUnderItsHeadlineToALongFooter() {
        String footer = "<div>"
                + p(
                        "The Harbour Courier can be reached by telephone on all days but Sunday, from nine in the morning on.")
                + p("Its readers' office is by the old pier, in the house with the green door, and never closed.")
                + "</div>";
        List<String> read = read(
                "<div><div><h1>Ferry meets whale</h1></div><div><div>" + p(ONE) + p(TWO) + "</div></div></div>" + "<ul>"
                        + "<li><a href='/x'>Another thing that happened</a></li>".repeat(30) + "</ul>" + footer);
        assertEquals(List.of(ONE, TWO), read);
    }

    @Test
    void hearsWhatThePageTellsSearchEngines() {
        String told =
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry meets whale\",\"articleBody\":\""
                        + String.join(" ", ONE, TWO, THREE, ONE.replace("seven", "eight"), TWO.replace("whale", "seal"))
                        + "\"}</script>";
        List<String> read = read(told
                + article(p(ONE) + p(TWO) + "<div>A stranger's words that nobody has told</div><div class=related>"
                        + p(THREE) + "</div>" + p(ONE.replace("seven", "eight")) + p(TWO.replace("whale", "seal"))));
        assertEquals(List.of(ONE, TWO, THREE, ONE.replace("seven", "eight"), TWO.replace("whale", "seal")), read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <script id='__NEXT_DATA__' type='application/json'>%s</script>
            <script>window.__STATE__ = %s;</script>
            <script>window.state={"x":1,"page":%s}</script>
            """)
    void readsTheStateOfAPageThatAScriptWouldWrite(String script) {
        String state =
                "{\"menu\":[\"Home\",\"World\"],\"story\":{\"blocks\":[{\"text\":\"" + ONE + "\"},{\"text\":\"<p>" + TWO
                        + "</p>\"},{\"text\":\"" + THREE + "\"},{\"text\":\"" + ONE.replace("seven", "nine")
                        + "\"},{\"text\":\"" + TWO.replace("hour", "day")
                        + "\"}]},\"teaser\":\"A teaser of something else, which is long enough to be taken for a text.\"}";
        List<String> read = read("<div id=root><h1>Ferry meets whale</h1></div>" + script.replace("%s", state));
        assertEquals(List.of(ONE, TWO, THREE, ONE.replace("seven", "nine"), TWO.replace("hour", "day")), read);
    }
}
