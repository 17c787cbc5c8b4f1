package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidings.alerts.story.StoryRules;
import org.tidings.app.PlanHistory.Effect;
import org.tidings.app.PlanHistory.Expected;
import org.tidings.app.PlanHistory.Side;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

class PlanHistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Instant START = NOW.minus(Duration.ofDays(2));
    private static final String STRIKE =
            "Dockers at Port Selwyn walked out on Monday over pay and closed every terminal.";
    private static final String FLOOD =
            "The river Ash burst its banks in Oldbridge and drove families out of their homes.";

    private static Map<String, ConfigItem> items(ConfigItem... items) {
        Map<String, ConfigItem> out = new HashMap<>();
        List.of(items).forEach(item -> out.put(item.key(), item));
        return out;
    }

    private static Expected expected(Map<String, ConfigItem> before, Map<String, ConfigItem> after) {
        PlanHistory history = new PlanHistory(before, after, StoryRules.DEFAULT);
        history.add(Articles.of("https://a.example/strike", "Walkout at Port Selwyn", STRIKE, START));
        history.add(Articles.of("https://b.example/strike", "Port Selwyn walkout", STRIKE, START.plusSeconds(60)));
        history.add(Articles.of("https://a.example/flood", "Oldbridge under water", FLOOD, START.plusSeconds(90)));
        history.add(
                Articles.of("https://a.example/flood", "Oldbridge still under water", FLOOD, START.plusSeconds(99)));
        return history.expected(NOW, 1);
    }

    @Test
    void holdsTheOldVersionAgainstTheNew() {
        Expected expected = expected(
                items(Watchlist.of("news", "News", "walkout"), Watchlist.of("same", "Same", "river")),
                items(Watchlist.of("news", "News", "walkout OR river"), Watchlist.of("same", "Other name", "river")));
        assertEquals(Map.of("news", new Effect(new Side(2, 1), new Side(3, 2), 1, 0)), expected.effects());
        assertEquals(.5, expected.aDay(new Side(2, 1)), 1e-9);
        assertEquals(4, expected.articles());
    }

    @Test
    void countsWhatComesGoesAndIsSwitchedOff() {
        Watchlist river = Watchlist.of("river", "River", "river");
        Expected expected = expected(
                items(river, Watchlist.of("old", "Old", "pay")),
                items(river.withEnabled(false), Watchlist.of("new", "New", "pay")));
        assertEquals(
                new Effect(new Side(2, 1), Side.NONE, 0, 2), expected.effects().get("old"));
        assertEquals(
                new Effect(Side.NONE, new Side(2, 1), 2, 0), expected.effects().get("new"));
        assertEquals(
                new Effect(new Side(1, 1), Side.NONE, 0, 1), expected.effects().get("river"));
    }

    @Test
    void noticesThatAnEntityChanges() {
        Watchlist water = Watchlist.of("water", "Water", "@water");
        Entity ash = new Entity("water", "Ash", null, List.of(), Origin.FILE);
        Entity more = new Entity("water", "Ash", null, List.of(Entity.Alias.of("Port Selwyn")), Origin.FILE);
        Expected expected = expected(items(water, ash), items(water, more));
        assertEquals(Map.of("water", new Effect(new Side(1, 1), new Side(3, 2), 2, 0)), expected.effects());
    }

    @Test
    void triesNothingWhenNothingMatchesDifferently() {
        Map<String, ConfigItem> before = items(Watchlist.of("a", "A", "x"));
        assertTrue(new PlanHistory(before, items(Watchlist.of("a", "B", "x")), StoryRules.DEFAULT).isEmpty());
    }
}
