package org.tidings.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's chromium for the tests of one class; it keeps what goes wrong in its pages. */
final class TestBrowser implements AutoCloseable {
    /** What the policy blocked is told to the page; kept over navigation. */
    private static final String REPORTS = "window.reports = []; document.addEventListener('securitypolicyviolation',"
            + " e => window.reports.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));";

    /** How far things moved without a person's doing. */
    private static final String SHIFTS = "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach("
            + "e => { window.shift += e.value; })).observe({type: 'layout-shift', buffered: true});";

    private final Playwright playwright;
    private final Browser browser;
    private final List<Page> pages = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    TestBrowser(String... options) {
        List<String> all = new ArrayList<>(List.of("--no-sandbox", "--disable-gpu"));
        all.addAll(List.of(options));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(all));
    }

    Page open() {
        return open(1440, 900, ColorScheme.LIGHT);
    }

    /** A page in a context of its own. */
    Page open(int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        context.setDefaultTimeout(10_000);
        context.addInitScript(REPORTS);
        Page page = context.newPage();
        page.onPageError(errors::add);
        pages.add(page);
        return page;
    }

    Page openWithoutScript() {
        return browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))
                .newPage();
    }

    static void watchShifts(Page page) {
        page.evaluate(SHIFTS);
    }

    static double shift(Page page) {
        return ((Number) page.evaluate("window.shift")).doubleValue();
    }

    /** That the policy blocked nothing since the page was last navigated. */
    static void assertNothingBlocked(Page page) {
        assertEquals(List.of(), page.evaluate("window.reports"));
    }

    /** Closes what a test opened: on no page did a script fail, and on none still open was anything blocked. */
    void finish() {
        List<String> thrown = new ArrayList<>();
        try {
            pages.stream().filter(page -> !page.isClosed()).forEach(TestBrowser::assertNothingBlocked);
        } finally {
            List.copyOf(browser.contexts()).forEach(BrowserContext::close);
            pages.clear();
            thrown.addAll(errors);
            errors.clear();
        }
        assertEquals(List.of(), thrown);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
