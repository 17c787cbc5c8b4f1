package org.tidings.scraper.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the text of every page. */
class TextPropertiesTest {
    private static final List<String> WORDS = List.of(
            "harbour", "Sturm", "été", "ферри", "港口", "ميناء", "whale,", "boat.", "42", "re-opened", "¿qué?", "it’s");
    private static final List<String> TAGS = List.of(
            "p",
            "div",
            "li",
            "h2",
            "blockquote",
            "td",
            "span",
            "b",
            "a href='/x'",
            "section",
            "pre",
            "br",
            "figcaption");

    /** A page as tags and words, without blanks between them: each word stands in an element of its own. */
    @Provide
    Arbitrary<List<String>> pages() {
        Arbitrary<String> words =
                Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(30).map(list -> String.join(" ", list));
        Arbitrary<String> blocks = Arbitraries.of(TAGS).flatMap(tag -> words.map(text -> element(tag, text)));
        return blocks.list().ofMinSize(1).ofMaxSize(25);
    }

    private static String element(String tag, String text) {
        String name = tag.split(" ", 2)[0];
        String inside =
                name.equals("br") ? "<br>" + text + "<br>" : "<" + tag + " class=c id=d>" + text + "</" + name + ">";
        return switch (name) {
            case "td" -> "<table><tr>" + inside + inside + "</tr></table>";
            case "li" -> "<ul>" + inside + "</ul>";
            case "span", "b", "a" -> "<p>" + inside + " " + text + "</p>";
            default -> inside;
        };
    }

    private static String page(List<String> blocks) {
        return "<html><body><article><h1>Title</h1>" + String.join("", blocks)
                + "<p>The ferry left the old pier at seven with every seat taken, its captain said on Monday.</p></article></body></html>";
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }

    private static String shown(String html) {
        return html.replaceAll("<[^>]*>", " ");
    }

    @Property(tries = 300)
    void wordsOfTheTextAreWordsOfThePageInTheirOrder(@ForAll("pages") List<String> blocks) {
        Iterator<String> page = words(shown(page(blocks))).iterator();
        for (String word : words(Pages.article(page(blocks)).text())) {
            assertTrue(advancesTo(word, page), () -> word + " is glued or out of order in " + blocks);
        }
    }

    private static boolean advancesTo(String word, Iterator<String> words) {
        while (words.hasNext()) {
            if (words.next().equals(word)) {
                return true;
            }
        }
        return false;
    }

    @Property(tries = 200)
    void moreWhiteSpaceChangesNothing(@ForAll("pages") List<String> blocks) {
        String page = page(blocks);
        String wide = page.replace("> <", ">\n\t <").replaceAll("(?<=\\w) (?=\\w)", " \n\t ");
        assertEquals(Pages.article(page).paragraphs(), Pages.article(wide).paragraphs());
    }

    @Property(tries = 200)
    void theOrderOfAttributesChangesNothing(@ForAll("pages") List<String> blocks) {
        String page = page(blocks).replace("class=c id=d", "class=c id=related");
        assertEquals(
                Pages.article(page).paragraphs(),
                Pages.article(page.replace("class=c id=related", "id=related class=c"))
                        .paragraphs());
    }
}
