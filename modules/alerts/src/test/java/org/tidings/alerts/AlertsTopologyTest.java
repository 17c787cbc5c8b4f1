package org.tidings.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidings.alerts.Matches.FLOOD;
import static org.tidings.alerts.Matches.START;
import static org.tidings.alerts.Matches.STRIKE;
import static org.tidings.alerts.Matches.STRIKE_TOO;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.Alert;
import org.tidings.model.Cause;
import org.tidings.model.Desk;
import org.tidings.model.Json;
import org.tidings.model.Match;
import org.tidings.model.Topic;
import org.tidings.model.Trace;
import org.tidings.model.Watchlist;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.kafka.DeadLetters;
import org.tidings.runtime.kafka.Records;

class AlertsTopologyTest {
    private static final String OWN = "selwyn.alerts";
    private static final Matches PORTS = Matches.of("ports");

    @TempDir
    Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Set<String> existing = new HashSet<>();
    private @Nullable TopologyTestDriver driver;
    private Instant now = START;

    @BeforeEach
    void begin() {
        restart(Settings.defaults(folder).alerts());
    }

    @AfterEach
    void end() {
        driver().close();
    }

    @Test
    void tellsTheFirstArticleOfAStory() {
        pipe(PORTS.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));

        Alert alert = alerts().getFirst();
        assertEquals(Alert.Kind.NEW, alert.kind());
        assertEquals("ports", alert.watchlist().id());
        assertEquals(1, alert.story().size());
        assertEquals("Walkout at Port Selwyn", alert.article().title());
        assertEquals(List.of(Trace.Outcome.ALERTED), outcomes());
    }

    @Test
    void attachesAFurtherArticleOfTheStory() {
        pipe(PORTS.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));
        pipe(PORTS.at(START.plusSeconds(600))
                .match("https://b.example/ships", "Port Selwyn closed by walkout", STRIKE_TOO));

        List<Alert> alerts = alerts();
        assertEquals(List.of(Alert.Kind.NEW, Alert.Kind.MORE), kinds(alerts));
        assertEquals(alerts.get(0).story().id(), alerts.get(1).story().id());
        assertEquals(2, alerts.get(1).story().size());
        assertEquals(List.of(Trace.Outcome.ALERTED, Trace.Outcome.ATTACHED), outcomes());
    }

    @Test
    void makesPastHitsStoriesThatLaterArticlesJoin() {
        Matches past = PORTS.at(START.minusSeconds(86_400)).because(Cause.BACKFILL);
        pipe(past.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));
        pipe(past.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));
        pipe(PORTS.match("https://b.example/ships", "Port Selwyn closed by walkout", STRIKE_TOO));

        List<Alert> alerts = alerts();
        assertEquals(List.of(Alert.Kind.NEW, Alert.Kind.MORE), kinds(alerts));
        assertEquals(
                List.of(Cause.BACKFILL, Cause.FIRST),
                alerts.stream().map(Alert::cause).toList());
        assertEquals(alerts.get(0).story().id(), alerts.get(1).story().id());
        assertEquals(START.minusSeconds(86_400), alerts.get(0).at());
    }

    @Test
    void keepsOtherStoriesAndOtherWatchlistsApart() {
        pipe(PORTS.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));
        pipe(PORTS.match("https://a.example/flood", "Oldbridge under water", FLOOD));
        pipe(Matches.of("unions").match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));

        List<Alert> alerts = alerts();
        assertEquals(List.of(Alert.Kind.NEW, Alert.Kind.NEW, Alert.Kind.NEW), kinds(alerts));
        assertEquals(
                3, alerts.stream().map(alert -> alert.story().id()).distinct().count());
    }

    @Test
    void tellsAnEditOfAKnownArticleAsUpdate() {
        pipe(PORTS.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));
        pipe(PORTS.because(Cause.EDITED).match("https://a.example/strike", "Walkout ends", "The walkout is over."));

        List<Alert> alerts = alerts();
        assertEquals(List.of(Alert.Kind.NEW, Alert.Kind.UPDATE), kinds(alerts));
        assertEquals(alerts.get(0).story().id(), alerts.get(1).story().id());
        assertEquals(List.of("Walkout ends"), titles(alerts.get(1)));
    }

    @Test
    void tellsAnEditEvenAfterItsStoryClosed() {
        pipe(PORTS.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));
        Matches later = PORTS.at(START.plus(Duration.ofDays(9)));
        pipe(later.match("https://a.example/flood", "Oldbridge under water", FLOOD));
        pipe(later.because(Cause.EDITED).match("https://a.example/strike", "Walkout ends", "The walkout is over."));

        assertEquals(List.of(Alert.Kind.NEW, Alert.Kind.NEW, Alert.Kind.UPDATE), kinds(alerts()));
    }

    @Test
    void tellsAnEditOfAnUnknownArticleAsNew() {
        pipe(PORTS.because(Cause.EDITED).match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));

        assertEquals(List.of(Alert.Kind.NEW), kinds(alerts()));
    }

    @Test
    void neverTellsTheSameContentTwice() {
        Match match = PORTS.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE);
        pipe(match);
        pipe(match);
        pipe(PORTS.because(Cause.EDITED).match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));

        assertEquals(1, alerts().size());
        assertEquals(List.of(Trace.Outcome.ALERTED, Trace.Outcome.SUPPRESSED, Trace.Outcome.SUPPRESSED), outcomes());
    }

    @Test
    void staysSilentWhenMoreOfAToldArticleIsRead() {
        pipe(PORTS.match("https://a.example/strike", "Walkout at Port Selwyn", "Port Selwyn is closed."));
        pipe(PORTS.because(Cause.FULL_TEXT).match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));

        assertEquals(1, alerts().size());
        assertEquals(List.of(Trace.Outcome.ALERTED, Trace.Outcome.ATTACHED), outcomes());
    }

    @Test
    void tellsTheSameIdsOnAReplay() {
        List<Match> matches = List.of(
                PORTS.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE),
                PORTS.match("https://b.example/ships", "Port Selwyn closed by walkout", STRIKE_TOO),
                PORTS.match("https://a.example/flood", "Oldbridge under water", FLOOD));
        matches.forEach(this::pipe);
        List<String> first = alerts().stream().map(Alert::id).toList();
        end();
        folder = folder.resolve("another");
        begin();
        matches.forEach(this::pipe);

        assertEquals(first, alerts().stream().map(Alert::id).toList());
    }

    @Test
    void staysSilentOnWhatWasPublishedLongAgo() {
        pipe(PORTS.published(START.minus(Duration.ofDays(8))).match("https://a.example/old", "Old", STRIKE));
        pipe(PORTS.published(START.minus(Duration.ofDays(6))).match("https://a.example/fresh", "Fresh", STRIKE));

        assertEquals(
                List.of("Fresh"),
                alerts().stream().map(alert -> alert.article().title()).toList());
        assertEquals(List.of(Trace.Outcome.SUPPRESSED, Trace.Outcome.ALERTED), outcomes());
    }

    @Test
    void tellsEveryAgeWhenThereIsNoOldest() {
        end();
        restart(new Settings.Alerts(Duration.ofDays(5), .3, Duration.ZERO));
        pipe(PORTS.published(START.minus(Duration.ofDays(900))).match("https://a.example/old", "Old", STRIKE));

        assertEquals(1, alerts().size());
    }

    @Test
    void staysSilentOnMutedStories() {
        pipe(PORTS.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));
        String story = alerts().getFirst().story().id();
        Desk muted = new Desk(story, "ports", null, null, null, START.plusSeconds(3600), null, START);
        driver().createInputTopic(topic(Topic.DESK), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(Records.key(story), Json.bytes(muted));
        pipe(PORTS.match("https://b.example/ships", "Port Selwyn closed by walkout", STRIKE_TOO));

        assertEquals(0, alerts().size());
        assertEquals(List.of(Trace.Outcome.ALERTED, Trace.Outcome.SUPPRESSED), outcomes());
    }

    @Test
    void writesTheKindsAskedForToTheWatchlistsOwnTopic() {
        existing.add(OWN);
        configure(Set.of(Alert.Kind.NEW, Alert.Kind.UPDATE));
        pipe(PORTS.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));
        pipe(PORTS.match("https://b.example/ships", "Port Selwyn closed by walkout", STRIKE_TOO));
        pipe(PORTS.because(Cause.EDITED).match("https://a.example/strike", "Walkout ends", "The walkout is over."));

        assertEquals(List.of(Alert.Kind.NEW, Alert.Kind.MORE, Alert.Kind.UPDATE), kinds(alerts()));
        assertEquals(List.of(Alert.Kind.NEW, Alert.Kind.UPDATE), kinds(decode(read(OWN))));
    }

    @Test
    void goesOnWhenAWatchlistsOwnTopicIsNotThere() {
        configure(Set.of(Alert.Kind.NEW));
        pipe(PORTS.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));
        pipe(PORTS.match("https://a.example/flood", "Oldbridge under water", FLOOD));

        assertEquals(2, alerts().size());
        List<TestRecord<byte[], byte[]>> letters = read(topic(Topic.DEAD_LETTERS));
        assertEquals(2, letters.size());
        assertEquals(OWN, header(letters.getFirst(), DeadLetters.TOPIC));
        assertTrue(header(letters.getFirst(), DeadLetters.CAUSE).contains(OWN));
    }

    @Test
    void setsAsideWhatIsNoMatch() {
        driver().createInputTopic(topic(Topic.MATCHES), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(Records.key("ports"), Records.key("{"));
        pipe(PORTS.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));

        assertEquals(1, alerts().size());
        assertEquals(
                topic(Topic.MATCHES), header(read(topic(Topic.DEAD_LETTERS)).getFirst(), DeadLetters.TOPIC));
    }

    @Test
    void carriesCloudEventHeaders() {
        pipe(PORTS.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));

        TestRecord<byte[], byte[]> sent = read(topic(Topic.ALERTS)).getFirst();
        Alert alert = Json.read(sent.value(), Alert.class);
        assertEquals("ports", Records.key(sent.key()));
        assertEquals("1.0", header(sent, "ce_specversion"));
        assertEquals(alert.id(), header(sent, "ce_id"));
        assertEquals("org.tidings.alert.new.v1", header(sent, "ce_type"));
        assertEquals("/tidings/watchlists/ports", header(sent, "ce_source"));
        assertEquals(alert.story().id(), header(sent, "ce_subject"));
        assertEquals(alert.at().toString(), header(sent, "ce_time"));
        assertEquals("urn:tidings:schema:alert:1", header(sent, "ce_dataschema"));
        assertEquals("application/json", header(sent, "content-type"));
    }

    @Test
    void keepsToThePublishedSchema() {
        pipe(PORTS.published(START).match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));
        pipe(PORTS.match("https://b.example/ships", "Port Selwyn closed by walkout", STRIKE_TOO));
        pipe(PORTS.because(Cause.EDITED).match("https://a.example/strike", "Walkout ends", "The walkout is over."));

        AlertSchema schema = new AlertSchema();
        read(topic(Topic.ALERTS)).forEach(sent -> assertEquals(List.of(), schema.problems(sent.value())));
    }

    @Test
    void staysSilentWhileAWatchlistIsMuted() {
        mute(now.plusSeconds(3600));
        pipe(PORTS.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));
        pipe(Matches.of("unions").match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));

        assertEquals(
                List.of("unions"),
                alerts().stream().map(alert -> alert.watchlist().id()).toList());
        assertEquals(List.of(Trace.Outcome.SUPPRESSED, Trace.Outcome.ALERTED), outcomes());
    }

    @Test
    void knowsAfterwardsWhatCameWhileAWatchlistWasMuted() {
        mute(now.plusSeconds(3600));
        pipe(PORTS.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));
        now = now.plusSeconds(3600);
        pipe(PORTS.at(now).match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));
        pipe(PORTS.at(now).match("https://b.example/ships", "Port Selwyn closed by walkout", STRIKE_TOO));
        pipe(PORTS.at(now).match("https://a.example/flood", "Oldbridge under water", FLOOD));

        List<Alert> alerts = alerts();
        assertEquals(List.of(Alert.Kind.MORE, Alert.Kind.NEW), kinds(alerts));
        assertEquals(2, alerts.getFirst().story().size());
    }

    @Test
    void tellsAgainWhenAMuteIsTakenBack() {
        mute(now.plusSeconds(3600));
        mute(null);
        pipe(PORTS.match("https://a.example/strike", "Walkout at Port Selwyn", STRIKE));

        assertEquals(List.of(Alert.Kind.NEW), kinds(alerts()));
    }

    private void mute(@Nullable Instant until) {
        configure(Watchlist.of("ports", "Ports", "port").withMutedUntil(until));
    }

    private void configure(Set<Alert.Kind> kinds) {
        configure(
                Watchlist.of("ports", "Ports", "port").withAlerts(new Watchlist.Alerting(OWN, kinds, null, List.of())));
    }

    private void configure(Watchlist told) {
        driver().createInputTopic(topic(Topic.CONFIG), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(Records.key(told.key()), Json.bytes(told));
    }

    private void restart(Settings.Alerts settings) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "alerts-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        driver = new TopologyTestDriver(
                AlertsTopology.of(settings, AlertsTopologyTest::topic, new Existing(existing), () -> now, meters),
                properties);
    }

    private record Existing(Set<String> topics) implements OwnTopics {
        @Override
        public void wanted(String topic) {}

        @Override
        public Optional<String> problem(String topic) {
            return topics.contains(topic) ? Optional.empty() : Optional.of(topic + " is not there");
        }
    }

    private TopologyTestDriver driver() {
        return Objects.requireNonNull(driver);
    }

    private void pipe(Match match) {
        driver().createInputTopic(topic(Topic.MATCHES), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(Records.key(match.watchlist()), Json.bytes(match));
    }

    private List<TestRecord<byte[], byte[]>> read(String topic) {
        return driver().createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private List<Alert> alerts() {
        return decode(read(topic(Topic.ALERTS)));
    }

    private List<Trace.Outcome> outcomes() {
        List<Trace.Outcome> outcomes = new ArrayList<>();
        read(topic(Topic.TRACE))
                .forEach(sent ->
                        outcomes.add(Json.read(sent.value(), Trace.class).outcome()));
        return outcomes;
    }

    private static List<Alert> decode(List<TestRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(sent -> Json.read(sent.value(), Alert.class))
                .toList();
    }

    private static List<Alert.Kind> kinds(List<Alert> alerts) {
        return alerts.stream().map(Alert::kind).toList();
    }

    private static List<@Nullable String> titles(Alert alert) {
        List<@Nullable String> titles = new ArrayList<>();
        alert.story().articles().forEach(article -> titles.add(article.title()));
        return titles;
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return Records.key(record.headers().lastHeader(name).value());
    }

    private static String topic(Topic topic) {
        return topic.name("tidings.");
    }
}
