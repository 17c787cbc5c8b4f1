package org.tidings.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.Topic;
import org.tidings.runtime.Health;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.kafka.Records;
import org.tidings.runtime.kafka.StreamsRole;

class StreamsRoleTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String STORE = "seen";

    @RegisterExtension
    static final BrokerExtension broker = new BrokerExtension();

    /** Lets each key through once, by its store; fails on the key "poison". */
    private static final class Once implements Processor<byte[], byte[], byte[], byte[]> {
        private @Nullable ProcessorContext<byte[], byte[]> context;

        @Override
        public void init(ProcessorContext<byte[], byte[]> context) {
            this.context = context;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            String key = Records.key(record.key());
            if (context == null || key.equals("poison")) {
                throw new IllegalStateException("on purpose");
            }
            KeyValueStore<String, byte[]> seen = context.getStateStore(STORE);
            if (seen.putIfAbsent(key, record.value()) == null) {
                context.forward(record);
            }
        }
    }

    private static Topology topology(Topic from, Topic to) {
        return new Topology()
                .addSource("in", broker.kafka().topic(from))
                .addProcessor("once", Once::new, "in")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray()),
                        "once")
                .addSink("out", broker.kafka().topic(to), "once");
    }

    private static StreamsRole role(String name, String protocol, Topology topology) {
        Settings settings = broker.settings().withKafka(new Settings.Kafka(null, Map.of("group.protocol", protocol)));
        RoleContext context = broker.context(InstantSource.system(), settings);
        StreamsRole role = new StreamsRole(name, context.kafka().id(name), context, topology);
        role.start();
        return role;
    }

    private static List<String> keys(Topic topic, String prefix) {
        return broker.topics().records(topic).stream()
                .map(record -> Records.key(record.key()))
                .filter(key -> key.startsWith(prefix))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "streams"})
    void doublesAndLosesNothingOverRestarts(String protocol) {
        String own = protocol + "-";
        List<String> sent = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            int first = run * 100;
            List<String> keys =
                    IntStream.range(first, first + 100).mapToObj(i -> own + i).toList();
            sent.addAll(keys);
            // Each is sent twice: the store, restored, must know the first after a restart too.
            broker.send(Set.copyOf(sent).stream()
                    .map(key -> Records.of(broker.kafka().topic(Topic.ENTRIES), null, key, key, NOW))
                    .toList());
            try (StreamsRole role = role("once-" + protocol, protocol, topology(Topic.ENTRIES, Topic.ARTICLES))) {
                Await.until("all are through", () -> keys(Topic.ARTICLES, own).size() >= sent.size());
                assertTrue(role.check().isUp(), String.valueOf(role.check().detail()));
            }
        }
        History.of(sent, keys(Topic.ARTICLES, own)).assertExactlyOnce();
    }

    @Test
    void goesDownWithItsCause() {
        broker.send(Topic.MATCHES, "poison", "x", NOW);
        try (StreamsRole role = role("poisoned", "classic", topology(Topic.MATCHES, Topic.ALERTS))) {
            Await.until("it is down", () -> role.check().status() == Health.Status.DOWN);
            assertTrue(String.valueOf(role.check().detail()).contains("on purpose"));
        }
    }

    @Test
    void closesBeforeItHasStarted() {
        RoleContext context = broker.context();
        StreamsRole role =
                new StreamsRole("idle", context.kafka().id("idle"), context, topology(Topic.PAGES, Topic.DESK));
        long begun = System.nanoTime();
        role.close();
        role.close();
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 10);
        assertEquals(Health.Status.STARTING, role.check().status());
    }
}
