package org.tidings.poller.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidings.poller.feed.EntryKeys.Difference;

class EntryKeysTest {
    @Test
    void onlyWhatTheLastDocumentDidNotHoldIsFresh() {
        Difference first = of(List.of(item("1", "a"), item("2", "b")), Set.of());
        assertEquals(2, first.fresh().size());
        Difference second = of(List.of(item("3", "c"), item("1", "a"), item("2", "b")), new HashSet<>(first.keys()));
        assertEquals(List.of("3"), second.fresh().stream().map(FeedItem::guid).toList());
        assertFalse(second.mayHaveLost(2));
    }

    @Test
    void anEditedItemIsFresh() {
        Difference first = of(List.of(item("1", "a")), Set.of());
        assertEquals(
                1,
                of(List.of(item("1", "A")), new HashSet<>(first.keys())).fresh().size());
    }

    @Test
    void aGuidThatAllItemsShareIdentifiesNone() {
        assertEquals(
                2, of(List.of(item("x", "a"), item("x", "b")), Set.of()).fresh().size());
    }

    @Test
    void aDocumentWithNothingOfTheLastMayHaveLost() {
        Difference first = of(List.of(item("1", "a")), Set.of());
        assertTrue(of(List.of(item("2", "b")), new HashSet<>(first.keys())).mayHaveLost(1));
        assertFalse(of(List.of(), new HashSet<>(first.keys())).mayHaveLost(1));
    }

    @Test
    void theNewestOfALongDocumentCount() {
        List<FeedItem> items = IntStream.range(0, 20)
                .mapToObj(i -> item("g" + i, "t" + i, Instant.ofEpochSecond(i)))
                .toList();
        Difference difference = EntryKeys.difference(items, Set.of(), 5);
        assertEquals("g19", difference.fresh().getFirst().guid());
        assertEquals(5, difference.keys().size());
    }

    @Property(tries = 200)
    void orderDoesNotMatter(@ForAll @IntRange(min = 0, max = 60) int count, @ForAll long seed) {
        List<FeedItem> items = new ArrayList<>(
                IntStream.range(0, count).mapToObj(i -> item("g" + i, "t" + i)).toList());
        Difference first = of(items, Set.of());
        Collections.shuffle(items, new Random(seed));
        Difference again = of(items, new HashSet<>(first.keys()));
        assertEquals(List.of(), again.fresh());
        assertEquals(new HashSet<>(first.keys()), new HashSet<>(again.keys()));
        assertEquals(count, first.fresh().size());
    }

    private static Difference of(List<FeedItem> items, Set<Long> known) {
        return EntryKeys.difference(items, known, 500);
    }

    private static FeedItem item(String guid, String title) {
        return item(guid, title, null);
    }

    private static FeedItem item(String guid, String title, @Nullable Instant published) {
        return new FeedItem(
                guid,
                "https://quay.example/" + title,
                title,
                null,
                published,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }
}
