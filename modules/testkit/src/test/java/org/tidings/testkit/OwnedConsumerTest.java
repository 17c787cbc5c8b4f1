package org.tidings.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.Topic;
import org.tidings.runtime.Health;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.kafka.HostPartitions;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.runtime.kafka.OwnedConsumer;
import org.tidings.runtime.kafka.Records;

/** The promises of {@link OwnedConsumer}, each under both group protocols. */
class OwnedConsumerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @RegisterExtension
    static final BrokerExtension broker = new BrokerExtension();

    private final List<AutoCloseable> open = new ArrayList<>();
    private String group = "";

    @BeforeEach
    void nameGroup() {
        group = "owned-" + System.nanoTime();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private OwnedConsumer consumer(String protocol, int maxInFlight, OwnedConsumer.Handler handler) {
        Settings settings = broker.settings().withKafka(new Settings.Kafka(null, Map.of("group.protocol", protocol)));
        KafkaClients clients = new KafkaClients(settings, broker.kafka().bootstrapServers());
        OwnedConsumer consumer = new OwnedConsumer(
                clients,
                group,
                List.of(Topic.REVISITS),
                List.of(Topic.PAGES),
                maxInFlight,
                handler,
                new SimpleMeterRegistry());
        open.add(clients);
        open.add(consumer);
        consumer.start();
        return consumer;
    }

    private static List<String> send(Topic topic, String prefix, int count) {
        List<String> keys = IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
        broker.send(keys.stream().map(key -> record(topic, key)).toList());
        return keys;
    }

    private static ProducerRecord<byte[], byte[]> record(Topic topic, String key) {
        return Records.of(broker.kafka().topic(topic), HostPartitions.of(key, 4), key, key, NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void losesNothingOverRestartsMidway(String protocol) {
        String own = "restart-" + protocol + "-";
        List<String> sent = send(Topic.PAGES, own, 1_000);
        RecordingHandler handler = new RecordingHandler(own);
        for (int restart = 1; restart <= 3; restart++) {
            int enough = restart * 200;
            OwnedConsumer consumer = consumer(protocol, 16, handler);
            Await.until("some are done", () -> handler.done().size() >= enough);
            consumer.close();
        }
        consumer(protocol, 16, handler);
        Await.until("all are done", () -> Set.copyOf(handler.done()).size() == sent.size());
        History.of(sent, handler.done()).assertNothingLost();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void losesNothingWhenPartitionsMove(String protocol) {
        String own = "move-" + protocol + "-";
        RecordingHandler first = new RecordingHandler(own);
        RecordingHandler second = new RecordingHandler(own);
        consumer(protocol, 16, first);
        List<String> sent = new ArrayList<>(send(Topic.PAGES, own + "a", 500));
        Await.until("the first works", () -> first.done().size() > 100);
        OwnedConsumer joined = consumer(protocol, 16, second);
        sent.addAll(send(Topic.PAGES, own + "b", 500));
        Await.until(
                "they share", () -> first.owned().size() == 2 && second.owned().size() == 2);
        sent.addAll(send(Topic.PAGES, own + "c", 500));
        Await.until("the second works", () -> second.done().size() > 100);
        joined.close();
        Await.until("the first has all again", () -> first.owned().size() == 4);
        List<String> done = new ArrayList<>();
        Await.until("all are done", () -> {
            done.clear();
            done.addAll(first.done());
            done.addAll(second.done());
            return Set.copyOf(done).size() >= sent.size();
        });
        History.of(sent, done).assertNothingLost();
        assertEquals(List.of(), first.mistakes());
        assertEquals(List.of(), second.mistakes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void loadsTablesBeforeItHandsOutLogs(String protocol) {
        String own = "table-" + protocol + "-";
        send(Topic.PAGES, own, 50);
        List<String> rows = send(Topic.REVISITS, own, 200);
        RecordingHandler handler = new RecordingHandler(own);
        consumer(protocol, 1_000, handler);
        Await.until("all are done", () -> handler.done().size() == 50);
        assertTrue(handler.rows().containsAll(rows));
        assertEquals(List.of(), handler.mistakes());
        List<String> later = send(Topic.REVISITS, own + "later", 10);
        Await.until("the table is followed", () -> handler.rows().containsAll(later));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void handsOutNoMoreThanItMayHaveInFlight(String protocol) {
        String own = "full-" + protocol + "-";
        send(Topic.PAGES, own, 300);
        RecordingHandler handler = new RecordingHandler(own).holding();
        consumer(protocol, 10, handler);
        Await.until("it is full", () -> handler.held() == 10);
        Await.until("all are done", () -> {
            assertTrue(handler.held() <= 10);
            handler.finishHeld();
            return handler.done().size() == 300;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void commitsOnlyBelowWhatIsUnfinished(String protocol) throws Exception {
        String own = "held-" + protocol + "-";
        send(Topic.PAGES, own, 40);
        RecordingHandler handler = new RecordingHandler(own).holding();
        OwnedConsumer consumer = consumer(protocol, 1_000, handler);
        Await.until("all are in flight", () -> handler.held() == 40);
        consumer.close();
        assertTrue(handler.done().isEmpty());
        handler.finishHeld();
        RecordingHandler again = new RecordingHandler(own);
        OwnedConsumer second = consumer(protocol, 1_000, again);
        Await.until("all come again", () -> again.done().size() == 40);
        second.close();
        assertEquals(ends(), committed());
    }

    private Map<TopicPartition, Long> ends() {
        try (var reader = broker.kafka().freeConsumer("ends")) {
            List<TopicPartition> pages = IntStream.range(0, 4)
                    .mapToObj(i -> new TopicPartition(broker.kafka().topic(Topic.PAGES), i))
                    .toList();
            return reader.endOffsets(pages);
        }
    }

    private Map<TopicPartition, Long> committed() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = broker.kafka()
                .admin()
                .listConsumerGroupOffsets(broker.kafka().id(group))
                .partitionsToOffsetAndMetadata()
                .get();
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void diesWithTheHandler(String protocol) {
        String own = "dies-" + protocol + "-";
        RecordingHandler handler = new RecordingHandler(own).failing();
        OwnedConsumer consumer = consumer(protocol, 10, handler);
        send(Topic.PAGES, own, 1);
        Await.until("it is down", () -> consumer.check().status() == Health.Status.DOWN);
        assertTrue(String.valueOf(consumer.check().detail()).contains("on purpose"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void closesInTimeWithoutABroker(String protocol) {
        KafkaClients nowhere =
                new KafkaClients(Settings.defaults(broker.settings().data()), "127.0.0.1:1");
        open.add(nowhere);
        OwnedConsumer consumer = new OwnedConsumer(
                nowhere,
                group,
                List.of(),
                List.of(Topic.PAGES),
                1,
                new RecordingHandler(protocol),
                new SimpleMeterRegistry());
        consumer.start();
        long begun = System.nanoTime();
        consumer.close();
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 10);
    }
}
