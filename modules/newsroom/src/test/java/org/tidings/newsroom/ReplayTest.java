package org.tidings.newsroom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final String INDEX = """
            [{"id": "a", "file": "one/a.html", "url": "https://www.paper.example.org/news/first?id=7#top", "encoding": "UTF-8"},
             {"id": "b", "file": "one/b.html", "url": "https://zeitung.example.net/größe", "encoding": null},
             {"id": "c", "file": "one/c.html", "url": "", "encoding": null},
             {"id": "d", "file": "one/d.html", "url": null, "encoding": null},
             {"id": "e", "file": "one/a.html", "url": "https://www.paper.example.org/news/first?id=7", "encoding": "UTF-8"},
             {"id": "f", "file": "one/d.html", "url": "hard::somewhere.html", "encoding": "UTF-8", "extra": 1},
             {"id": "g", "file": "one/d.html", "url": "http://paper.example.org/space.php?no=1 ", "encoding": "UTF-8"}]
            """;
    private static final byte[] LATIN =
            "<html><head><meta charset=windows-1252><title>Gr\u00f6\u00dfe &amp; Ma\u00df</title></head><body>Gr\u00f6\u00dfe</body></html>"
                    .getBytes(StandardCharsets.ISO_8859_1);

    private final MovableClock clock = new MovableClock();

    @TempDir
    Path folder;

    private Path folder() throws IOException {
        Files.createDirectories(folder.resolve("one"));
        Files.writeString(folder.resolve("pages.json"), INDEX);
        Files.writeString(folder.resolve("one/a.html"), "<title>First\n story</title><p>Words</p>");
        Files.write(folder.resolve("one/b.html"), LATIN);
        Files.writeString(folder.resolve("one/c.html"), "<p>no title</p>");
        Files.writeString(folder.resolve("one/d.html"), "<title>Fourth</title>");
        return folder;
    }

    @Test
    void servesPagesUnderTheirOwnAddresses() throws IOException {
        try (Replay replay = Replay.start(folder(), Duration.ZERO, 0, clock)) {
            Browser browser = new Browser(replay.port());
            Browser.Reply first = browser.get("https://www.paper.example.org/news/first?id=7");
            assertEquals("text/html; charset=utf-8", first.header("Content-Type"));
            assertTrue(first.text().contains("Words"));
            Browser.Reply raw = browser.get("https://zeitung.example.net/gr%C3%B6%C3%9Fe");
            assertEquals("text/html", raw.header("Content-Type"));
            assertArrayEquals(LATIN, raw.bytes());
            assertEquals(
                    404, browser.get("https://zeitung.example.net/robots.txt").status());
            assertEquals(
                    404,
                    browser.get("https://www.paper.example.org/news/first?id=8").status());
        }
    }

    @Test
    void mapsEveryHostToItself() throws IOException {
        try (Replay replay = Replay.start(folder(), Duration.ZERO, 0, clock)) {
            String here = "http://127.0.0.1:" + replay.port();
            assertEquals(here, replay.hosts().get("www.paper.example.org"));
            assertEquals(here, replay.hosts().get("zeitung.example.net"));
            assertEquals(here, replay.hosts().get("*.replay.example"));
            assertEquals(4, replay.hosts().size());
        }
    }

    @Test
    void announcesEveryEntryAfterAnEmptyFirstDocument() throws IOException {
        try (Replay replay = Replay.start(folder(), Duration.ofSeconds(10), 0, clock)) {
            assertEquals(7, replay.total());
            assertEquals(0, poll(replay).size());
            poll(replay);
            assertFalse(replay.done());
            clock.passSeconds(10);
            Set<String> all = poll(replay);
            assertEquals(7, all.size());
            assertTrue(replay.done());
            assertTrue(all.contains("capture:b Größe & Maß https://zeitung.example.net/größe"));
            assertTrue(all.contains("capture:c c -"), "an entry without an address has no link");
            assertTrue(all.contains("capture:f Fourth hard::somewhere.html"));
        }
    }

    /** Entries as "guid title link", of all feeds; no feed may hold one address twice. */
    private static Set<String> poll(Replay replay) throws IOException {
        Set<String> all = new HashSet<>();
        for (FeedLink feed : replay.feeds()) {
            String text = new Browser(replay.port()).get(feed.url()).text();
            Set<String> links = new HashSet<>();
            for (Element item : Jsoup.parse(text, Parser.xmlParser()).select("item")) {
                Element link = item.selectFirst("link");
                assertTrue(link == null || links.add(link.text().replaceFirst("#.*", "")), "twice in one feed");
                all.add(item.select("guid").text() + " " + item.select("title").text() + " "
                        + (link == null ? "-" : link.text()));
            }
        }
        return all;
    }

    @Test
    void aFolderWithoutAnIndexIsNamed() {
        assertTrue(problem().startsWith(folder.resolve("pages.json") + " is missing"));
    }

    @Test
    void aMissingFileIsNamedWithItsEntry() throws IOException {
        Files.delete(folder().resolve("one/c.html"));
        assertTrue(problem().startsWith(folder.resolve("one/c.html") + " is missing"));
        assertTrue(problem().contains("entry 3"));
    }

    @Test
    void aBrokenIndexIsNamedWithItsLine() throws IOException {
        Files.writeString(folder().resolve("pages.json"), "[\n{\"id\": }]");
        assertTrue(problem().startsWith(folder.resolve("pages.json") + ":2 "));
    }

    @Test
    void filesOutsideTheFolderAreRefused() throws IOException {
        Files.writeString(folder().resolve("pages.json"), "[{\"file\": \"../secret\", \"url\": \"\"}]");
        assertTrue(problem().contains("entry 1"));
    }

    private String problem() {
        BadReplayFolder problem =
                assertThrows(BadReplayFolder.class, () -> Replay.start(folder, Duration.ZERO, 0, clock));
        return java.util.Objects.requireNonNull(problem.getMessage());
    }
}
