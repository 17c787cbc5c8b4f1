package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidings.model.ConfigItem;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;
import org.tidings.runtime.config.Content;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.TidingsFile;
import org.tidings.runtime.kafka.ConfigWriter.Changes;
import org.tidings.runtime.kafka.ConfigWriter.State;

class PlanTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final State NOTHING = new State(Map.of(), Map.of());

    private static Content content(String yaml) {
        Problems problems = new Problems();
        Content content =
                TidingsFile.parse("t.yaml", yaml, Path.of("data"), problems).content();
        assertEquals(List.of(), problems.all());
        return content;
    }

    /** What stands on the topics after a plan was carried out. */
    private static State after(State before, Plan plan) {
        Changes changes = plan.changes();
        Map<String, ConfigItem> items = new HashMap<>(before.items());
        changes.removed().forEach(items::remove);
        changes.items().forEach(item -> items.put(item.key(), item));
        Map<String, Feed> feeds = new HashMap<>(before.feeds());
        changes.removedFeeds().forEach(feeds::remove);
        changes.feeds().forEach(feed -> feeds.put(feed.id(), feed));
        return new State(items, feeds);
    }

    private static final String FILE = """
            feeds: ["https://example.org/a"]
            entities: [{id: e, name: E}]
            watchlists: [{id: w, query: '@e'}]
            """;

    @Test
    void aFirstFileIsAllNew() {
        Plan plan = Plan.of(content(FILE), NOTHING, NOW);
        assertEquals(List.of("+ entity e", "+ watchlist w", "+ feed https://example.org/a"), plan.lines());
    }

    @Test
    void theSameFileAgainChangesNothing() {
        State state = after(NOTHING, Plan.of(content(FILE), NOTHING, NOW));
        assertTrue(Plan.of(content(FILE), state, NOW.plusSeconds(9)).isEmpty());
    }

    @Test
    void whatTheFileNoLongerHoldsGoesAndWhatOthersMadeStays() {
        State state = after(NOTHING, Plan.of(content(FILE), NOTHING, NOW));
        Map<String, ConfigItem> items = new HashMap<>(state.items());
        Watchlist mine = Watchlist.of("mine", "Mine", "x").withOrigin(Origin.CONSOLE);
        items.put(mine.key(), mine);
        Plan plan = Plan.of(content("watchlists: [{id: w, query: '@e'}]"), new State(items, state.feeds()), NOW);
        assertEquals(List.of("- entity e", "- feed https://example.org/a"), plan.lines());
        assertEquals(Set.of("entity/e"), plan.changes().removed());
    }

    @Test
    void anotherQueryIsTheNextRevisionAnotherChannelIsNot() {
        State state = after(NOTHING, Plan.of(content(FILE), NOTHING, NOW));
        Plan query = Plan.of(content(FILE.replace("'@e'", "'@e OR f'")), state, NOW);
        assertEquals(2, ((Watchlist) query.changes().items().getFirst()).revision());
        Plan kinds = Plan.of(content(FILE.replace("'@e'", "'@e', alerts: {kinds: [update]}")), state, NOW);
        assertEquals(1, ((Watchlist) kinds.changes().items().getFirst()).revision());
    }

    @Test
    void entitiesStandBeforeTheWatchlistsThatNameThem() {
        List<ConfigItem> items = Plan.of(content(FILE), NOTHING, NOW).changes().items();
        assertEquals(
                List.of("entity/e", "watchlist/w"),
                items.stream().map(ConfigItem::key).toList());
    }

    @Test
    void anotherPlaceIsNoNewRevisionAndAMuteThatTheFileSaysNothingOfStays() {
        State state = after(NOTHING, Plan.of(content(FILE), NOTHING, NOW));
        Watchlist muted = ((Watchlist) Objects.requireNonNull(state.items().get("watchlist/w"))).withMutedUntil(NOW);
        Map<String, ConfigItem> items = new HashMap<>(state.items());
        items.put(muted.key(), muted);
        State now = new State(items, state.feeds());
        assertTrue(Plan.of(content(FILE), now, NOW).isEmpty());
        Plan filed = Plan.of(content(FILE.replace("'@e'", "'@e', group: G, matches: [e]")), now, NOW);
        Watchlist after = (Watchlist) filed.changes().items().getFirst();
        assertEquals(1, after.revision());
        assertEquals(NOW, after.mutedUntil());
    }

    @Test
    void anExportIsAFileThatChangesNothing() {
        State state = after(NOTHING, Plan.of(content("""
                feeds: [{url: "https://example.org/a", tags: [x], every: 90s, country: FR}]
                entities: [{id: e, name: E, wikidata: Q1, aliases: [{text: NK, case: exact, near: [a], inside: true}]}]
                watchlists:
                  - {id: w, query: '"a b" NEAR/5 c*', languages: [en], alerts: {topic: t, kinds: [new, more], channels: [c]}}
                  - {id: v, any: {threshold: 2.5, terms: [{q: x, weight: -1.5}]}, enabled: false}
                channels: {c: {url: "https://example.org/hook", paused: true}}
                """), NOTHING, NOW));
        assertEquals(
                List.of(), Plan.of(content(ContentText.of(state)), state, NOW).lines());
    }
}
