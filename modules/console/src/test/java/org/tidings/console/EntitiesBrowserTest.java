package org.tidings.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tidings.model.Entity;

/** Who is in the news and the new names, in a real browser. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntitiesBrowserTest {
    private static final String ALERT = "9f3c21aa00112233445566778899aabb";
    private static final String REPORTS = "window.reports = []; document.addEventListener('securitypolicyviolation',"
            + " e => window.reports.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));";

    private Playwright playwright;
    private Browser browser;
    private SampleServer server;

    @BeforeAll
    void launch() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
    }

    @AfterAll
    void quit() {
        browser.close();
        playwright.close();
    }

    @BeforeEach
    void start() {
        server = new SampleServer(null, sample -> sample.config().news().mentions());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Page page(int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        context.setDefaultTimeout(10_000);
        context.addInitScript(REPORTS);
        return context.newPage();
    }

    private Page page() {
        return page(1440, 900, ColorScheme.LIGHT);
    }

    private void close(Page page) {
        assertEquals(List.of(), page.evaluate("window.reports"));
        page.context().close();
    }

    @Test
    void whoIsNamedMostOftenComesFirstAndLeadsToItsArticles() {
        Page page = page();
        page.navigate(server.url("/entities"));
        PlaywrightAssertions.assertThat(page.locator("tbody tr").first()).containsText("Edda Lindqvist");
        PlaywrightAssertions.assertThat(page.locator("tbody tr").first()).containsText("new");
        assertTrue(page.locator("tbody tr").first().locator("rect").count() >= 1);
        page.locator("tbody tr").first().locator("b").first().click();
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Edda Lindqvist");
        assertEquals(15, page.locator(".lines li").count());
        PlaywrightAssertions.assertThat(page.locator(".chips")).containsText("Calder Grid");
        assertFalse("ran".equals(page.title()));
        page.locator(".chips a").first().click();
        PlaywrightAssertions.assertThat(page.locator("aside")).containsText("Calder energy");
        close(page);
    }

    @Test
    void theListIsFilteredAndSorted() {
        Page page = page();
        page.navigate(server.url("/entities"));
        page.locator("th a", new Page.LocatorOptions().setHasText("7 days")).click();
        PlaywrightAssertions.assertThat(page.locator("th[aria-sort]")).hasText("7 days");
        PlaywrightAssertions.assertThat(page.locator("tbody tr").first()).containsText("Port Verrin");
        page.locator("#q").fill("vireo");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount(1);
        assertTrue(page.url().contains("sort=week"), page.url());
        page.locator("#q").fill("nobody of this name");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator(".empty")).containsText("No entity fits");
        close(page);
    }

    @Test
    void aNewNameBecomesAnEntity() {
        Page page = page();
        page.navigate(server.url("/names"));
        PlaywrightAssertions.assertThat(page.locator(".queue > li")).hasCount(4);
        page.locator(".queue > li").first().locator(".btn.main").click();
        PlaywrightAssertions.assertThat(page.locator("input[name=id]")).hasValue("odile-marchais");
        assertEquals(3, page.locator(".lines li").count());
        page.locator("textarea").fill("O. Marchais\nOdile Marchais-Orr");
        page.locator("main .btn.main").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("Odile Marchais is an entity now.");
        Entity made = server.copies.entity("odile-marchais").orElseThrow();
        assertEquals(2, made.aliases().size());
        page.navigate(server.url("/names"));
        PlaywrightAssertions.assertThat(page.locator(".queue > li")).hasCount(3);
        close(page);
    }

    @Test
    void aRulingHoldsAndIsUndone() {
        Page page = page();
        page.navigate(server.url("/names"));
        page.locator(".queue > li").nth(1).locator("button[value=not]").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("Vireo Harbour Works will not come back.");
        PlaywrightAssertions.assertThat(page.locator(".queue > li")).hasCount(3);
        server.sample.named("VIREO Harbour works", "plc", 9);
        page.navigate(server.url("/names"));
        PlaywrightAssertions.assertThat(page.locator(".queue > li")).hasCount(3);
        page.locator(".ruled summary").click();
        page.locator(".ruled button").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("may come back");
        PlaywrightAssertions.assertThat(page.locator(".queue > li")).hasCount(4);
        page.locator("#undo").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("Undone.");
        PlaywrightAssertions.assertThat(page.locator(".queue > li")).hasCount(3);
        close(page);
    }

    @Test
    void aNewNameIsAnotherOfOneThatIsKnown() {
        Page page = page();
        page.navigate(server.url("/names"));
        page.locator(".queue > li").first().locator(".pop summary").click();
        page.locator(".queue > li").first().locator("input[name=entity]").fill("lindqvist");
        page.locator(".queue > li").first().locator("button[value=same]").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("is an alias of lindqvist");
        assertEquals(
                List.of(Entity.Alias.of("Odile Marchais")),
                server.copies.entity("lindqvist").orElseThrow().aliases());
        close(page);
    }

    @Test
    void whoIsNamedByAWatchlistStaysAndWhoIsNotIsRemoved() {
        Page page = page();
        page.navigate(server.url("/entities/calder-grid"));
        assertEquals(0, page.locator("main .btn.danger").count());
        page.navigate(server.url("/entities/lindqvist"));
        page.locator("main .btn.danger").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("is removed");
        assertTrue(server.copies.entity("lindqvist").isEmpty());
        page.locator("#undo").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("Undone.");
        assertTrue(server.copies.entity("lindqvist").isPresent());
        close(page);
    }

    @Test
    void anAlertSaysWhoIsInIt() {
        Page page = page();
        page.navigate(server.url("/live/" + ALERT));
        assertEquals(
                List.of("Calder Grid", "Port Verrin", "gone"),
                page.locator(".story .chip").allTextContents());
        page.locator(".story .chip").first().click();
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Calder Grid");
        close(page);
    }

    @Test
    void everyPageFitsAPhoneInBothThemes() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(390, 320)) {
                Page page = page(width, 844, scheme);
                for (String path : List.of(
                        "/entities",
                        "/entities?q=none",
                        "/entities/long",
                        "/entities/lindqvist",
                        "/entities/lindqvist/edit",
                        "/entities/new?name=%E5%8D%A1",
                        "/names",
                        "/live/" + ALERT)) {
                    page.navigate(server.url(path));
                    assertEquals(
                            0,
                            page.evaluate(
                                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"),
                            path + " at " + width);
                }
                close(page);
            }
        }
    }

    @Test
    void pagesCanBeReadWithoutScript() {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        Page page = context.newPage();
        page.navigate(server.url("/entities"));
        page.locator("tbody tr b").first().click();
        assertTrue(page.locator(".lines li").count() > 0);
        context.close();
    }
}
