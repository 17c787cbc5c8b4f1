package org.tidings.scraper.extract.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidings.newsroom.Newsroom;
import org.tidings.newsroom.WrittenPage;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.NotNews;
import org.tidings.scraper.extract.Extractor;
import org.tidings.scraper.extract.ReadPage;
import org.tidings.scraper.extract.facts.Languages;

/**
 * The newsroom's stories, running ones among them, on sites whose names of blocks say nothing: what is read beside the text,
 * and what of the text is lost, after so many articles of the site. The table is written to target/site-learning.md.
 */
class NewsroomSitesTest {
    private static final List<Integer> KNOWN = List.of(0, 1, 3, 5, 10, 20);
    private static final int SITES = 6;

    /** What a site prints: before the text, among its paragraphs as prose and as a line, and after it. */
    private record Design(boolean before, boolean among, boolean line, boolean biography, boolean smallPrint) {
        static Design of(int site) {
            return new Design(site % 2 == 0, site % 3 != 0, site % 3 != 1, site != 1, true);
        }
    }

    /** Words a page. */
    private record Words(double wrong, double lost, int pages) {}

    private final Extractor extractor = new Extractor(new Languages());
    private final List<WrittenPage> stories = Newsroom.writtenPages().stream()
            .filter(page -> page.article() && page.paragraphs().size() >= 3)
            .toList();

    @Test
    void fewerWrongWordsTheMoreArticlesOfASiteAreKnown() throws IOException {
        List<Words> measured =
                KNOWN.stream().map(known -> measured(known, true)).toList();
        Files.writeString(Path.of("target", "site-learning.md"), table(measured));
        double before = measured.getFirst().wrong();
        assertTrue(before > 30, "the sites print furniture: " + before);
        assertTrue(measured.get(KNOWN.indexOf(3)).wrong() < 0.7 * before, measured.toString());
        assertTrue(measured.get(KNOWN.indexOf(10)).wrong() < 0.2 * before, measured.toString());
        assertTrue(measured.getLast().wrong() < 0.1 * before, measured.toString());
        measured.forEach(words -> assertEquals(measured.getFirst().lost(), words.lost(), 0.001));
    }

    @Test
    void nothingOfTheTextIsLostWhereASitePrintsNothingElse() {
        assertEquals(0, measured(20, false).lost(), 0.001);
        assertEquals(0, measured(60, false).lost(), 0.001);
    }

    private Words measured(int known, boolean furniture) {
        double wrong = 0;
        double lost = 0;
        int pages = 0;
        for (int site = 0; site < SITES; site++) {
            List<WrittenPage> order = new ArrayList<>(stories);
            Collections.shuffle(order, new Random(site));
            SiteProfile profile = SiteProfile.EMPTY;
            for (int i = 0; i < order.size(); i++) {
                String html =
                        page(order.get(i), furniture ? Design.of(site) : new Design(false, false, false, false, false));
                ReadPage read = extractor.read(
                        html.getBytes(StandardCharsets.UTF_8),
                        "text/html; charset=utf-8",
                        order.get(i).url(),
                        profile);
                if (i < known) {
                    profile = profile.with(order.get(i).url().hashCode(), read.blocks());
                } else {
                    wrong += surplus(paragraphs(read), order.get(i));
                    lost += missing(paragraphs(read), order.get(i));
                    pages++;
                }
            }
        }
        return new Words(wrong / pages, lost / pages, pages);
    }

    private static List<String> paragraphs(ReadPage read) {
        return switch (read.outcome()) {
            case ArticleText text -> text.paragraphs();
            case NotNews other -> throw new AssertionError(other.toString());
        };
    }

    private static int surplus(List<String> read, WrittenPage story) {
        List<String> more = new ArrayList<>(read);
        story.paragraphs().forEach(more::remove);
        more.remove(story.standfirst());
        return words(more);
    }

    private static int missing(List<String> read, WrittenPage story) {
        List<String> less = new ArrayList<>(story.paragraphs());
        read.forEach(less::remove);
        return words(less);
    }

    private static int words(List<String> paragraphs) {
        return paragraphs.stream()
                .mapToInt(paragraph -> paragraph.split("\\s+", -1).length)
                .sum();
    }

    private static String table(List<Words> measured) {
        StringBuilder table = new StringBuilder(
                "| articles known | wrong words a page | lost words a page | pages |\n|---|---|---|---|\n");
        for (int i = 0; i < KNOWN.size(); i++) {
            Words words = measured.get(i);
            table.append(String.format(
                    Locale.ROOT,
                    "| %d | %.1f | %.1f | %d |%n",
                    KNOWN.get(i),
                    words.wrong(),
                    words.lost(),
                    words.pages()));
        }
        return table.toString();
    }

    /** A page as content systems make them: names that are different at every build and tell nothing. */
    private static String page(WrittenPage story, Design design) {
        List<String> body = new ArrayList<>();
        story.paragraphs().forEach(paragraph -> body.add("<p class=\"sc-1kd\">" + escaped(paragraph) + "</p>"));
        if (design.line()) {
            body.add(
                    Math.min(3, body.size()),
                    "<div class=\"css-8a\"><span>The Tide: the morning's news, in your box at six</span></div>");
        }
        if (design.among()) {
            body.add(
                    2,
                    "<div class=\"css-9q\"><p>Nine in ten of those who pay for this paper say that they read it to the end. You can try it for a mark a week.</p></div>");
        }
        if (design.before()) {
            body.addFirst(
                    "<div class=\"css-2f\"><p>This report is free to read, as our members have paid for it. Tell a neighbour.</p></div>");
        }
        if (design.biography()) {
            body.add("<div class=\"css-7c\"><p>" + biography(story) + "</p></div>");
        }
        if (design.smallPrint()) {
            body.add(
                    "<div class=\"css-7d\"><p>" + (1_000 + story.url().length())
                            + " readers wrote to us this month. If you know something that we should, the desk is awake: ask for the night editor.</p></div>");
            body.add(
                    "<div class=\"css-7e\"><p>The Inland Herald belongs to the Board of the Inland Press and keeps to its code of conduct.</p></div>");
        }
        return "<!doctype html><html><head><title>" + escaped(story.title())
                + " | The Inland Herald</title></head><body><main class=\"css-0\"><h1 class=\"css-1\">"
                + escaped(story.title()) + "</h1><div class=\"css-3\">" + String.join("\n", body)
                + "</div></main></body></html>";
    }

    private static String biography(WrittenPage story) {
        List<String> biographies = List.of(
                "Ada Fenn has written from the northern ports for eleven years. She keeps bees, and a list of them.",
                "Ruben Oake is our man in the capital. He came to the paper from the railways and would go back.",
                "Mira Stroud covers courts, and before that covered roofs. She lives above the printing works.",
                "Jonah Pell draws maps for the paper and writes what does not fit on them. He has won no prizes.");
        return biographies.get(Math.floorMod(story.storyId().hashCode(), biographies.size()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
