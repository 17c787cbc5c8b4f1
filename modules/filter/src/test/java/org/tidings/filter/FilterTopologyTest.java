package org.tidings.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.Article;
import org.tidings.model.Cause;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.model.Json;
import org.tidings.model.Match;
import org.tidings.model.Mentions;
import org.tidings.model.Names;
import org.tidings.model.Origin;
import org.tidings.model.Topic;
import org.tidings.model.Trace;
import org.tidings.model.Watchlist;
import org.tidings.runtime.kafka.DeadLetters;
import org.tidings.runtime.kafka.Records;
import org.tidings.testkit.FakeClock;

class FilterTopologyTest {
    private static final Articles FERRY = Articles.of("Ferry delayed", "The Vireo ferry waits at Port Selwyn.");

    @TempDir
    Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FakeClock clock = FakeClock.atNoon();
    private @Nullable TopologyTestDriver driver;

    @BeforeEach
    void begin() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "filter");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        driver = new TopologyTestDriver(
                FilterTopology.of(topic -> topic.name(Names.DEFAULT_PREFIX), clock, meters),
                properties,
                clock.instant());
    }

    @AfterEach
    void end() {
        driver().close();
    }

    @Test
    void tellsEachWatchlistOnce() {
        config(Watchlist.of("boats", "Boats", "ferry"), Watchlist.of("ports", "Ports", "port NEAR/2 selwyn"));
        article(FERRY);
        article(FERRY);

        List<Match> matches = matches();
        assertEquals(
                List.of("boats", "ports"),
                matches.stream().map(Match::watchlist).toList());
        Match boats = matches.getFirst();
        assertEquals(1, boats.revision());
        assertEquals(Cause.FIRST, boats.cause());
        assertEquals("Ferry", boats.clauses().getFirst().text());
        assertEquals("The Vireo ferry waits at Port Selwyn.", boats.opening());
        assertNotNull(boats.snippet());
        List<Trace> traces = traces();
        assertEquals(List.of(Trace.Outcome.MATCHED, Trace.Outcome.DUPLICATE), outcomes(traces));
        assertEquals("boats,ports", traces.getFirst().ref());
        assertEquals(FERRY.make().attempt(), traces.getFirst().subject());
    }

    @Test
    void keysMatchesByWatchlistAndStampsThemFirstSeen() {
        config(Watchlist.of("boats", "Boats", "ferry"));
        article(FERRY);
        TestRecord<byte[], byte[]> record = records(Topic.MATCHES).getFirst();
        assertEquals("boats", Records.key(record.key()));
        assertEquals(Articles.SEEN, record.getRecordTime());
    }

    @Test
    void keepsABaselineForTheHistoryUntilItIsReleased() {
        config(Watchlist.of("boats", "Boats", "ferry"));
        article(FERRY.baseline(true));
        article(FERRY.baseline(true).text("A longer text of the ferry.").cause(Cause.FULL_TEXT));
        article(FERRY.cause(Cause.RELEASED));
        article(FERRY.cause(Cause.RELEASED));

        List<Trace> traces = traces();
        assertEquals(
                List.of(
                        Trace.Outcome.UNMATCHED,
                        Trace.Outcome.UNMATCHED,
                        Trace.Outcome.MATCHED,
                        Trace.Outcome.DUPLICATE),
                outcomes(traces));
        assertEquals("baseline", traces.getFirst().reason());
        assertEquals(
                List.of(Cause.RELEASED), matches().stream().map(Match::cause).toList());
    }

    @Test
    void aSummaryNeverReplacesAFullText() {
        config(Watchlist.of("boats", "Boats", "ferry"));
        article(FERRY);
        article(FERRY.summary().text("Only a ferry summary.").cause(Cause.EDITED));
        assertEquals(List.of(Trace.Outcome.MATCHED, Trace.Outcome.DUPLICATE), outcomes(traces()));
    }

    @Test
    void aFullTextIsToldToThoseWhomTheSummaryMissed() {
        config(Watchlist.of("boats", "Boats", "ferry"), Watchlist.of("tides", "Tides", "tide"));
        article(FERRY.summary());
        article(FERRY.full().text("The ferry waits for the tide.").cause(Cause.FULL_TEXT));

        List<Match> matches = matches();
        assertEquals(
                List.of("boats", "tides"),
                matches.stream().map(Match::watchlist).toList());
        assertEquals(Cause.FULL_TEXT, matches.get(1).cause());
        assertEquals(2, matches.get(1).revision());
    }

    @Test
    void aFullTextThatHitsNothingNewIsUnmatched() {
        config(Watchlist.of("boats", "Boats", "ferry"));
        article(FERRY.summary());
        article(FERRY.full().text("The ferry waits.").cause(Cause.FULL_TEXT));
        assertEquals("nothing new", traces().getLast().reason());
    }

    @Test
    void anEditIsToldToAllAndItsOldContentIsKnown() {
        config(Watchlist.of("boats", "Boats", "ferry"));
        article(FERRY);
        article(FERRY.text("The ferry has left.").cause(Cause.EDITED));
        article(FERRY.cause(Cause.EDITED));

        List<Match> matches = matches();
        assertEquals(
                List.of(Cause.FIRST, Cause.EDITED),
                matches.stream().map(Match::cause).toList());
        assertEquals(2, matches.getLast().revision());
        assertEquals(Trace.Outcome.DUPLICATE, traces().getLast().outcome());
    }

    @Test
    void forgetsAnArticleAfterThirtyDays() {
        config(Watchlist.of("boats", "Boats", "ferry"));
        article(FERRY);
        clock.advance(Duration.ofDays(29));
        driver().advanceWallClockTime(Duration.ofMinutes(2));
        article(FERRY);
        clock.advance(Duration.ofDays(31));
        driver().advanceWallClockTime(Duration.ofMinutes(2));
        article(FERRY);
        assertEquals(
                List.of(Trace.Outcome.MATCHED, Trace.Outcome.DUPLICATE, Trace.Outcome.MATCHED), outcomes(traces()));
    }

    @Test
    void switchesAtTheEndOfABatch() {
        put(new Entity("vireo", "Vireo", null, List.of(), Origin.FILE));
        put(Watchlist.of("boats", "Boats", "@vireo"));
        article(FERRY);
        assertEquals(List.of(), matches());
        endBatch();
        article(FERRY.at("https://harbour.example/2"));
        assertEquals(1, matches().size());
    }

    @Test
    void appliesWhatCameWithoutTheEndOfABatchAfterASecond() {
        endBatch();
        article(FERRY);
        put(Watchlist.of("boats", "Boats", "ferry"));
        clock.advance(Duration.ofSeconds(1));
        article(FERRY.at("https://harbour.example/2"));
        assertEquals(1, matches().size());
    }

    @Test
    void leavesOutAWatchlistThatIsNotUnderstood() {
        config(
                Watchlist.of("broken", "Broken", "ferry AND ("),
                Watchlist.of("unknown", "Unknown", "@nobody OR ferry"),
                Watchlist.of("boats", "Boats", "ferry"));
        input(Topic.CONFIG).pipeInput(Records.key("watchlist/bytes"), bytes("{no json"));
        endBatch();
        article(FERRY);
        assertEquals(
                List.of("boats", "unknown"),
                matches().stream().map(Match::watchlist).toList());
        assertEquals(2, meters.get("tidings.filter.refused").gauge().value());
        assertEquals(2, meters.get("tidings.filter.watchlists").gauge().value());
    }

    @Test
    void followsChangesAndRemovals() {
        config(Watchlist.of("boats", "Boats", "ferry"));
        config(Watchlist.of("boats", "Boats", "tanker").withRevision(2, null));
        article(FERRY);
        pipe(Topic.CONFIG, "watchlist/boats", null);
        endBatch();
        article(FERRY.text("A tanker."));
        assertEquals(List.of(Trace.Outcome.UNMATCHED, Trace.Outcome.UNMATCHED), outcomes(traces()));
    }

    @Test
    void sendsWhatIsNoArticleToTheDeadLetters() {
        input(Topic.ARTICLES).pipeInput(bytes("k"), bytes("{}{"));
        pipe(Topic.ARTICLES, "k", null);
        article(FERRY);
        List<TestRecord<byte[], byte[]>> letters = records(Topic.DEAD_LETTERS);
        assertEquals(2, letters.size());
        assertEquals("{}{", new String(letters.getFirst().value(), StandardCharsets.UTF_8));
        assertNotNull(letters.getFirst().headers().lastHeader(DeadLetters.CAUSE));
        assertEquals(1, traces().size());
    }

    @Test
    void cutsTheOpening() {
        config(Watchlist.of("boats", "Boats", "ferry"));
        article(FERRY.text("ferry ".repeat(1_000)));
        assertEquals(Match.OPENING, matches().getFirst().opening().length());
    }

    @Test
    void countsWhatItDecides() {
        config(Watchlist.of("boats", "Boats", "ferry"));
        article(FERRY);
        article(FERRY);
        assertEquals(
                1,
                meters.get("tidings.filter.articles")
                        .tag("outcome", "matched")
                        .counter()
                        .count());
        assertEquals(
                1,
                meters.get("tidings.filter.articles")
                        .tag("outcome", "duplicate")
                        .counter()
                        .count());
        assertTrue(meters.get("tidings.filter.duration").timer().count() >= 1);
    }

    @Test
    void saysOfEachContentWhoIsInIt() {
        config(
                new Entity("vireo", "Vireo", null, List.of(), Origin.FILE),
                new Entity("port", "Port Selwyn", null, List.of(), Origin.FILE),
                Watchlist.of("boats", "Boats", "ferry"));
        article(FERRY.baseline(true));
        article(FERRY.baseline(true));
        Articles unmatched = Articles.of("Notes", "Then minister Iona Merrow left Port Selwyn.")
                .at("https://harbour.example/2");
        article(unmatched);
        article(FERRY.cause(Cause.RELEASED));

        List<TestRecord<byte[], byte[]>> records = records(Topic.MENTIONS);
        assertEquals(3, records.size());
        assertEquals(FERRY.make().id(), Records.key(records.getFirst().key()));
        assertEquals(Articles.SEEN, records.getFirst().getRecordTime());
        Mentions first = Json.read(records.getFirst().value(), Mentions.class);
        assertEquals(FERRY.make().contentHash(), first.contentHash());
        assertEquals("harbour.example", first.site());
        assertEquals(
                List.of(new Mentions.Mention("vireo", 1, false, 4), new Mentions.Mention("port", 1, false, 25)),
                first.entities());
        assertEquals(List.of(), first.names());
        Mentions second = Json.read(records.get(1).value(), Mentions.class);
        assertEquals(List.of(new Mentions.Candidate("Iona Merrow", "minister", 1)), second.names());
        assertEquals(List.of("vireo", "port"), matches().getFirst().article().entities());
        assertEquals(5, meters.get("tidings.filter.entities").counter().count());
        assertEquals(1, meters.get("tidings.filter.names").counter().count());
    }

    private void pipe(Topic topic, String key, byte @Nullable [] value) {
        input(topic).pipeInput(Records.key(key), value, Articles.SEEN);
    }

    private void config(ConfigItem... items) {
        for (ConfigItem item : items) {
            put(item);
        }
        endBatch();
    }

    private void put(ConfigItem item) {
        input(Topic.CONFIG).pipeInput(Records.key(item.key()), Json.bytes(item));
    }

    private void endBatch() {
        input(Topic.CONFIG).pipeInput(Records.key(ConfigItem.BATCH_END), bytes("{}"));
    }

    private void article(Articles made) {
        Article article = made.make();
        Instant at = article.firstSeen();
        input(Topic.ARTICLES).pipeInput(Records.key(article.id()), Json.bytes(article), at);
    }

    private TopologyTestDriver driver() {
        if (driver == null) {
            throw new IllegalStateException("not started");
        }
        return driver;
    }

    private TestInputTopic<byte[], byte[]> input(Topic topic) {
        return driver().createInputTopic(
                        topic.name(Names.DEFAULT_PREFIX), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private List<TestRecord<byte[], byte[]>> records(Topic topic) {
        return driver().createOutputTopic(
                        topic.name(Names.DEFAULT_PREFIX), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private List<Match> matches() {
        return records(Topic.MATCHES).stream()
                .map(r -> Json.read(r.value(), Match.class))
                .toList();
    }

    private List<Trace> traces() {
        return records(Topic.TRACE).stream()
                .map(r -> Json.read(r.value(), Trace.class))
                .toList();
    }

    private static List<Trace.Outcome> outcomes(List<Trace> traces) {
        return traces.stream().map(Trace::outcome).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
