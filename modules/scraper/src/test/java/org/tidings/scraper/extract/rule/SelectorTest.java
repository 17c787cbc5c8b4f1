package org.tidings.scraper.extract.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
    private static final Document PAGE = Jsoup.parse("""
            <html amp><body class="single post-12">
            <main id=main><article class="story big"><h1>One</h1><div class=text><p>a</p><section><p class=last>b</p></section></div></article>
            <div class=text data-part="Body-One"><p>c</p></div></main>
            <aside><div><div class=text><p>d</p></div></div></aside></body></html>
            """);

    private static List<Element> found(String selector) {
        return Matches.in(PAGE, List.of(Selector.of(selector))).getFirst();
    }

    /** For what both understand, jsoup is the judge. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p",
                "*",
                ".text",
                "#main",
                "div.text",
                "article.story.big",
                "article p",
                "article > p",
                "article > div > p",
                "main .text p",
                "main > .text > p",
                "aside div div",
                "aside > div > .text",
                "p, h1",
                "article p, aside p",
                "[data-part]",
                "[data-part^=body]",
                "[data-part$=one]",
                "[data-part*='dy-o']",
                "[class~=big]",
                "html[amp]",
                "body[class*='post-']",
                "div > div p",
                "main article section > p.last",
                "body main > article .text p"
            })
    void meansWhatItMeansElsewhere(String selector) {
        assertEquals(PAGE.select(selector), found(selector));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "p:has(a)",
                "p::after",
                "a + b",
                "a ~ b",
                ".",
                "#",
                "[",
                "[a=",
                "a >",
                "> a",
                "a,",
                "a..b",
                "a!"
            })
    void whatIsNotTakenIsRefusedInWords(String selector) {
        String message = assertThrows(IllegalArgumentException.class, () -> Selector.of(selector))
                .getMessage();
        assertTrue(message != null && message.length() > 5, message);
    }

    @Property
    void anyTextIsASelectorOrIsRefused(@ForAll @StringLength(max = 40) @CharRange(from = ' ', to = '~') String text) {
        try {
            Matches.in(PAGE, List.of(Selector.of(text)));
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"div div div div div div i", ".a div div div div p", "b div > div > div > div q"})
    void aDeepPageCostsNoMoreThanItsElements(String selector) {
        Document deep = Jsoup.parse("<div>".repeat(500) + "<p>x</p><i>y</i>".repeat(20_000));
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Matches.in(deep, List.of(Selector.of(selector)));
        assertTrue(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before < 1_000_000_000L);
    }
}
