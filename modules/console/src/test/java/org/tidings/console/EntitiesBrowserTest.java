package org.tidings.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
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

    @AutoClose
    private final TestBrowser browser = new TestBrowser("--no-first-run");

    private SampleServer server;

    @BeforeEach
    void start() {
        server = new SampleServer(null, sample -> sample.config().news().mentions());
    }

    @AfterEach
    void stop() {
        try {
            browser.finish();
        } finally {
            server.close();
        }
    }

    @Test
    void whoIsNamedMostOftenComesFirstAndLeadsToItsArticles() {
        Page page = browser.open();
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
    }

    @Test
    void theListIsFilteredAndSorted() {
        Page page = browser.open();
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
    }

    @Test
    void aNewNameBecomesAnEntity() {
        Page page = browser.open();
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
    }

    @Test
    void aRulingHoldsAndIsUndone() {
        Page page = browser.open();
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
    }

    @Test
    void aNewNameIsAnotherOfOneThatIsKnown() {
        Page page = browser.open();
        page.navigate(server.url("/names"));
        page.locator(".queue > li").first().locator(".pop summary").click();
        page.locator(".queue > li").first().locator("input[name=entity]").fill("lindqvist");
        page.locator(".queue > li").first().locator("button[value=same]").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("is an alias of lindqvist");
        assertEquals(
                List.of(Entity.Alias.of("Odile Marchais")),
                server.copies.entity("lindqvist").orElseThrow().aliases());
    }

    @Test
    void whoIsNamedByAWatchlistStaysAndWhoIsNotIsRemoved() {
        Page page = browser.open();
        page.navigate(server.url("/entities/calder-grid"));
        assertEquals(0, page.locator("main .btn.danger").count());
        page.navigate(server.url("/entities/lindqvist"));
        page.locator("main .btn.danger").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("is removed");
        assertTrue(server.copies.entity("lindqvist").isEmpty());
        page.locator("#undo").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("Undone.");
        assertTrue(server.copies.entity("lindqvist").isPresent());
    }

    @Test
    void anAlertSaysWhoIsInIt() {
        Page page = browser.open();
        page.navigate(server.url("/live/" + ALERT));
        assertEquals(
                List.of("Calder Grid", "Port Verrin", "gone"),
                page.locator(".story .chip").allTextContents());
        page.locator(".story .chip").first().click();
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Calder Grid");
    }

    @Test
    void everyPageFitsAPhoneInBothThemes() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(390, 320)) {
                Page page = browser.open(width, 844, scheme);
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
            }
        }
    }

    @Test
    void pagesCanBeReadWithoutScript() {
        Page page = browser.openWithoutScript();
        page.navigate(server.url("/entities"));
        page.locator("tbody tr b").first().click();
        assertTrue(page.locator(".lines li").count() > 0);
    }
}
