package org.tidings.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.tidings.alerts.story.StoryRules;
import org.tidings.model.Topic;
import org.tidings.runtime.config.Settings;

/** From {@code matches} to {@code alerts}: one alert a story and watchlist. */
public final class AlertsTopology {
    private static final String TELL = "tell";

    private AlertsTopology() {}

    /**
     * The topology.
     *
     * @param topics the whole name of each topic
     * @param ownTopics whether a watchlist's own topic can be written
     */
    public static Topology of(
            Settings.Alerts settings,
            Function<Topic, String> topics,
            OwnTopics ownTopics,
            InstantSource clock,
            MeterRegistry meters) {
        StreamsBuilder builder = new StreamsBuilder();
        copy(builder, KnownWatchlists.STORE, topics.apply(Topic.CONFIG), () -> new KnownWatchlists.Reader(ownTopics));
        copy(builder, MutedStories.STORE, topics.apply(Topic.DESK), MutedStories.Reader::new);
        List.of(Kept.STORIES, Kept.COVERAGE, Kept.TOLD).forEach(name -> builder.addStateStore(persistent(name)));
        StoryRules rules = rules(settings);
        AlertMeters counted = new AlertMeters(meters);
        builder.stream(topics.apply(Topic.MATCHES), bytes())
                .process(
                        () -> new AlertProcessor(rules, settings.oldest(), topics, ownTopics, clock, counted),
                        Named.as(TELL),
                        Kept.STORIES,
                        Kept.COVERAGE,
                        Kept.TOLD);
        return builder.build().addSink("out", Outgoing.TOPIC, new ByteArraySerializer(), Outgoing.SERIALIZER, TELL);
    }

    private static StoryRules rules(Settings.Alerts settings) {
        StoryRules usual = StoryRules.DEFAULT;
        return new StoryRules(settings.window(), settings.similarity(), usual.decay(), usual.budget());
    }

    /** In memory, so that the reader sees the whole topic again at each start (KAFKA-7663). */
    private static void copy(
            StreamsBuilder builder, String store, String topic, ProcessorSupplier<byte[], byte[], Void, Void> reader) {
        StoreBuilder<KeyValueStore<String, byte[]>> memory = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(store), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
        builder.addGlobalStore(memory, topic, bytes(), reader);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> persistent(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray());
    }

    private static Consumed<byte[], byte[]> bytes() {
        Serde<byte[]> serde = Serdes.ByteArray();
        return Consumed.with(serde, serde);
    }
}
