package org.tidings.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tidings.console.copy.Verdicts;
import org.tidings.console.history.Found;
import org.tidings.console.history.History;
import org.tidings.console.history.Question;
import org.tidings.console.history.Report;
import org.tidings.console.history.Search;
import org.tidings.model.Article;
import org.tidings.model.ConfigChange;
import org.tidings.model.Json;
import org.tidings.model.Match;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

/** Watchlists and search in a real browser. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditorBrowserTest {
    @AutoClose
    private final TestBrowser browser = new TestBrowser("--disable-background-networking");

    private SampleServer server;
    private Page page;

    @BeforeEach
    void start() {
        server = new SampleServer(
                null, sample -> sample.config().news().history(60).sources().pipeline());
        page = browser.open();
    }

    @AfterEach
    void stop() {
        try {
            browser.finish();
        } finally {
            server.close();
        }
    }

    private void open(String path) {
        page.navigate(server.url(path));
    }

    private void waitForReport() {
        PlaywrightAssertions.assertThat(page.locator("#bt-result")).containsText("decided in");
    }

    private String typed() {
        return page.locator("#query").inputValue();
    }

    @Test
    void severalErrorsStandUnderTheirLinesAndTheTextStaysInPlace() {
        open("/watchlists/port-closures");
        page.locator("#query").fill("port AND\n(strike NEAR tugs)\nOR @nobody-here\nOR tide");
        PlaywrightAssertions.assertThat(page.locator(".gap")).hasCount(2);
        assertEquals(
                List.of("line", "line", "gap", "line", "gap", "line"),
                page.evaluate("[...document.querySelector('.layer').children].map(one => one.className)"));
        page.locator("#query").press("Control+Home");
        page.locator("#query").press("ArrowDown");
        page.locator("#query").press("ArrowDown");
        assertEquals(
                "translateY(" + gapHeight(0) + "px)", page.locator("#query").evaluate("one => one.style.transform"));
    }

    private String gapHeight(int gap) {
        return String.valueOf(page.locator(".gap").nth(gap).evaluate("one => one.offsetHeight"));
    }

    @Test
    void pastMatchesOfASavedWatchlistBecomeItsStoriesOnceConfirmed() {
        open("/watchlists/port-closures");
        page.onceDialog(dialog -> dialog.dismiss());
        page.locator("#backfill").click();
        assertEquals(List.of(), server.actions.backfilled);
        page.onceDialog(dialog -> dialog.accept());
        page.locator("#backfill").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("become its stories. Nobody is notified.");
        assertFalse(server.actions.backfilled.isEmpty());
    }

    @Test
    void typingKeepsTheFocusWhileAnswersCome() {
        open("/watchlists/port-closures");
        waitForReport();
        page.locator("#query").click();
        page.keyboard().press("Control+End");
        page.keyboard()
                .type(" AND tugs NOT football", new com.microsoft.playwright.Keyboard.TypeOptions().setDelay(40));
        PlaywrightAssertions.assertThat(page.locator(".tree")).containsText("football");
        assertEquals("query", page.evaluate("document.activeElement.id"));
        assertTrue(typed().endsWith("AND tugs NOT football"), typed());
    }

    @Test
    void anEntityIsCompletedByKeysAlone() {
        open("/watchlists/new");
        page.locator("#query").focus();
        page.keyboard().type("strike AND @po");
        PlaywrightAssertions.assertThat(page.locator("#complete li").first()).containsText("@port-verrin");
        page.keyboard().press("Enter");
        assertEquals("strike AND @port-verrin ", typed());
        page.keyboard().type("AND source:nord");
        PlaywrightAssertions.assertThat(page.locator("#complete li").first()).containsText("source:nordhavn.example");
        page.keyboard().press("Escape");
        PlaywrightAssertions.assertThat(page.locator("#complete")).isHidden();
        page.keyboard().type("havn.example OR ti");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Tab");
        assertEquals("strike AND @port-verrin AND source:nordhavn.example OR title:", typed());
    }

    @Test
    void anErrorKeepsTheLastReportAndSaysItsAge() {
        open("/watchlists/port-closures");
        waitForReport();
        page.locator("#query").fill("port NEAR strike");
        PlaywrightAssertions.assertThat(page.locator("#bt-note")).containsText("last text without errors");
        PlaywrightAssertions.assertThat(page.locator("#bt-result")).containsText("decided in");
        page.locator(".gap [data-fix]").focus();
        page.keyboard().press("Enter");
        assertEquals("port NEAR/5 strike", typed());
        PlaywrightAssertions.assertThat(page.locator("#bt-note")).isEmpty();
        PlaywrightAssertions.assertThat(page.locator(".bt .tabs")).containsText("Gained");
    }

    @Test
    void aMarkSurvivesAReloadAndIsTheSameOnTheAlert() {
        open("/watchlists/port-closures");
        waitForReport();
        page.locator("#p-kept").focus();
        page.keyboard().press("Space");
        page.locator(".p-kept li:has-text('Harbour notes') [value^='bad:']")
                .first()
                .click();
        page.waitForCondition(() -> Verdicts.of(server.copies, "port-closures").count() == 1);
        page.reload();
        waitForReport();
        page.locator("#p-kept").check(new com.microsoft.playwright.Locator.CheckOptions().setForce(true));
        PlaywrightAssertions.assertThat(page.locator(".p-kept li:has-text('Harbour notes') [value^='bad:']")
                        .first())
                .hasAttribute("aria-pressed", "true");
        String article = Verdicts.of(server.copies, "port-closures")
                .byArticle()
                .keySet()
                .iterator()
                .next();
        var alert = server.copies
                .alerts()
                .all(one -> one.article().id().equals(article))
                .getFirst();
        open("/live/" + alert.id());
        PlaywrightAssertions.assertThat(page.locator("[data-key='-']")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void theReportMovesNothing() {
        open("/watchlists/port-closures");
        TestBrowser.watchShifts(page);
        waitForReport();
        double before = TestBrowser.shift(page);
        page.locator("#query").fill("port AND tugs");
        PlaywrightAssertions.assertThat(page.locator(".bt .tabs")).containsText("Lost");
        page.waitForCondition(() -> page.locator(".tree").innerText().contains("tugs"));
        assertEquals(before, TestBrowser.shift(page), 0.02);
    }

    @Test
    void weightedTermsAreAddedCheckedAndSaved() {
        open("/watchlists/port-closures?as=any");
        assertTrue(page.locator("[name=termQ]").first().inputValue().startsWith("(strike OR"));
        page.locator("#more-terms").click();
        page.keyboard().type("football NEAR tugs");
        page.keyboard().press("Tab");
        page.keyboard().press("Control+A");
        page.keyboard().type("-3");
        PlaywrightAssertions.assertThat(page.locator(".term .err")).containsText("NEAR");
        page.locator(".term .err [data-fix]").click();
        PlaywrightAssertions.assertThat(page.locator(".term .err")).hasCount(0);
        waitForReport();
        page.locator("#save").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("Saved as revision 2");
        var any = Objects.requireNonNull(
                server.copies.watchlist("port-closures").orElseThrow().any());
        assertEquals(-3, any.terms().getLast().weight());
        assertEquals("football NEAR/5 tugs", any.terms().getLast().q());
    }

    @Test
    void examplesRunWhileTheyAreTyped() {
        open("/watchlists/port-closures");
        page.locator("#examples summary").click();
        page.locator("[name=mustMatch]").fill("A strike closes the port\n\nNothing of the kind");
        page.locator("[name=mustIgnore]").fill("A football match");
        PlaywrightAssertions.assertThat(page.locator("#tried li")).hasCount(3);
        PlaywrightAssertions.assertThat(page.locator("#tried .t-failing")).hasCount(1);
        page.locator("#save").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("Saved");
        assertEquals(
                2,
                server.copies
                        .watchlist("port-closures")
                        .orElseThrow()
                        .examples()
                        .matches()
                        .size());
    }

    @Test
    void whatAnotherOneSavedStandsBesideMine() {
        open("/watchlists/port-closures");
        server.actions.save(
                Watchlist.of("port-closures", "Port closures", "port AND (strike OR lockout)"), 1, Origin.CONSOLE);
        page.locator("#query").fill("port AND strike");
        PlaywrightAssertions.assertThat(page.locator(".tree")).isVisible();
        page.locator("#save").click();
        PlaywrightAssertions.assertThat(page.locator("#conflict")).containsText("Revision 2 was saved");
        PlaywrightAssertions.assertThat(page.locator(".sides del").first()).isVisible();
        page.locator("#save").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("Saved as revision 3");
    }

    @Test
    void manyWatchlistsAreMovedAtOnceAndThatIsUndone() {
        for (int i = 0; i < 10_000; i++) {
            Watchlist one = Watchlist.of("list-" + i, "List " + i, "harbour AND \"number " + i + "\"")
                    .withOrigin(Origin.CONSOLE)
                    .withFiling(new Watchlist.Filing("Desk " + i % 40, List.of("bulk"), null), Watchlist.Examples.NONE);
            server.copies.config().put(one.key(), one);
        }
        open("/watchlists?tag=bulk");
        assertTrue(page.content().getBytes(StandardCharsets.UTF_8).length < 200_000);
        assertEquals(100, page.locator("tbody input[name=watchlist]").count());
        page.locator("#pick-all").check();
        page.locator("#picked-all").check();
        page.locator(".pop summary").nth(1).click();
        page.locator("[name=toGroup]").fill("Harbours");
        page.locator("button[value=move]").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("10,000 watchlists moved to Harbours.");
        PlaywrightAssertions.assertThat(page.locator("tr.group")).hasText("Harbours");
        page.keyboard().press("z");
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("Undone.");
        PlaywrightAssertions.assertThat(page.locator("tr.group").first()).hasText("Desk 0");
    }

    @Test
    void aSearchIsNarrowedAndBecomesAWatchlist() {
        open("/search");
        page.keyboard().press("/");
        page.keyboard().type("port AND strike");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("#facts")).containsText("64 articles");
        page.locator(".facets a").first().click();
        PlaywrightAssertions.assertThat(page.locator("#facts")).containsText("60 articles");
        assertEquals("(port AND strike) AND source:tidende.example", typed());
        page.locator("#as-watchlist").click();
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("New watchlist");
        assertEquals("(port AND strike) AND source:tidende.example", typed());
        waitForReport();
    }

    @Test
    void aSearchWithoutHitsNamesTheTermToBlame() {
        open("/search?q=port+AND+strike+AND+zeppelin");
        PlaywrightAssertions.assertThat(page.locator(".empty")).containsText("zeppelin. Without it: 64");
        page.locator("#without").click();
        PlaywrightAssertions.assertThat(page.locator("#facts")).containsText("64 articles");
    }

    @Test
    void anArticleOfASearchIsExplainedForAnyWatchlist() {
        open("/search?q=port+AND+tugs");
        page.locator("#results h3 a").first().click();
        PlaywrightAssertions.assertThat(page.locator("#verdict")).containsText("hits this article");
        page.locator("#watchlist").selectOption("calder-energy");
        page.locator("#pick .btn").click();
        PlaywrightAssertions.assertThat(page.locator("#verdict"))
                .containsText("does not hit this article: @calder-grid");
        assertTrue(page.locator(".parts .no").count() > 0);
    }

    /** A history that takes as long as nobody stops it, until it is told to be quick. */
    private static final class Slow implements History {
        private final History history;
        private final AtomicBoolean quick;

        Slow(History history, AtomicBoolean quick) {
            this.history = history;
            this.quick = quick;
        }

        @Override
        public long articles() {
            return 1_002_118;
        }

        @Override
        public Optional<Article> find(String id) {
            return history.find(id);
        }

        @Override
        public Count count(Watchlist watchlist) {
            return history.count(watchlist);
        }

        @Override
        public Found search(Search search, Progress progress) {
            return history.search(search, progress);
        }

        @Override
        public List<Match> matches(Search search, Progress progress) {
            return history.matches(search, progress);
        }

        @Override
        public Report ask(Question question, Progress progress) {
            boolean goesOn = true;
            while (goesOn && !quick.get()) {
                goesOn = progress.goOn(640_000, 1_002_118);
                Thread.onSpinWait();
            }
            Report report = history.ask(question, Progress.NONE);
            return goesOn ? report : partly(report);
        }

        private static Report partly(Report report) {
            return new Report(
                    1_002_118,
                    1_002_118,
                    640_000,
                    report.grouped(),
                    report.now(),
                    report.before(),
                    report.days(),
                    report.sources(),
                    report.languages(),
                    report.gained(),
                    report.lost(),
                    report.kept(),
                    report.good(),
                    report.bad(),
                    report.took());
        }
    }

    @Test
    void aLongBacktestTellsHowFarItIsAndCanBeStopped() {
        server.close();
        AtomicBoolean quick = new AtomicBoolean();
        server = new SampleServer(
                null, sample -> sample.config().news().history(60), history -> new Slow(history, quick));
        open("/watchlists/port-closures");
        PlaywrightAssertions.assertThat(page.locator("#bt-note")).containsText("640,000 of 1,002,118 articles read");
        page.locator("[data-stop]").click();
        PlaywrightAssertions.assertThat(page.locator("#bt-note")).containsText("Stopped.");
        waitForReport();
        quick.set(true);
        page.locator("[data-goon]").click();
        PlaywrightAssertions.assertThat(page.locator("#bt-note")).isEmpty();
    }

    @Test
    void theHistoryTellsWhichWordsChangedAndMakesAnOldOneLiveAgain() {
        Watchlist old = Watchlist.of("port-closures", "Port closures", "port AND strike")
                .withOrigin(Origin.CONSOLE);
        Watchlist now = Sample.ports().withRevision(2, null);
        server.copies.config().put(now.key(), now);
        ConfigChange change = new ConfigChange(
                now.key(),
                "console",
                Origin.CONSOLE,
                null,
                Json.mapper().valueToTree(old),
                Instant.parse("2026-11-20T09:00:00Z"),
                7L);
        ConfigChange next = new ConfigChange(
                now.key(),
                "console",
                Origin.CONSOLE,
                Json.mapper().valueToTree(old),
                Json.mapper().valueToTree(now),
                Instant.parse("2026-11-21T09:00:00Z"),
                8L);
        server.copies.changes().add(now.key(), Json.bytes(change));
        server.copies.changes().add(now.key(), Json.bytes(next));
        open("/watchlists/port-closures/history");
        PlaywrightAssertions.assertThat(page.locator(".log > li")).hasCount(2);
        PlaywrightAssertions.assertThat(page.locator(".log ins").first()).isVisible();
        page.locator("button[value='7']").click();
        PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("Live again");
        assertEquals(
                "port AND strike",
                server.copies.watchlist("port-closures").orElseThrow().query());
    }

    @Test
    void theEditorWorksWithoutScript() {
        Page plain = browser.openWithoutScript();
        plain.navigate(server.url("/watchlists/port-closures"));
        plain.locator("#query").fill("port NEAR strike");
        plain.locator("[formaction='/watchlists/try']").click();
        PlaywrightAssertions.assertThat(plain.locator("#check .err")).containsText("NEAR");
        plain.locator("#query").fill("port AND strike");
        plain.locator("[formaction='/watchlists/try']").click();
        PlaywrightAssertions.assertThat(plain.locator("#bt-result")).containsText("articles match");
        plain.locator("#save").click();
        assertEquals(
                "port AND strike",
                server.copies.watchlist("port-closures").orElseThrow().query());
    }
}
