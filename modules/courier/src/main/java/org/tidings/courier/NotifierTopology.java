package org.tidings.courier;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.tidings.model.Names;
import org.tidings.model.Topic;
import org.tidings.runtime.Role;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.kafka.StreamsRole;

/** From {@code alerts} to {@code notices}: one for each channel that wants to be told. */
public final class NotifierTopology {
    private static final String ADDRESS = "address";
    static final String NOTICES = "notices";
    static final String DEAD_LETTERS = "dead-letters";

    private NotifierTopology() {}

    /** The role as a process runs it. */
    public static Role role(RoleContext context) {
        Topology topology = of(context.kafka()::topic, context.clock(), context.meters());
        return new StreamsRole(Names.NOTIFIER, context.kafka().id(Names.NOTIFIER), context, topology);
    }

    /**
     * The topology.
     *
     * @param topics the whole name of each topic
     */
    public static Topology of(Function<Topic, String> topics, InstantSource clock, MeterRegistry meters) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addGlobalStore(config(), topics.apply(Topic.CONFIG), bytes(), KnownConfig.Reader::new);
        NotifierMeters counted = new NotifierMeters(meters);
        builder.stream(topics.apply(Topic.ALERTS), bytes())
                .process(() -> new NotifierProcessor(clock, counted), Named.as(ADDRESS));
        return builder.build()
                .addSink(NOTICES, topics.apply(Topic.NOTICES), ADDRESS)
                .addSink(DEAD_LETTERS, topics.apply(Topic.DEAD_LETTERS), ADDRESS);
    }

    /** In memory, so that the reader sees the whole topic again at each start (KAFKA-7663). */
    private static StoreBuilder<KeyValueStore<String, byte[]>> config() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(KnownConfig.STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
    }

    private static Consumed<byte[], byte[]> bytes() {
        return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray());
    }
}
