package org.tidings.console.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidings.console.copy.Copies;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.FeedStatus.State;
import org.tidings.model.Ids;
import org.tidings.model.Origin;
import org.tidings.model.SourceAlert;

class SourceWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:40:00Z");
    private static final Times TIMES = new Times(NOW, ZoneOffset.UTC);
    private static final Feed FEED = Feed.of("https://quay.example/rss", Origin.FILE);

    @Test
    void saysWhatIsWrongSinceWhenAndWhetherTheOthersOfTheHostAnswer() {
        assertEquals(
                "403 Forbidden since 06:12, 9 tries in a row. The other feeds of this host answer."
                        + " Next try 10:04:00.",
                words(status(State.FAILING, 9, "403 Forbidden"), 12, 1));
        assertEquals(
                "403 Forbidden since 06:12, 9 tries in a row. All 12 feeds of this host fail. Next try 10:04:00.",
                words(status(State.FAILING, 9, "403 Forbidden"), 12, 12));
        assertEquals(
                "403 Forbidden since 06:12, 2 tries in a row. Next try 10:04:00.",
                words(status(State.FAILING, 2, "403 Forbidden"), 1, 1));
    }

    @Test
    void aFailureThatIsNoStateYetIsSaidAllTheSame() {
        assertEquals(
                "The last poll went wrong: HTTP 500. Next try 10:04:00.",
                words(status(State.ON_TIME, 1, "HTTP 500"), 1, 0));
    }

    @Test
    void everyStateHasItsOwnSentenceAndItsOwnIcon() throws Exception {
        String sprite = Files.readString(Path.of("src/main/jte/icons.jte"));
        Set<String> sentences = new HashSet<>();
        Set<String> icons = new HashSet<>();
        for (State state : EnumSet.allOf(State.class)) {
            assertTrue(sentences.add(words(status(state, 3, "HTTP 500"), 1, 0)), state::word);
            assertTrue(icons.add(Icons.of(state.word())), state::word);
            assertTrue(sprite.contains("\"i-" + Icons.of(state.word()) + "\""), state::word);
        }
    }

    @Test
    void theMastheadCountsWhatCannotBeRead() {
        Copies copies = Copies.empty();
        for (State state : State.values()) {
            Feed feed = Feed.of("https://quay.example/" + state.word(), Origin.FILE);
            copies.feeds().put(feed.id(), feed);
            copies.statuses().put(feed.id(), status(state, 3, "HTTP 500"));
        }
        assertEquals(3, SourcesView.failing(copies));
        assertEquals(
                State.values().length,
                SourceWords.Host.of("quay.example", copies).all());
        assertEquals(3, SourceWords.Host.of("quay.example", copies).unread());
    }

    @Test
    void anAlertOfAHostIsOneLine() {
        assertEquals(
                "all 12 feeds fail since 06:12: no answer", line(SourceAlert.Kind.FAILING, 12, 12, 0, "no answer"));
        assertEquals(
                "1 of 12 feeds fails since 06:12: HTTP 500. Others of this host answer",
                line(SourceAlert.Kind.FAILING, 1, 12, 0, "HTTP 500"));
        assertEquals(
                "10 of 12 feeds are well again since 06:12, 2 are not",
                line(SourceAlert.Kind.RECOVERED, 10, 12, 2, null));
        assertFalse(line(SourceAlert.Kind.SILENT, 1, 1, 0, null).isEmpty());
    }

    private static String line(SourceAlert.Kind kind, int count, int total, int left, @Nullable String cause) {
        Instant since = Instant.parse("2026-11-24T06:12:00Z");
        String id = Ids.sourceAlert("quay.example", kind, since);
        return SourceAlertsView.text(
                new SourceAlert(id, "quay.example", kind, List.of(), count, total, false, left, cause, since, NOW),
                TIMES);
    }

    private static String words(FeedStatus status, int all, int unread) {
        return new SourceWords(FEED, status, new SourceWords.Host(all, unread), TIMES).sentence();
    }

    private static FeedStatus status(State state, int failures, String cause) {
        return new FeedStatus(
                FEED.id(),
                state,
                Instant.parse("2026-11-24T06:12:00Z"),
                null,
                null,
                "Quay Courier",
                null,
                null,
                null,
                NOW,
                Instant.parse("2026-11-24T10:04:00Z"),
                null,
                Instant.parse("2026-11-20T06:12:00Z"),
                null,
                Duration.ofMinutes(10),
                7 * 41,
                failures,
                null,
                cause,
                null,
                null,
                null,
                List.of());
    }
}
