package org.tidings.poller;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.tidings.model.BadRecord;
import org.tidings.model.Json;
import org.tidings.model.Names;
import org.tidings.model.Page;
import org.tidings.model.Topic;
import org.tidings.model.Urls;
import org.tidings.runtime.Role;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.kafka.HostPartitions;
import org.tidings.runtime.kafka.StreamsRole;

/** The intake: entries in; pages, traces and dead letters out; what was seen in a store of its own. */
public final class IntakeTopology {
    /** How long after its last sighting an article is forgotten, and would be news again. */
    public static final Duration FORGET_AFTER = Duration.ofDays(30);

    static final String STORE = "seen";
    static final String PAGES = "pages";
    static final String TRACE = "trace";
    static final String DEAD_LETTERS = "dead-letters";

    private static final String SOURCE = "entries";
    private static final String INTAKE = "intake";

    private IntakeTopology() {}

    /** The role as a process runs it. */
    public static Role role(RoleContext context) {
        Topology topology = of(context.kafka()::topic, FORGET_AFTER, context.meters());
        return new StreamsRole(Names.INTAKE, context.kafka().id(Names.INTAKE), context, topology);
    }

    /**
     * The topology alone.
     *
     * @param topic whole names of topics
     * @param forgetAfter the last sighting
     */
    public static Topology of(Function<Topic, String> topic, Duration forgetAfter, MeterRegistry meters) {
        IntakeMeters counted = new IntakeMeters(meters);
        ByteArraySerializer bytes = new ByteArraySerializer();
        Topology topology = new Topology();
        topology.addSource(
                SOURCE, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic.apply(Topic.ENTRIES));
        topology.addProcessor(INTAKE, () -> new Intake(forgetAfter, counted), SOURCE);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(STORE), Serdes.ByteArray(), Serdes.ByteArray())
                        .withCachingDisabled(),
                INTAKE);
        topology.addSink(PAGES, topic.apply(Topic.PAGES), bytes, bytes, new ByPageHost(), INTAKE);
        topology.addSink(TRACE, topic.apply(Topic.TRACE), bytes, bytes, INTAKE);
        topology.addSink(DEAD_LETTERS, topic.apply(Topic.DEAD_LETTERS), bytes, bytes, INTAKE);
        return topology;
    }

    /** One partition, and so one scraper, has all pages of a host. */
    private static final class ByPageHost implements StreamPartitioner<byte[], byte[]> {
        @Override
        public Optional<Set<Integer>> partitions(
                String topic, byte @Nullable [] key, byte @Nullable [] value, int numPartitions) {
            return Optional.of(Set.of(HostPartitions.of(host(value), numPartitions)));
        }

        private static String host(byte @Nullable [] value) {
            if (value == null) {
                return "-";
            }
            try {
                String url = Json.read(value, Page.class).entry().url();
                return url == null ? "-" : Urls.host(url);
            } catch (BadRecord e) {
                return "-";
            }
        }
    }
}
