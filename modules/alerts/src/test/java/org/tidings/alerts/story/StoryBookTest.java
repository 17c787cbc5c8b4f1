package org.tidings.alerts.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryBookTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Reading STRIKE = reading(
            "Walkout at Port Selwyn",
            "Crane operators at Port Selwyn walked out before dawn, closing every berth of the harbour. The union of"
                    + " dockers wants shorter shifts.");
    private static final Reading STRIKE_TOO = reading(
            "Port Selwyn closed by walkout",
            "Ships wait off Port Selwyn after crane operators walked out. The dockers' union asks for shorter shifts and"
                    + " every berth of the harbour is closed.");
    private static final Reading FLOOD = reading(
            "Oldbridge under water",
            "The river Lune broke its banks at Oldbridge, flooding cellars and the market hall.");

    private final StoryBook book = new StoryBook(StoryRules.DEFAULT);

    @Test
    void joinsFurtherReportsAndOpensOtherStories() {
        assertTrue(book.place("strike", STRIKE, START).opened());
        StoryBook.Placement further = book.place("further", STRIKE_TOO, START.plusSeconds(60));
        assertFalse(further.opened());
        assertEquals("strike", further.story().id());
        assertEquals(2, further.story().size());
        assertTrue(book.place("flood", FLOOD, START.plusSeconds(120)).opened());
    }

    @Test
    void joinsLessAsDaysPass() {
        book.place("strike", STRIKE, START);
        assertTrue(book.place("anniversary", STRIKE_TOO, START.plus(Duration.ofDays(4)))
                .opened());
    }

    @Test
    void closesStoriesAfterTheWindow() {
        book.place("strike", STRIKE, START);
        StoryBook.Placement later = book.place("flood", FLOOD, START.plus(Duration.ofDays(6)));
        assertEquals(List.of("strike"), later.closed());
        assertEquals(1, book.size());
    }

    @Test
    void makesRoomByClosingTheOldest() {
        StoryBook small = new StoryBook(new StoryRules(Duration.ofDays(5), .3, Duration.ofDays(2), 1));
        small.place("strike", STRIKE, START);
        assertEquals(
                List.of("strike"),
                small.place("flood", FLOOD, START.plusSeconds(60)).closed());
        assertEquals(1, small.size());
    }

    @Test
    void opensAStoryForTheSameWordsWithOtherFigures() {
        Reading monday = reading(
                "Oldbridge weather: showers on Monday",
                "The forecast for Oldbridge on Monday, March 2, calls for a high near 11 degrees and a low around 4,"
                        + " with wind from the west at 17 miles an hour.");
        Reading tuesday = reading(
                "Oldbridge weather: showers on Tuesday",
                "The forecast for Oldbridge on Tuesday, March 3, calls for a high near 9 degrees and a low around 2,"
                        + " with wind from the west at 31 miles an hour.");
        book.place("monday", monday, START);
        assertTrue(
                book.place("tuesday", tuesday, START.plus(Duration.ofDays(1))).opened());
        assertFalse(book.place("copy", tuesday, START.plus(Duration.ofDays(1))).opened());
    }

    @Test
    void goesOnFromStoredStoriesAsItWouldHave() {
        book.place("strike", STRIKE, START);
        book.place("flood", FLOOD, START);
        book.place("further", STRIKE_TOO, START);
        StoryBook restored = new StoryBook(StoryRules.DEFAULT);
        book.stories().forEach(story -> restored.restore(StoryCodec.read(story.id(), StoryCodec.bytes(story))));

        StoryBook.Placement here = book.place("next", STRIKE, START.plusSeconds(60));
        StoryBook.Placement there = restored.place("next", STRIKE, START.plusSeconds(60));
        assertEquals(here.score(), there.score(), 0);
        assertEquals(List.of(bytes(here.story())), List.of(bytes(there.story())));
    }

    @Test
    void keepsAStoryOfOneArticleWithinSixHundredBytes() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append("word")
                    .append((char) ('a' + i % 26))
                    .append(i)
                    .append(i % 7 == 0 ? " 17 " : " ")
                    .append(i);
        }
        Story story =
                book.place("long", reading("Long", text.toString()), START).story();
        assertTrue(StoryCodec.bytes(story).length <= 600, () -> "bytes: " + StoryCodec.bytes(story).length);
    }

    @Test
    void groupsScriptsWithoutBlanks() {
        Reading one = Reading.of("塞尔温港罢工", "塞尔温港的起重机操作员凌晨罢工，港口全部泊位关闭。", "zh");
        Reading two = Reading.of("塞尔温港关闭", "起重机操作员罢工后，塞尔温港全部泊位关闭。", "zh");
        Reading other = Reading.of("旧桥被淹", "伦河在旧桥决堤，淹没了地下室和市场大厅。", "zh");
        book.place("one", one, START);
        assertFalse(book.place("two", two, START).opened());
        assertTrue(book.place("other", other, START).opened());
    }

    private static Reading reading(String title, String text) {
        return Reading.of(title, text, "en");
    }

    private static String bytes(Story story) {
        return java.util.HexFormat.of().formatHex(StoryCodec.bytes(story));
    }
}
