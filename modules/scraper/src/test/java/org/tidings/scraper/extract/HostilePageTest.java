package org.tidings.scraper.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.scraper.extract.Extracted.ArticleText;

/** Whatever a page is made of, there is an answer, soon. */
class HostilePageTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration MOST_WORK = Duration.ofSeconds(2);
    private static final String PROSE =
            "<p>The ferry left at seven with every seat taken, its captain said, and came back at noon.</p>";
    private static final String SOUND =
            "<html lang=en><head><title>Ferry</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\","
                    + "\"headline\":\"Ferry leaves\",\"author\":{\"name\":\"Ada Lindqvist\"}}</script></head><body><article>"
                    + "<h1>Ferry leaves</h1><div class='article-body'>" + PROSE + "<ul><li>one</li></ul>" + PROSE
                    + "<table><tr><td>two</td></tr></table></div></article></body></html>";

    private static Extracted soon(String html) {
        return assertTimeoutPreemptively(SOON, () -> Pages.read(html));
    }

    /** Counted in processor time, so that a busy machine makes no difference. */
    private static Extracted withLittleWork(String html) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return assertTimeoutPreemptively(SOON, () -> {
            long start = threads.getCurrentThreadCpuTime();
            Extracted read = Pages.read(html);
            Duration spent = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
            assertTrue(spent.compareTo(MOST_WORK) < 0, () -> "took " + spent);
            return read;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b>",
                "<ul><li>",
                "<table><tr><td>",
                "<a href=x>",
                "<span class=a><p>",
                "<svg>",
                "<blockquote>",
                "<font><i>"
            })
    void deepNestingIsAnswered(String tags) {
        assertNotNull(soon("<body>" + tags.repeat(200_000) + PROSE));
    }

    @Test
    void fiveMegabytesOfParagraphsAreCut() {
        switch (soon("<article>" + PROSE.repeat(60_000))) {
            case ArticleText article -> assertTrue(article.text().length() <= 1 << 20);
            case Extracted.NotNews other -> assertNotNull(other.reason());
        }
    }

    @Test
    void manyAttributesAreAnswered() {
        StringBuilder tag = new StringBuilder("<p ");
        for (int i = 0; i < 100_000; i++) {
            tag.append("a").append(i).append("=1 ");
        }
        assertNotNull(withLittleWork(tag + ">" + PROSE));
    }

    /** Each {@code <body>} adds its attributes to those of the first. */
    @Test
    void manyAttributesInManyTagsAreAnswered() {
        StringBuilder tags = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            tags.append("<body a").append(i).append("=1>");
        }
        assertNotNull(withLittleWork(tags + PROSE));
    }

    @Test
    void brokenLinkedDataIsIgnored() {
        String deep = "<script type='application/ld+json'>" + "{\"a\":".repeat(50_000) + "</script><article>"
                + PROSE.repeat(4);
        assertTrue(Pages.article(soon(deep)).text().contains("ferry"));
    }

    @Test
    void nulsAndControlsLeaveTheTextAlone() {
        String text = Pages.article("<article>"
                        + PROSE.repeat(4).replace("ferry", "fer\u0000ry").replace("noon", "no\u0007on"))
                .text();
        assertTrue(text.contains("noon"), text);
        assertEquals(-1, text.indexOf('\u0000'));
    }

    @Test
    void theHeadersCharsetBeatsThePages() {
        Charset greek = Charset.forName("windows-1253");
        String page =
                "<meta charset=utf-8><article><p>Το πλοίο έφυγε στις επτά το πρωί και γύρισε το μεσημέρι, είπε ο καπετάνιος.</p></article>";
        Extracted read = Pages.read(page.getBytes(greek), "text/html; charset=windows-1253");
        assertTrue(Pages.article(read).text().startsWith("Το πλοίο"));
    }

    @Test
    void thePagesCharsetCountsWhereTheHeaderIsSilent() {
        Charset cyrillic = Charset.forName("windows-1251");
        String page =
                "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><article><p>Паром вышел в семь утра и вернулся к полудню, сказал его капитан вчера.</p></article>";
        assertTrue(
                Pages.article(Pages.read(page.getBytes(cyrillic), null)).text().startsWith("Паром"));
    }

    @Test
    void anUnknownCharsetIsUtf8() {
        byte[] page = ("<meta charset=klingon><article>" + PROSE
                        + "<p>Ünïcödé, wie es im Buche steht, und noch mehr davon.</p>")
                .getBytes(StandardCharsets.UTF_8);
        assertTrue(
                Pages.article(Pages.read(page, "text/html; charset=;;")).text().contains("Ünïcödé"));
    }

    @Test
    void malformedBytesBecomeReplacementCharacters() {
        byte[] page = ("<article>" + PROSE
                        + "<p>A byte that is wrong: é, and a long sentence around it to be kept.</p>")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertTrue(Pages.article(Pages.read(page, "text/html; charset=utf-8"))
                .text()
                .contains("\ufffd"));
    }

    @Property(tries = 400)
    void mutatedBytesAreAnswered(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int changes) {
        byte[] page = SOUND.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        for (int i = 0; i < changes; i++) {
            page[random.nextInt(page.length)] = (byte) random.nextInt(256);
        }
        assertNotNull(Pages.read(page, random.nextBoolean() ? null : "text/html; charset=utf-16"));
    }

    @Property(tries = 200)
    void anyTextIsAnswered(@ForAll String text) {
        assertNotNull(soon(text));
        assertNotNull(soon(
                "<article><h1>" + text + "</h1><script type='application/ld+json'>" + text + "</script><p>" + text));
    }
}
