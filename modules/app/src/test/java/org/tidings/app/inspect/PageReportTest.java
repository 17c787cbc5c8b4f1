package org.tidings.app.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.tidings.app.Terminal;
import org.tidings.model.Json;
import org.tidings.scraper.extract.Extractor;
import org.tidings.scraper.extract.facts.Languages;
import org.tidings.scraper.extract.text.PageText;

/** What is shown of a page is what became of it, and nothing of the page acts on whoever looks. */
class PageReportTest {
    private static final Extractor EXTRACTOR = new Extractor(new Languages());
    private static final String EVIL =
            "</style></p><script>alert(1)</script><img src=x onerror=alert(2)>\u202e\u001b[31m";

    private static String paragraph(int number) {
        return "<p>The ferry left at seven with every seat taken, its captain said, and came back at noon, trip "
                + number + ".</p>";
    }

    private static PageReport report(String html) {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        return new PageReport(
                "ferry.html",
                "https://file.example/ferry.html",
                null,
                body.length,
                PageText.encoding(body, null),
                EXTRACTOR.examine(body, null, "https://file.example/ferry.html"));
    }

    private static PageReport ferry(String title) {
        String escaped = title.replace("&", "&amp;").replace("<", "&lt;");
        return report(
                "<html lang=en><head><title>" + escaped + "</title><meta charset=utf-8></head><body><nav>Home</nav>"
                        + "<article><h1>" + escaped + "</h1>" + paragraph(1) + paragraph(2) + paragraph(3)
                        + "<p class=\"a'b&quot;c\">"
                        + escaped + " was what the note said, in full, as read out by the captain before noon.</p>"
                        + paragraph(4)
                        + "<div class=related><a href=/b>Bridge opens</a></div></article></body></html>");
    }

    private static List<String> lines(PageReport report) {
        return ReportText.lines(report, new Terminal(new PrintStream(new ByteArrayOutputStream()), false));
    }

    @Test
    void linesTellTheFactsThenThePageThenTheText() {
        String text = String.join("\n", lines(ferry("Ferry leaves")));
        assertTrue(text.startsWith("kind        article\ntitle       Ferry leaves\n"), text);
        assertTrue(text.contains("UTF-8 (the page)"), text);
        assertTrue(text.contains("1 related articles"), text);
        assertTrue(text.endsWith("came back at noon, trip 4."), text);
        assertFalse(text.contains("\u001b"), text);
    }

    @Test
    void whatIsNoArticleSaysWhy() {
        List<String> lines = lines(report("%PDF-1.7"));
        assertEquals("kind        not html: a PDF document", lines.getFirst());
    }

    @Test
    void jsonHoldsEveryBlockWithItsReason() throws Exception {
        JsonNode json = Json.mapper().readTree(ReportJson.text(ferry("Ferry leaves")));
        assertEquals("article", json.at("/kind").asText());
        assertEquals("Ferry leaves", json.at("/article/title").asText());
        assertTrue(json.at("/cpuMs/parse").isNumber() && json.at("/page/bytes").asInt() > 500, json::toString);
        List<String> reasons = json.at("/blocks").findValuesAsText("dropped");
        assertTrue(reasons.contains("related articles") && reasons.contains("null"), reasons::toString);
    }

    @Test
    void thePageShowsKeptAndDroppedBlocksWithAFilterEach() {
        Document page = Jsoup.parse(ReportPage.html(ferry("Ferry leaves")));
        assertEquals("Ferry leaves", page.select("h1").text());
        assertEquals("related articles", page.select(".b-related .meta b").text());
        assertEquals(5, page.select(".b-kept").size());
        assertEquals("kept 5", page.select("label:has(#r-kept)").text());
        for (Element block : page.select(".b > p:first-child")) {
            assertEquals("auto", block.attr("dir"));
        }
    }

    @Test
    void nothingOfThePageIsMarkupOrSteersTheText() {
        String html = ReportPage.html(ferry("Ferry " + EVIL));
        Document page = Jsoup.parse(html);
        assertEquals(0, page.select("script, img, iframe, link, object").size());
        assertTrue(
                page.select(".blocks").text().contains("<script>alert(1)</script><img src=x onerror=alert(2)>"), html);
        assertFalse(html.contains("\u202e") || html.contains("\u001b"), "direction and control characters are gone");
        assertEquals(1, page.select("style").size());
    }

    @Test
    void thePolicyAllowsItsOwnSheetAlone() throws NoSuchAlgorithmException {
        Document page = Jsoup.parse(ReportPage.html(ferry("Ferry leaves")));
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(page.select("style").get(0).data().getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "default-src 'none'; style-src 'sha256-" + Base64.getEncoder().encodeToString(digest)
                        + "'; base-uri 'none'; form-action 'none'",
                page.select("meta[http-equiv]").attr("content"));
        assertEquals(0, page.select("[style], [onclick]").size());
    }

    @Test
    void anEmptyPageHasAPageToo() {
        Document page = Jsoup.parse(ReportPage.html(report("")));
        assertEquals("No article", page.select("h1").text());
        assertTrue(page.select(".empty").text().startsWith("No text."));
    }

    @Test
    void linesAreWrappedAtBlanksAndBetweenIdeographs() {
        assertEquals(List.of("the ferry", "left at", "seven"), Wrapping.lines("the ferry left at seven", 9));
        assertEquals(List.of("渡轮七点", "离港"), Wrapping.lines("渡轮七点离港", 9));
        assertEquals(List.of("a", "loooooooooong", "word"), Wrapping.lines("a loooooooooong word", 6));
        assertEquals(List.of(""), Wrapping.lines(" ", 6));
    }
}
