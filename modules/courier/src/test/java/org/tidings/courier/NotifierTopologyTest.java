package org.tidings.courier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.Alert;
import org.tidings.model.Channel;
import org.tidings.model.ConfigItem;
import org.tidings.model.Ids;
import org.tidings.model.Json;
import org.tidings.model.Notice;
import org.tidings.model.Origin;
import org.tidings.model.Topic;
import org.tidings.model.Watchlist;
import org.tidings.runtime.kafka.DeadLetters;
import org.tidings.runtime.kafka.Records;

class NotifierTopologyTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TopologyTestDriver driver;

    NotifierTopologyTest(@TempDir Path folder) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "notifier-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        driver = new TopologyTestDriver(
                NotifierTopology.of(NotifierTopologyTest::topic, () -> Alerts.AT, meters), properties);
    }

    @BeforeEach
    void begin() {
        configure(channel("desk"));
        configure(channel("night"));
    }

    @AfterEach
    void end() {
        driver.close();
    }

    @Test
    void addressesEachChannelOfTheWatchlist() {
        configure(watchlist(Set.of(Alert.Kind.NEW), List.of("desk", "night")));
        Alert alert = Alerts.alert("ports", Alert.Kind.NEW, "strike");
        tell(alert);

        List<Notice> notices = notices();
        assertEquals(
                List.of("desk", "night"), notices.stream().map(Notice::channel).toList());
        assertEquals(Ids.notice("desk", alert.id()), notices.getFirst().id());
        assertEquals(alert, notices.getFirst().alert());
    }

    @Test
    void keepsToTheKindsThatAreWanted() {
        configure(watchlist(Set.of(Alert.Kind.UPDATE), List.of("desk")));
        tell(Alerts.alert("ports", Alert.Kind.NEW, "strike"));
        tell(Alerts.alert("ports", Alert.Kind.MORE, "strike"));
        tell(Alerts.alert("ports", Alert.Kind.UPDATE, "strike"));

        assertEquals(
                List.of(Alert.Kind.UPDATE),
                notices().stream().map(n -> n.alert().kind()).toList());
    }

    @Test
    void goesOnWhenAChannelIsNotConfigured() {
        configure(watchlist(Set.of(Alert.Kind.NEW), List.of("nobody", "desk")));
        tell(Alerts.alert("ports", Alert.Kind.NEW, "strike"));

        assertEquals(List.of("desk"), notices().stream().map(Notice::channel).toList());
        assertEquals(1, meters.counter("tidings.notifier.unknown.channels").count());
    }

    @Test
    void tellsNobodyOfAWatchlistThatWasRemoved() {
        Watchlist ports = watchlist(Set.of(Alert.Kind.NEW), List.of("desk"));
        configure(ports);
        pipe(Topic.CONFIG, ports.key(), null);
        tell(Alerts.alert("ports", Alert.Kind.NEW, "strike"));

        assertEquals(List.of(), notices());
    }

    @Test
    void setsAsideWhatIsNoAlert() {
        pipe(Topic.ALERTS, "ports", Records.key("[]"));
        TestRecord<byte[], byte[]> letter = read(Topic.DEAD_LETTERS).getFirst();
        assertEquals(
                topic(Topic.ALERTS),
                Records.key(letter.headers().lastHeader(DeadLetters.TOPIC).value()));
    }

    private static Channel channel(String id) {
        return new Channel(id, Channel.Type.WEBHOOK, "https://hook.example/", null, false, Origin.FILE);
    }

    private static Watchlist watchlist(Set<Alert.Kind> kinds, List<String> channels) {
        Watchlist.Alerting alerting = new Watchlist.Alerting(null, kinds, null, channels);
        return Watchlist.of("ports", "Ports", "port").withAlerts(alerting);
    }

    private void configure(ConfigItem item) {
        pipe(Topic.CONFIG, item.key(), Json.bytes(item));
    }

    private void tell(Alert alert) {
        pipe(Topic.ALERTS, alert.watchlist().id(), Json.bytes(alert));
    }

    private void pipe(Topic topic, String key, byte @org.jspecify.annotations.Nullable [] value) {
        driver.createInputTopic(topic(topic), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(Records.key(key), value);
    }

    private List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        read(Topic.NOTICES).forEach(sent -> notices.add(Json.read(sent.value(), Notice.class)));
        return notices;
    }

    private List<TestRecord<byte[], byte[]>> read(Topic topic) {
        return driver.createOutputTopic(topic(topic), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static String topic(Topic topic) {
        return topic.name("tidings.");
    }
}
