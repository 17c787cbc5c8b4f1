package org.tidings.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tidings.model.Alert;
import org.tidings.model.Feed;
import org.tidings.model.Ids;
import org.tidings.model.Watchlist;

/** The pages in a real browser: Debian's chromium. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
    private static final String ALERT = "9f3c21aa00112233445566778899aabb";

    @AutoClose
    private final TestBrowser browser = new TestBrowser(
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private SampleServer server;

    @BeforeEach
    void start() {
        server = new SampleServer(
                null, sample -> sample.config().news().history(60).sources().pipeline());
    }

    @AfterEach
    void stop() {
        try {
            browser.finish();
        } finally {
            server.close();
        }
    }

    private void arrive(String title) {
        server.sample.alert(
                Alert.Kind.NEW,
                Sample.ports(),
                0,
                title,
                "Tidende Vest",
                "tidende.example",
                "en",
                "The strike at the port goes on.",
                "strike",
                "port");
    }

    @Test
    void aLiveAlertChangesTheStatusRowAndMovesNothing() {
        Page page = browser.open();
        page.navigate(server.url("/live"));
        TestBrowser.watchShifts(page);
        PlaywrightAssertions.assertThat(page.locator("#level-text")).containsText("Up to date");
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate("performance.now() > 500")));
        String before = page.locator("#rows").innerHTML();
        double shift = TestBrowser.shift(page);
        for (int i = 0; i < 7; i++) {
            arrive("Tugs return, number " + i);
        }
        PlaywrightAssertions.assertThat(page.locator("#pill-text")).hasText("7 new in 1 watchlist");
        assertEquals(before, page.locator("#rows").innerHTML());
        assertEquals(shift, TestBrowser.shift(page));
        assertTrue(page.title().startsWith("("), page.title());
    }

    @Test
    void theDotLetsNewOnesInOnTopAndKeepsTheWave() {
        Page page = browser.open();
        page.navigate(server.url("/live"));
        String was = page.locator(".row h3").first().innerText();
        arrive("Tugs return to the outer port");
        PlaywrightAssertions.assertThat(page.locator("#pill")).isVisible();
        page.keyboard().press(".");
        PlaywrightAssertions.assertThat(page.locator(".row h3").first()).hasText("Tugs return to the outer port");
        assertEquals("Tugs return to the outer port", page.evaluate("document.activeElement.textContent"));
        assertEquals(was, page.locator(".wave + li h3").innerText());
        PlaywrightAssertions.assertThat(page.locator("#pill")).isHidden();
    }

    @Test
    void openingAnAlertShowsWhyItFiredAndMarksItRead() {
        Page page = browser.open();
        page.navigate(server.url("/live"));
        page.locator("#r-" + ALERT + " h3 a").click();
        PlaywrightAssertions.assertThat(page.locator(".why .hit")).hasCount(3);
        assertEquals("Port Verrin3", page.locator(".text mark").nth(2).textContent());
        assertEquals(4, page.locator(".sofar li").count());
        assertTrue(page.url().endsWith("/live/" + ALERT), page.url());
        page.waitForCondition(
                () -> !page.locator("#r-" + ALERT).getAttribute("class").contains("unread"));
        assertTrue(server.copies.reads().isRead(ALERT));
        page.keyboard().press("a");
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("Acknowledged");
        assertTrue(server.copies.desk().find(ALERT).isPresent());
        page.keyboard().press("z");
        PlaywrightAssertions.assertThat(page.locator("#toast")).isHidden();
        PlaywrightAssertions.assertThat(page.locator("[data-key=a]")).containsText("Acknowledge");
    }

    @Test
    void theEditorShowsAnErrorAtItsPositionAndRepairsIt() {
        Page page = browser.open();
        page.navigate(server.url("/watchlists/port-closures"));
        page.locator("#query").fill("port AND\n(strike NEAR tugs)");
        PlaywrightAssertions.assertThat(page.locator(".gap .err b").first()).containsText("Line 2, column 9.");
        assertEquals("NEAR", page.locator(".h-bad").first().textContent().strip());
        PlaywrightAssertions.assertThat(page.locator("#save")).isDisabled();
        page.locator(".gap [data-fix]").first().click();
        PlaywrightAssertions.assertThat(page.locator("#editor .err")).hasCount(0);
        assertTrue(page.locator("#query").inputValue().contains("NEAR/"));
        PlaywrightAssertions.assertThat(page.locator("#bt-result")).containsText("articles match");
        page.locator("#save").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("Saved as revision 2");
        assertEquals(
                2,
                server.copies
                        .watchlist("port-closures")
                        .map(Watchlist::revision)
                        .orElse(0));
    }

    @Test
    void nothingOfAHostileTitleRunsOnAnyPage() {
        Page page = browser.open();
        for (String path : pages()) {
            page.navigate(server.url(path));
            assertFalse("ran".equals(page.title()), path);
            assertEquals(0, page.locator("main img").count(), path);
            TestBrowser.assertNothingBlocked(page);
        }
        page.navigate(server.url("/live"));
        page.locator(".row h3", new Page.LocatorOptions().setHasText("BREAKING"))
                .first()
                .locator("a")
                .click();
        PlaywrightAssertions.assertThat(page.locator(".story h1")).containsText("<script>");
        assertFalse("ran".equals(page.title()));
    }

    @Test
    void nothingButTheServersAnswerBecomesHtml() {
        Page page = browser.open();
        page.navigate(server.url("/live"));
        page.locator("#r-" + ALERT + " h3 a").click();
        PlaywrightAssertions.assertThat(page.locator(".why")).isVisible();
        Object refused = page.evaluate("() => { try { document.querySelector('#said').innerHTML = '<b>x</b>';"
                + " return 'inserted'; } catch (e) { return 'refused'; } }");
        assertEquals("refused", refused);
        Object second = page.evaluate("() => { try { trustedTypes.createPolicy('other', {}); return 'made'; }"
                + " catch (e) { return 'refused'; } }");
        assertEquals("refused", second);
        page.context().close();
    }

    @Test
    void everyPageFitsAPhoneInBothThemes() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(390, 320)) {
                Page page = browser.open(width, 844, scheme);
                for (String path : pages()) {
                    page.navigate(server.url(path));
                    assertEquals(
                            0,
                            page.evaluate(
                                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"),
                            path + " at " + width);
                }
                String ground = String.valueOf(page.evaluate("getComputedStyle(document.body).backgroundColor"));
                assertEquals(scheme == ColorScheme.DARK ? "rgb(14, 21, 20)" : "rgb(241, 243, 241)", ground);
            }
        }
    }

    @Test
    void threeSourcesArePausedAtOnceAndThatIsUndone() {
        Page page = browser.open();
        page.navigate(server.url("/sources"));
        PlaywrightAssertions.assertThat(page.locator("#picked")).isHidden();
        for (String host : List.of("nordhavn.example", "harbour-gazette.example", "alufuq.example")) {
            box(page, host).check();
        }
        PlaywrightAssertions.assertThat(page.locator("#picked-n")).hasText("3 selected");
        page.locator("#picked button[value=pause]").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("3 sources paused.");
        assertEquals(3, paused());
        page.keyboard().press("z");
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("Undone.");
        assertEquals(0, paused());
    }

    private static Locator box(Page page, String host) {
        return page.locator("#bulk input[value^='" + host + "/']");
    }

    private long paused() {
        return server.copies.feeds().all().stream().filter(Feed::paused).count();
    }

    @Test
    void removingNamesTheNumberAndEscapeClears() {
        Page page = browser.open();
        page.navigate(server.url("/sources"));
        int before = server.copies.feeds().size();
        page.locator("#pick-all").check();
        page.keyboard().press("Escape");
        PlaywrightAssertions.assertThat(page.locator("#picked")).isHidden();
        box(page, "nordhavn.example").check();
        page.locator("#remove").click();
        PlaywrightAssertions.assertThat(page.locator("#sure-n")).hasText("1 source");
        page.locator("#sure button[value=no]").click();
        assertEquals(before, server.copies.feeds().size());
        page.locator("#remove").click();
        page.locator("#sure button[value=yes]").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("1 source removed.");
        assertEquals(before - 1, server.copies.feeds().size());
    }

    @Test
    void anImportIsShownBeforeItIsApplied() {
        Page page = browser.open();
        int before = server.copies.feeds().size();
        page.navigate(server.url("/sources/import"));
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("mine.opml", "text/xml", """
                <opml><body><outline text="Sea & salt"><outline text="Tide" xmlUrl="https://tide.example/rss"/>
                <outline text="Known" xmlUrl="https://nordhavn.example/feed"/>
                <outline text="<img src=x>" xmlUrl="file:///x"/></outline></body></opml>
                """.getBytes(StandardCharsets.UTF_8)));
        page.locator("main .btn.main").click();
        PlaywrightAssertions.assertThat(page.locator(".figures")).containsText("1new");
        PlaywrightAssertions.assertThat(page.locator("main tbody")).containsText("expected an http or https address");
        assertEquals(before, server.copies.feeds().size());
        page.locator("#apply").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("1 source added.");
        assertEquals(before + 1, server.copies.feeds().size());
    }

    @Test
    void whatASiteHasIsChosenFrom() {
        Page page = browser.open();
        page.navigate(server.url("/sources"));
        page.locator("form.add input[name=url]").fill("https://ridge.example/");
        page.locator("form.add .btn.main").click();
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("2 feeds found");
        page.locator(".found input").nth(1).uncheck();
        page.locator("main .btn.main").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("1 source added.");
        assertTrue(server.copies
                .feeds()
                .find(Ids.feed("https://ridge.example/rss"))
                .isPresent());
    }

    @Test
    void aPreviewShowsWhatAFeedWouldBringInThePane() {
        Page page = browser.open();
        page.navigate(server.url("/sources?feed=" + Ids.feed("https://lowland-evening.example/rss")));
        page.locator("button[name=look]").click();
        PlaywrightAssertions.assertThat(page.locator("#brings li")).hasCount(2);
        PlaywrightAssertions.assertThat(page.locator("#brings")).containsText("<script>");
        assertFalse("ran".equals(page.title()));
    }

    @Test
    void pagesCanBeReadWithoutScript() {
        Page page = browser.openWithoutScript();
        page.navigate(server.url("/live"));
        page.locator("#r-" + ALERT + " h3 a").click();
        assertEquals(3, page.locator(".why .hit").count());
        page.navigate(server.url("/sources"));
        assertTrue(page.locator("tbody tr").count() > 5);
    }

    private static List<String> pages() {
        String feed = Ids.feed("https://lowland-evening.example/rss");
        return List.of(
                "/live",
                "/live/" + ALERT,
                "/live?rows=compact",
                "/watchlists",
                "/watchlists/port-closures",
                "/watchlists/supply-shocks",
                "/watchlists/new",
                "/watchlists/supply-shocks?as=any",
                "/watchlists/port-closures/history",
                "/search",
                "/search?q=port+AND+strike",
                "/search?q=port+NEAR+strike",
                "/search?q=port+AND+nowheretobefound",
                "/explain?article=" + Ids.article("https://hostile.example/news/5"),
                "/sources?feed=" + feed,
                "/sources/import",
                "/deliveries",
                "/pipeline",
                "/trace?url=https://harbour-gazette.example/nope");
    }
}
