package org.tidings.testkit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tidings.model.Topic;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.WebClient;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.runtime.kafka.Records;
import org.tidings.runtime.kafka.TopicSetup;

/**
 * A broker for the tests of a class: {@code @RegisterExtension static final BrokerExtension broker = new BrokerExtension();}.
 * All classes of a process share one node; each has a prefix and a data folder of its own, and every topic of the
 * catalogue.
 */
public final class BrokerExtension implements BeforeAllCallback, AfterAllCallback {
    private static final ExtensionContext.Namespace SHARED = ExtensionContext.Namespace.create(BrokerExtension.class);

    private final UnaryOperator<Settings> adjust;
    private final List<AutoCloseable> open = new ArrayList<>();
    private @Nullable Fixture fixture;

    private record Fixture(Settings settings, KafkaClients kafka, Producer<byte[], byte[]> producer) {}

    public BrokerExtension() {
        this(UnaryOperator.identity());
    }

    /** With settings other than the test defaults: free ports, 4 partitions, private networks allowed, no gaps. */
    public BrokerExtension(UnaryOperator<Settings> adjust) {
        this.adjust = adjust;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        SharedNode node = context.getRoot()
                .getStore(SHARED)
                .computeIfAbsent(SharedNode.class, key -> SharedNode.start(), SharedNode.class);
        Path data = Files.createDirectory(node.folder().resolve(prefix()));
        Settings settings = adjust.apply(testDefaults(data));
        KafkaClients kafka = keep(new KafkaClients(settings, node.bootstrapServers()));
        TopicSetup.ensure(kafka, settings);
        fixture = new Fixture(settings, kafka, keep(kafka.producer("test-sender")));
    }

    private static String prefix() {
        return "t" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }

    private static Settings testDefaults(Path data) {
        Settings defaults = Settings.defaults(data);
        Settings.Http http = defaults.http();
        return defaults.withTopics(new Settings.Topics(data.getFileName() + ".", 4, 1))
                .withHttp(new Settings.Http(
                        http.userAgent(), http.contact(), List.of("127.0.0.0/8"), Map.of(), Duration.ofMillis(1)))
                .withConsole(new Settings.Console("127.0.0.1:0", null, null));
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        open.clear();
    }

    private <T extends AutoCloseable> T keep(T closeable) {
        open.add(closeable);
        return closeable;
    }

    private Fixture fixture() {
        if (fixture == null) {
            throw new IllegalStateException("not started: register it in a static field with @RegisterExtension");
        }
        return fixture;
    }

    public Settings settings() {
        return fixture().settings();
    }

    public KafkaClients kafka() {
        return fixture().kafka();
    }

    /** What a role is built from, with the system's clock and meters of its own. */
    public RoleContext context() {
        return context(InstantSource.system());
    }

    /** What a role is built from, with this clock. */
    public RoleContext context(InstantSource clock) {
        return context(clock, settings());
    }

    /** What a role is built from, with other settings; the prefix should stay. */
    public RoleContext context(InstantSource clock, Settings settings) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        KafkaClients kafka = keep(new KafkaClients(settings, kafka().bootstrapServers()));
        return new RoleContext(settings, kafka, keep(new WebClient(settings.http(), meters)), meters, clock);
    }

    /** Reads what stands on the topics. */
    public TopicReader topics() {
        return new TopicReader(kafka());
    }

    /** Puts a record on a topic, by the default partitioner, and waits until it stands there. */
    public void send(Topic topic, String key, @Nullable Object value, Instant timestamp) {
        send(List.of(Records.of(kafka().topic(topic), null, key, value, timestamp)));
    }

    /** Puts records on their topics and waits until they stand there. */
    public void send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent =
                records.stream().map(fixture().producer()::send).toList();
        fixture().producer().flush();
        sent.forEach(BrokerExtension::assertSent);
    }

    private static void assertSent(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new AssertionError("not sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while sending", e);
        }
    }
}
