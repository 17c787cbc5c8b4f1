package org.tidings.filter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.tidings.filter.match.MatchEngine;
import org.tidings.model.Names;
import org.tidings.model.Topic;
import org.tidings.runtime.Role;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.kafka.Records;
import org.tidings.runtime.kafka.StreamsRole;

/** From {@code articles} to {@code matches} and {@code mentions}, under the watchlists and entities of {@code config}. */
public final class FilterTopology {
    static final String MATCHES = "matches";
    static final String MENTIONS = "mentions";
    static final String TRACE = "trace";
    static final String DEAD_LETTERS = "dead-letters";
    private static final String MATCH = "match";
    private static final String CONFIG_STORE = "config";

    private FilterTopology() {}

    /** The role as a process runs it. */
    public static Role role(RoleContext context) {
        Topology topology = of(context.kafka()::topic, context.clock(), context.meters());
        return new StreamsRole(Names.FILTER, context.kafka().id(Names.FILTER), context, topology);
    }

    /**
     * The topology, with an engine of its own.
     *
     * @param topics the whole name of each topic
     */
    public static Topology of(Function<Topic, String> topics, InstantSource clock, MeterRegistry meters) {
        ConfigReader config = new ConfigReader(new MatchEngine(), clock);
        FilterMeters counted = new FilterMeters(meters, config);
        StreamsBuilder builder = new StreamsBuilder();
        addConfig(builder, topics.apply(Topic.CONFIG), config);
        builder.addStateStore(revisions());
        builder.stream(topics.apply(Topic.ARTICLES), bytes())
                .process(() -> new ArticleProcessor(config, clock, counted), Named.as(MATCH), Revisions.STORE);
        Topology topology = builder.build();
        addSink(topology, MATCHES, topics.apply(Topic.MATCHES));
        addSink(topology, MENTIONS, topics.apply(Topic.MENTIONS));
        addSink(topology, TRACE, topics.apply(Topic.TRACE));
        addSink(topology, DEAD_LETTERS, topics.apply(Topic.DEAD_LETTERS));
        return topology;
    }

    /**
     * The store stays empty: it is there because its processor is run over the whole topic at each start, before the first
     * article, exactly when it is in memory and added this way (KAFKA-7663).
     */
    private static void addConfig(StreamsBuilder builder, String topic, ConfigReader config) {
        StoreBuilder<KeyValueStore<Bytes, byte[]>> empty = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(CONFIG_STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled();
        builder.addGlobalStore(empty, topic, bytes(), () -> new ToEngine(config));
    }

    private record ToEngine(ConfigReader config) implements Processor<byte[], byte[], Void, Void> {
        @Override
        public void process(Record<byte[], byte[]> record) {
            config.read(Records.key(record.key()), record.value());
        }
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> revisions() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Revisions.STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    private static void addSink(Topology topology, String name, String topic) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), MATCH);
    }

    private static Consumed<byte[], byte[]> bytes() {
        Serde<byte[]> serde = Serdes.ByteArray();
        return Consumed.with(serde, serde);
    }
}
