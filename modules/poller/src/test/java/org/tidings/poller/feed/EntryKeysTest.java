package org.tidings.poller.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidings.model.FeedStatus.Identity;
import org.tidings.poller.feed.EntryKeys.Difference;

class EntryKeysTest {
    private static final Instant DAY = Instant.parse("2026-11-24T08:00:00Z");
    private static final FeedItem PIER = item("1", "https://quay.example/pier", "Pier");
    private static final FeedItem CRANE = item("2", "https://quay.example/crane", "Crane");
    private static final FeedItem FERRY = item("3", "https://quay.example/ferry", "Ferry");
    private static final FeedItem LIGHT = item("4", "https://quay.example/light", "Light");

    /** A feed as it is polled: each document against what is kept of those before. */
    private static final class Polls {
        private List<Long> keys = List.of();
        private @Nullable Identity identity;

        Difference poll(FeedItem... items) {
            return poll(List.of(items), false);
        }

        Difference poll(List<FeedItem> items, boolean partial) {
            Difference difference = EntryKeys.difference(items, keys, identity, partial);
            keys = difference.keys();
            identity = difference.identity();
            return difference;
        }

        List<String> titles(FeedItem... items) {
            return poll(items).fresh().stream()
                    .map(item -> String.valueOf(item.title()))
                    .toList();
        }
    }

    private final Polls polls = new Polls();

    @Test
    void onlyWhatTheLastDocumentDidNotHoldIsFresh() {
        assertEquals(List.of("Pier", "Crane"), polls.titles(PIER, CRANE));
        assertEquals(List.of("Ferry"), polls.titles(FERRY, PIER, CRANE));
        assertEquals(List.of(), polls.titles(FERRY, PIER));
    }

    @Test
    void anEditedItemIsFreshOnce() {
        polls.poll(PIER, CRANE, FERRY);
        FeedItem edited = item("1", PIER.url(), "Pier reopened");
        Difference difference = polls.poll(edited, CRANE, FERRY);
        assertEquals(List.of(edited), difference.fresh());
        assertEquals(1, difference.knownShare(), "another version of what is known");
        assertEquals(List.of(), polls.titles(edited, CRANE, FERRY));
    }

    @Test
    void whatVanishedAndComesBackIsKnown() {
        polls.poll(PIER, CRANE, FERRY);
        assertEquals(List.of(), polls.titles(CRANE, FERRY));
        assertEquals(List.of(), polls.titles(PIER, CRANE, FERRY));
    }

    @Test
    void aGuidWhoseSchemeAndWwwFlipIsTheSame() {
        for (String form :
                List.of("http://www.quay.example/?p=", "https://quay.example/?p=", "HTTPS://WWW.quay.example/?p=")) {
            Difference difference = polls.poll(
                    item(form + 1, null, "Pier"), item(form + 2, null, "Crane"), item(form + 3, null, "Ferry"));
            assertTrue(difference.fresh().isEmpty() || form.startsWith("http://"), form);
        }
    }

    @Test
    void guidsThatDifferOnlyBehindTheHashAreSeveral() {
        assertEquals(
                2,
                polls.titles(
                                item("https://quay.example/live#1", null, "Live"),
                                item("https://quay.example/live#2", null, "Live"))
                        .size());
    }

    @Test
    void linksWithAFreshTokenAreKnownByTheirGuids() {
        polls.poll(token("1", "Pier", "a"), token("2", "Crane", "b"), token("3", "Ferry", "c"));
        assertEquals(
                List.of("Light"),
                polls.titles(
                        token("4", "Light", "d"),
                        token("1", "Pier", "e"),
                        token("2", "Crane", "f"),
                        token("3", "Ferry", "g")));
        assertEquals(Identity.GUID, polls.identity);
        assertEquals(List.of(), polls.titles(token("4", "Light", "h"), token("1", "Pier", "i")));
    }

    @Test
    void tokensThatComeLaterBringNothingBack() {
        polls.poll(PIER, CRANE, FERRY);
        polls.poll(PIER, CRANE, FERRY, LIGHT);
        assertEquals(Identity.LINK, polls.identity);
        assertEquals(List.of(), polls.titles(token("1", "Pier", "a"), token("2", "Crane", "b")));
    }

    @Test
    void guidsThatAreNewOnEachFetchAreNothingToGoBy() {
        polls.poll(PIER, CRANE, FERRY);
        FeedItem pier = item("x1", PIER.url(), "Pier");
        FeedItem crane = item("x2", CRANE.url(), "Crane");
        FeedItem ferry = item("x3", FERRY.url(), "Ferry");
        assertEquals(List.of("Light"), polls.titles(LIGHT, pier, crane, ferry));
        assertEquals(Identity.LINK, polls.identity);
    }

    @Test
    void whereNeitherGuidNorLinkStaysTheTitleAndTheDayDecide() {
        polls.poll(token("a1", "Pier", "a"), token("a2", "Crane", "b"), token("a3", "Ferry", "c"));
        assertEquals(
                List.of("Light"),
                polls.titles(
                        token("b4", "Light", "d"),
                        token("b1", "Pier", "e"),
                        token("b2", "Crane", "f"),
                        token("b3", "Ferry", "g")));
        assertEquals(Identity.TITLE_DAY, polls.identity);
    }

    @Test
    void aSiteThatChangesAllItsKeysAtOnceBringsNothingBack() {
        polls.poll(PIER, CRANE, FERRY);
        polls.poll(PIER, CRANE, FERRY, LIGHT);
        List<FeedItem> moved = List.of(
                item("n1", "https://new.example/1", "Pier"),
                item("n2", "https://new.example/2", "Crane"),
                item("n3", "https://new.example/3", "Ferry"),
                item("n4", "https://new.example/4", "Light"));
        assertEquals(List.of(), polls.poll(moved, false).fresh());
        assertEquals(Identity.LINK, polls.identity, "a settled identity stays");
        assertEquals(List.of(), polls.poll(moved, false).fresh());
    }

    @Test
    void noticesOfOneTitleOnOneDayAreSeveralWhereGuidAndLinkSaySo() {
        polls.poll(PIER, CRANE, FERRY);
        polls.poll(item("5", "https://quay.example/5", "Holdings"), PIER, CRANE, FERRY);
        assertEquals(
                List.of("Holdings"),
                polls.titles(
                        item("6", "https://quay.example/6", "Holdings"),
                        item("5", "https://quay.example/5", "Holdings"),
                        PIER,
                        CRANE));
    }

    @Test
    void aGuidThatAllItemsShareIdentifiesNone() {
        FeedItem pier = item("x", PIER.url(), "Pier");
        FeedItem crane = item("x", CRANE.url(), "Crane");
        FeedItem ferry = item("x", FERRY.url(), "Ferry");
        assertEquals(2, polls.titles(pier, crane).size());
        assertEquals(List.of("Ferry"), polls.titles(ferry, pier, crane));
        assertEquals(List.of(), polls.titles(ferry));
    }

    @Test
    void aGuidUsedAgainForAnotherArticleIsFresh() {
        polls.poll(PIER, CRANE, FERRY);
        polls.poll(PIER, CRANE, FERRY, LIGHT);
        assertEquals(List.of("Storm"), polls.titles(item("1", "https://quay.example/storm", "Storm"), CRANE, FERRY));
    }

    @Test
    void oneLinkForAllItemsIdentifiesNone() {
        FeedItem[] items = IntStream.range(0, 4)
                .mapToObj(i -> item("g" + i, "https://quay.example/", "Title " + i))
                .toArray(FeedItem[]::new);
        assertEquals(4, polls.titles(items).size());
        assertEquals(Identity.GUID, polls.identity);
        assertEquals(List.of(), polls.titles(items[2]));
    }

    @Test
    void linksThatDifferOnlyBehindTheHashAreSeveral() {
        FeedItem one = item(null, "https://quay.example/live#1", "Ten o'clock");
        FeedItem two = item(null, "https://quay.example/live#2", "Eleven o'clock");
        assertEquals(2, polls.titles(two, one).size());
        assertEquals(List.of(), polls.titles(two));
        assertEquals(List.of(), polls.titles(two, one));
    }

    @Test
    void aHashThatChangesAloneIsNothing() {
        polls.poll(PIER, CRANE, FERRY);
        assertEquals(List.of(), polls.titles(item("1", PIER.url() + "#xtor=9", "Pier"), CRANE, FERRY));
    }

    @Test
    void itemsWithTextAloneAreToldApartByIt() {
        FeedItem one = text("Fog on the river.");
        FeedItem two = text("Fog is gone.");
        assertEquals(2, polls.poll(one, two).fresh().size());
        assertEquals(0, polls.poll(two, one).fresh().size());
    }

    @Test
    void aDocumentWithNothingOfTheLastMayHaveLost() {
        polls.poll(PIER);
        assertTrue(EntryKeys.difference(List.of(CRANE), polls.keys, null, false).mayHaveLost(1));
        assertFalse(polls.poll().mayHaveLost(1), "an empty document is none");
    }

    @Test
    void aPartialDocumentTakesNothingAway() {
        polls.poll(PIER, CRANE, FERRY);
        assertEquals(List.of(LIGHT), polls.poll(List.of(LIGHT), true).fresh());
        assertEquals(List.of(), polls.titles(PIER, CRANE, FERRY, LIGHT));
    }

    @Test
    void theNewestOfALongDocumentCount() {
        List<FeedItem> items = IntStream.range(0, 600)
                .mapToObj(i -> dated("g" + i, "https://quay.example/" + i, "t" + i, DAY.plusSeconds(i)))
                .toList();
        Difference difference = polls.poll(items, false);
        assertEquals("g599", difference.fresh().getFirst().guid());
        assertEquals(500, difference.items());
        assertEquals(1_000, difference.keys().size(), "two numbers an item");
    }

    @Test
    void tooLittleSettlesNothing() {
        polls.poll(PIER, CRANE);
        polls.poll(PIER, CRANE);
        assertNull(polls.identity);
    }

    @Property(tries = 200)
    void orderDoesNotMatter(@ForAll @IntRange(min = 0, max = 60) int count, @ForAll long seed) {
        List<FeedItem> items = new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> item("g" + i, "https://quay.example/" + i, "t" + i))
                .toList());
        Polls fresh = new Polls();
        assertEquals(count, fresh.poll(items, false).fresh().size());
        Collections.shuffle(items, new Random(seed));
        assertEquals(List.of(), fresh.poll(items, false).fresh());
    }

    private static FeedItem token(String guid, String title, String token) {
        return item(guid, "https://quay.example/read?session=" + token, title);
    }

    private static FeedItem item(@Nullable String guid, @Nullable String url, String title) {
        return dated(guid, url, title, DAY);
    }

    private static FeedItem text(String text) {
        return new FeedItem(null, null, null, null, null, null, text, null, List.of(), List.of(), null);
    }

    private static FeedItem dated(
            @Nullable String guid, @Nullable String url, String title, @Nullable Instant published) {
        return new FeedItem(guid, url, title, null, published, null, null, null, List.of(), List.of(), null);
    }
}
