package org.tidings.console.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidings.model.ConfigChange;
import org.tidings.model.Json;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

class ChangeBookTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private final ChangeBook book = new ChangeBook(3, 10_000);

    private void change(long version, String id, @Nullable String before, @Nullable String after) {
        ConfigChange change = new ConfigChange(
                "watchlist/" + id,
                "ann",
                Origin.CONSOLE,
                before == null ? null : Json.mapper().valueToTree(Watchlist.of(id, id, before)),
                after == null ? null : Json.mapper().valueToTree(Watchlist.of(id, id, after)),
                START.plusSeconds(version),
                version);
        book.add(change.key(), Json.bytes(change));
    }

    private List<Long> versions(String id) {
        return book.of(id).changes().stream().map(ConfigChange::version).toList();
    }

    private Optional<String> query(String id, long version) {
        return book.of(id).inVersion(version).map(Watchlist::query);
    }

    @Test
    void tellsTheChangesOfAWatchlistNewestFirst() {
        change(1, "ports", null, "port");
        change(2, "oil", null, "crude");
        change(4, "ports", "port", "port OR harbour");
        assertEquals(List.of(4L, 1L), versions("ports"));
        assertEquals(List.of(), versions("gas"));
    }

    @Test
    void knowsHowAWatchlistStoodInAVersion() {
        change(1, "ports", null, "port");
        change(4, "ports", "port", "harbour");
        change(6, "ports", "harbour", null);
        assertEquals(Optional.empty(), query("ports", 0));
        assertEquals(Optional.of("port"), query("ports", 3));
        assertEquals(Optional.of("harbour"), query("ports", 5));
        assertEquals(Optional.empty(), query("ports", 9));
        assertEquals(
                "port", book.of("ports").at(START.plusSeconds(2)).orElseThrow().query());
        assertEquals("harbour", book.of("ports").revision(1).orElseThrow().query());
    }

    @Test
    void forgetsTheOldestChanges() {
        change(1, "ports", null, "port");
        change(2, "oil", null, "crude");
        change(3, "oil", "crude", "brent");
        change(4, "oil", "brent", "oil");
        assertEquals(List.of(), versions("ports"));
        change(5, "ports", "port", "x".repeat(9_900));
        assertEquals(List.of(), versions("oil"));
        assertEquals(List.of(5L), versions("ports"));
    }
}
