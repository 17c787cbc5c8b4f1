package org.tidings.scraper.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tidings.newsroom.Newsroom;
import org.tidings.newsroom.WrittenPage;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.NotNews;
import org.tidings.scraper.extract.facts.Languages;

/** The newsroom's pages are read as they were written, in every template, language and script. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewsroomPagesTest {
    private record Read(WrittenPage page, Extracted extracted) {
        String name() {
            return page.url() + " (" + page.storyId() + ")";
        }
    }

    private final List<Read> pages = read();

    private static List<Read> read() {
        Extractor extractor = new Extractor(new Languages());
        return Newsroom.writtenPages().stream()
                .map(page -> new Read(page, extractor.extract(page.body(), page.contentType(), page.url())))
                .toList();
    }

    @Test
    void everyArticleIsReadWithItsTitleAndParagraphsAndNothingElse() {
        List<String> wrong = new ArrayList<>();
        for (Read read : pages) {
            if (read.page().article()) {
                wrong.addAll(differences(read));
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static List<String> differences(Read read) {
        return switch (read.extracted()) {
            case NotNews none -> List.of(read.name() + " is taken for " + none.kind());
            case ArticleText text -> differences(read, text);
        };
    }

    private static List<String> differences(Read read, ArticleText text) {
        List<String> wrong = new ArrayList<>();
        if (!read.page().title().equals(text.title())) {
            wrong.add(read.name() + " has the title: " + text.title());
        }
        List<String> expected = read.page().paragraphs();
        List<String> more = new ArrayList<>(text.paragraphs());
        expected.forEach(more::remove);
        more.remove(read.page().standfirst());
        more.forEach(stray -> wrong.add(read.name() + " has too much: " + stray));
        List<String> less = new ArrayList<>(expected);
        less.removeAll(text.paragraphs());
        less.forEach(lost -> wrong.add(read.name() + " lacks: " + lost));
        return wrong;
    }

    @Test
    void everyOtherPageIsNoNews() {
        TreeSet<String> kinds = new TreeSet<>();
        for (Read read : pages) {
            if (!read.page().article()) {
                kinds.add(kind(read));
            }
        }
        assertEquals("[GALLERY, HUB, SOFT_404, VIDEO]", kinds.toString());
    }

    private static String kind(Read read) {
        return switch (read.extracted()) {
            case ArticleText text -> throw new AssertionError(read.name() + " is read as: " + text.text());
            case NotNews none -> none.kind().name();
        };
    }
}
