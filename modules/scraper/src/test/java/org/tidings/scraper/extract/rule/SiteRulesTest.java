package org.tidings.scraper.extract.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tidings.scraper.extract.Examined;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extractor;
import org.tidings.scraper.extract.facts.Languages;
import org.tidings.scraper.extract.text.Block;
import org.tidings.scraper.extract.text.Dropped;

class SiteRulesTest {
    private static final Languages LANGUAGES = new Languages();
    private static final String URL = "https://www.harbour-courier.example/world/tide-wall-holds";
    private static final String PAGE = """
            <html lang=en><head><title>Tide wall holds | Harbour Courier</title><meta name=generator content="Quillpress 3"></head><body>
            <main><p class=kick>The wall, night by night</p><h1>Tide wall holds</h1>
            <div class=writer>Mirela Quint</div><div class=when title="2026-03-14T07:05:00+01:00">Saturday</div>
            <div class=story>
            <p>The wall that took nine years to build met its first real storm on Saturday, and it held through the night.</p>
            <div class=aboutus><p>The Harbour Courier has told the news of the harbour and of the towns around it since it was founded.</p></div>
            <p>Water rose to within a hand of the crest, the harbour master said, before the wind turned to the north.</p>
            <p>Engineers will walk its whole length this week, and they expect to find small cracks and nothing else.</p></div>
            </main></body></html>
            """;

    private static List<Selector> selectors(String... texts) {
        return Arrays.stream(texts).map(Selector::of).toList();
    }

    private static SiteRule rule(List<String> hosts, List<Selector> markers, List<Selector> body, List<Selector> drop) {
        return new SiteRule(
                "test",
                "own.yaml",
                hosts,
                markers,
                body,
                drop,
                selectors(".kick"),
                selectors(".writer"),
                selectors(".when"));
    }

    private static SiteRule atHost(List<Selector> body, List<Selector> drop) {
        return rule(List.of("harbour-courier.example"), List.of(), body, drop);
    }

    private static Examined examine(SiteRule rule) {
        Extractor extractor = new Extractor(LANGUAGES, new SiteRules(List.of(rule)));
        return extractor.examine(PAGE.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", URL);
    }

    private static ArticleText article(SiteRule rule) {
        return (ArticleText) examine(rule).outcome();
    }

    private static RuleUse use(SiteRule rule) {
        RuleUse use = article(rule).rule();
        assertNotNull(use);
        return use;
    }

    @Test
    void whatTheRuleLeavesOutIsNoPartOfTheArticleAndSaysSo() {
        Examined examined = examine(atHost(selectors("div.story"), selectors(".aboutus")));
        ArticleText article = (ArticleText) examined.outcome();
        assertEquals(3, article.paragraphs().size());
        assertEquals(new RuleUse("test", null), article.rule());
        assertEquals(new RuleUse("test", null), examined.rule());
        assertTrue(examined.blocks().stream().map(Block::dropped).anyMatch(Dropped.RULE::equals));
    }

    @Test
    void theRuleKnowsTitleAuthorsAndDate() {
        ArticleText article = article(atHost(List.of(), List.of()));
        assertEquals("The wall, night by night", article.title());
        assertEquals(List.of("Mirela Quint"), article.authors());
        assertEquals("2026-03-14T07:05+01:00", String.valueOf(article.published()));
    }

    @Test
    void aRuleIsForItsHostsAndAllBelowThemAndForNoOther() {
        assertNull(article(rule(List.of("courier.example"), List.of(), List.of(), List.of()))
                .rule());
        assertNull(article(rule(List.of("x.www.harbour-courier.example"), List.of(), List.of(), List.of()))
                .rule());
        assertNotNull(article(rule(List.of("example"), List.of(), List.of(), List.of()))
                .rule());
    }

    @Test
    void aRuleIsForPagesWithItsMarkers() {
        List<Selector> marker = selectors("meta[name=generator][content^=quillpress]");
        assertNotNull(article(rule(List.of(), marker, List.of(), List.of())).rule());
        assertNull(article(rule(List.of(), selectors("meta[name=generator][content^=other]"), List.of(), List.of()))
                .rule());
    }

    @Test
    void aRuleWhoseBodyIsNotThereIsAMissAndThePageIsReadAllTheSame() {
        SiteRule rule = atHost(selectors("div.old-name"), List.of());
        assertEquals("nothing on the page is its body", use(rule).missed());
        assertEquals(4, article(rule).paragraphs().size());
    }

    @Test
    void aRuleThatLeavesTooLittleIsAMissAndThePageIsReadAllTheSame() {
        SiteRule rule = atHost(selectors("p.kick"), List.of());
        assertTrue(String.valueOf(use(rule).missed()).startsWith("it leaves "));
        assertEquals(4, article(rule).paragraphs().size());
    }

    @Property(tries = 200)
    void noRuleLosesTheArticle(@ForAll("parts") List<String> body, @ForAll("parts") List<String> drop) {
        SiteRule rule = atHost(
                body.stream().map(Selector::of).toList(),
                drop.stream().map(Selector::of).toList());
        assertTrue(article(rule).text().length() > 150, () -> article(rule).text());
    }

    @Provide
    Arbitrary<List<String>> parts() {
        return Arbitraries.of(
                        "p",
                        "div",
                        ".story",
                        "main",
                        "body",
                        "html",
                        "*",
                        "h1",
                        ".aboutus",
                        ".story > p",
                        "main p",
                        ".none",
                        "div div")
                .list()
                .ofMaxSize(3);
    }
}
