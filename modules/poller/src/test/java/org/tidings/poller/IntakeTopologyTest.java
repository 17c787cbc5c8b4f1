package org.tidings.poller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.Cause;
import org.tidings.model.Entry;
import org.tidings.model.Hash;
import org.tidings.model.Ids;
import org.tidings.model.Json;
import org.tidings.model.Page;
import org.tidings.model.Topic;
import org.tidings.model.Trace;
import org.tidings.runtime.kafka.DeadLetters;

class IntakeTopologyTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String URL = "https://harbour.example/news/pier";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @SuppressWarnings("NullAway.Init")
    private TopologyTestDriver driver;

    @SuppressWarnings("NullAway.Init")
    private TestInputTopic<byte[], byte[]> entries;

    @BeforeEach
    void open() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "intake-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, data.toString());
        driver = new TopologyTestDriver(IntakeTopology.of(Topic::word, Duration.ofDays(30), meters), properties, NOON);
        entries = driver.createInputTopic(Topic.ENTRIES.word(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void anArticleEntersOnceHoweverManyFeedsCarryIt() {
        send(entry("a", "One", NOON, false));
        send(entry("b", "One", NOON.plusSeconds(5), false));
        send(entry("a", "One", NOON.plusSeconds(9), false));

        assertEquals(1, decided("page"));
        assertEquals(2, decided("known"));
        List<Page> pages = pages();
        assertEquals(1, pages.size());
        assertEquals(Cause.FIRST, pages.getFirst().cause());
        assertEquals(
                List.of(Trace.Outcome.PAGE, Trace.Outcome.KNOWN, Trace.Outcome.KNOWN),
                traces().stream().map(Trace::outcome).toList());
    }

    @Test
    void pageAndTraceNameEachOther() {
        Entry entry = entry("a", "One", NOON, false);
        send(entry);

        Trace trace = traces().getFirst();
        assertEquals(entry.sighting(), trace.subject());
        assertEquals(pages().getFirst().id(), trace.ref());
    }

    @Test
    void aChangedEntryEntersOnce() {
        send(entry("a", "One", NOON, false));
        send(entry("a", "Two", NOON.plusSeconds(60), false));
        send(entry("a", "One", NOON.plusSeconds(120), false));
        send(entry("a", "Two", NOON.plusSeconds(180), false));

        assertEquals(
                List.of(Cause.FIRST, Cause.EDITED),
                pages().stream().map(Page::cause).toList());
    }

    @Test
    void anArticleIsNotEditedByAnotherFeedsWords() {
        send(entry("a", "One", NOON, false));
        send(entry("b", "The same in other words", NOON.plusSeconds(60), false));

        assertEquals(1, pages().size());
    }

    @Test
    void editingWithoutEndStopsEntering() {
        for (int i = 0; i < 2 * Seen.MOST_CONTENTS; i++) {
            send(entry("a", "Read " + i + " times", NOON.plusSeconds(i), false));
        }
        assertEquals(Seen.MOST_CONTENTS, pages().size());
    }

    @Test
    void historyThatAnotherFeedBringsAsNewsIsReleasedOnce() {
        send(entry("a", "One", NOON, true));
        send(entry("b", "One", NOON.plus(Duration.ofHours(23)), false));
        send(entry("c", "One", NOON.plus(Duration.ofHours(23)), false));

        List<Page> pages = pages();
        assertEquals(
                List.of(Cause.FIRST, Cause.RELEASED),
                pages.stream().map(Page::cause).toList());
        assertTrue(pages.get(0).entry().baseline());
        assertFalse(pages.get(1).entry().baseline());
        assertEquals(List.of("a", "b"), pages.get(1).feeds());
    }

    @Test
    void historyIsNotReleasedAfterADayNorByItsOwnFeed() {
        send(entry("a", "One", NOON, true));
        send(entry("a", "One", NOON.plusSeconds(1), false));
        send(entry("b", "One", NOON.plus(Duration.ofHours(25)), false));

        assertEquals(1, pages().size());
    }

    @Test
    void anEditOfHistoryIsHistory() {
        send(entry("a", "One", NOON, true));
        send(entry("a", "Two", NOON.plusSeconds(60), false));

        Page edited = pages().getLast();
        assertEquals(Cause.EDITED, edited.cause());
        assertTrue(edited.entry().baseline());
    }

    @Test
    void newsStaysNewsWhenItIsHistoryElsewhere() {
        send(entry("a", "One", NOON, false));
        send(entry("b", "One", NOON.plusSeconds(60), true));
        send(entry("c", "One", NOON.plusSeconds(90), false));

        assertEquals(1, pages().size());
    }

    @Test
    void whatCannotBeReadIsRejectedWithItsReason() {
        send(entry("a", null, null, null, NOON));
        send(entry("a", "ftp://harbour.example/x", "A file", null, NOON));
        send(entry("a", null, "Only a title", null, NOON));

        assertEquals(
                List.of("no address and no text", "its address is not http(s)"),
                traces().stream()
                        .filter(trace -> trace.outcome() == Trace.Outcome.REJECTED)
                        .map(Trace::reason)
                        .toList());
        assertEquals(1, pages().size());
    }

    @Test
    void poisonIsADeadLetterAndTheRestGoesOn() {
        byte[] key = Ids.article(URL).getBytes(StandardCharsets.UTF_8);
        entries.pipeInput(key, new byte[] {1, 2, 3});
        entries.pipeInput(key, "{\"article\":null}".getBytes(StandardCharsets.UTF_8));
        entries.pipeInput(new TestRecord<>(key, null));
        entries.pipeInput(null, Json.bytes(entry("a", "One", NOON, false)));
        entries.pipeInput(new byte[] {(byte) 0xff}, Json.bytes(entry("a", "One", NOON, false)));
        send(entry("a", "One", NOON, false));

        List<TestRecord<byte[], byte[]>> dead = output(Topic.DEAD_LETTERS).readRecordsToList();
        assertEquals(5, dead.size());
        assertTrue(dead.stream().allMatch(record -> record.headers().lastHeader(DeadLetters.CAUSE) != null));
        assertEquals(1, pages().size());
    }

    @Test
    void anArticleIsForgottenThirtyDaysAfterItsLastSighting() {
        send(entry("a", "One", NOON, false));
        send(entry("b", "One", NOON.plus(Duration.ofDays(20)), false));
        driver.advanceWallClockTime(Duration.ofDays(49));
        send(entry("c", "One", NOON.plus(Duration.ofDays(49)), false));
        assertEquals(1, pages().size());

        driver.advanceWallClockTime(Duration.ofDays(31));
        send(entry("a", "One", NOON.plus(Duration.ofDays(81)), false));
        assertEquals(1, pages().size(), "entered again");
    }

    private void send(Entry entry) {
        entries.pipeInput(entry.article().getBytes(StandardCharsets.UTF_8), Json.bytes(entry), entry.firstSeen());
    }

    private static Entry entry(String feed, String title, Instant at, boolean baseline) {
        return entry(feed, URL, title, null, at, baseline);
    }

    private static Entry entry(
            String feed, @Nullable String url, @Nullable String title, @Nullable String summary, Instant at) {
        return entry(feed, url, title, summary, at, false);
    }

    private static Entry entry(
            String feed,
            @Nullable String url,
            @Nullable String title,
            @Nullable String summary,
            Instant at,
            boolean baseline) {
        String article = url == null ? Ids.article(feed, "guid" + title) : Ids.article(url);
        String content = Hash.id(String.valueOf(title));
        return new Entry(
                Ids.sighting(feed, article, content),
                article,
                feed,
                "The Harbour Herald",
                url,
                "guid" + title,
                title,
                null,
                null,
                summary,
                List.of(),
                List.of(),
                "en",
                List.of(),
                null,
                baseline,
                content,
                at);
    }

    private double decided(String outcome) {
        return meters.get("tidings.intake.entries")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private List<Page> pages() {
        return output(Topic.PAGES).readValuesToList().stream()
                .map(bytes -> Json.read(bytes, Page.class))
                .toList();
    }

    private List<Trace> traces() {
        return output(Topic.TRACE).readValuesToList().stream()
                .map(bytes -> Json.read(bytes, Trace.class))
                .toList();
    }

    private TestOutputTopic<byte[], byte[]> output(Topic topic) {
        return driver.createOutputTopic(topic.word(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
