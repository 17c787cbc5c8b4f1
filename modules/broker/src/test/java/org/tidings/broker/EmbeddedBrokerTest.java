package org.tidings.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    private static final String TOPIC = "kept";

    @TempDir
    Path folder;

    @Test
    void keepsItsRecordsOverARestartOnAnotherPort() throws Exception {
        try (EmbeddedBroker first = EmbeddedBroker.start(folder, 0)) {
            makeTopic(first);
            send(first, "one");
            assertEquals((short) 2, transactionVersion(first));
        }
        try (EmbeddedBroker second = EmbeddedBroker.start(folder, 0)) {
            send(second, "two");
            assertEquals(List.of("one", "two"), read(second, 2));
        }
    }

    @Test
    void refusesAPortThatIsTakenInOneLine() throws Exception {
        try (EmbeddedBroker first = EmbeddedBroker.start(folder.resolve("a"), 0)) {
            int port = Integer.parseInt(first.bootstrapServers().replaceFirst(".*:", ""));
            Path other = folder.resolve("b");
            IOException refused = assertThrows(IOException.class, () -> EmbeddedBroker.start(other, port));
            assertOneLine(refused, "port " + port);
            assertTrue(first.failure().isEmpty());
        }
    }

    @Test
    void refusesAFolderThatIsInUseInOneLine() throws Exception {
        try (EmbeddedBroker first = EmbeddedBroker.start(folder, 0)) {
            assertFalse(first.bootstrapServers().endsWith(":0"));
            IOException refused = assertThrows(IOException.class, () -> EmbeddedBroker.start(folder, 0));
            assertOneLine(refused, "in use");
        }
    }

    @Test
    void refusesAFolderThatCannotBeWrittenInOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        IOException refused = assertThrows(IOException.class, () -> EmbeddedBroker.start(file, 0));
        assertOneLine(refused, "cannot be written");
    }

    private static void assertOneLine(Exception refused, String part) {
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count(), message);
    }

    private static Map<String, Object> client(EmbeddedBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static void makeTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(client(broker))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static short transactionVersion(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(client(broker))) {
            var finalised = admin.describeFeatures().featureMetadata().get().finalizedFeatures();
            return Objects.requireNonNull(finalised.get("transaction.version")).maxVersionLevel();
        }
    }

    private static void send(EmbeddedBroker broker, String value) throws Exception {
        try (var producer = new KafkaProducer<>(client(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get();
        }
    }

    private static List<String> read(EmbeddedBroker broker, int count) {
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(client(broker), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long give = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < count && System.nanoTime() < give) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
