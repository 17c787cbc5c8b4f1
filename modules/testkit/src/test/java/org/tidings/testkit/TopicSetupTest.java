package org.tidings.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidings.model.Topic;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.runtime.kafka.TopicSetup;

class TopicSetupTest {
    @RegisterExtension
    static final BrokerExtension broker = new BrokerExtension();

    @Test
    void makesTheWholeCatalogue() throws Exception {
        List<String> names =
                List.of(Topic.values()).stream().map(broker.kafka()::topic).toList();
        var topics =
                broker.kafka().admin().describeTopics(names).allTopicNames().get();
        for (Topic topic : Topic.values()) {
            TopicDescription made = topics.get(broker.kafka().topic(topic));
            assertEquals(
                    topic.onePartition() ? 1 : 4,
                    made == null ? 0 : made.partitions().size(),
                    topic.word());
            assertEquals(topic.onePartition() ? 1 : 4, broker.kafka().partitions(topic));
        }
    }

    @Test
    void keepsTablesCompactAndLogsForTheirTime() throws Exception {
        assertEquals("compact", config(Topic.FEEDS, TopicConfig.CLEANUP_POLICY_CONFIG));
        assertEquals("compact,delete", config(Topic.DELIVERIES, TopicConfig.CLEANUP_POLICY_CONFIG));
        assertEquals("604800000", config(Topic.PAGES, TopicConfig.RETENTION_MS_CONFIG));
        assertEquals("-1", config(Topic.CONFIG_LOG, TopicConfig.RETENTION_MS_CONFIG));
    }

    private static String config(Topic topic, String key) throws Exception {
        ConfigResource resource =
                new ConfigResource(ConfigResource.Type.TOPIC, broker.kafka().topic(topic));
        var configs =
                broker.kafka().admin().describeConfigs(List.of(resource)).all().get();
        return String.valueOf(configs.values().iterator().next().get(key).value());
    }

    @Test
    void maySafelyRunAgain() {
        broker.send(Topic.ENTRIES, "a", "kept", Instant.EPOCH.plusSeconds(1_700_000_000));
        TopicSetup.ensure(broker.kafka(), broker.settings());
        assertEquals(List.of("kept"), broker.topics().values(Topic.ENTRIES, String.class));
    }

    @Test
    void namesEveryTopicWithAnotherPartitionCount() {
        Settings eight =
                withTopics(new Settings.Topics(broker.settings().topics().prefix(), 8, 1));
        StartupProblem problem = assertThrows(StartupProblem.class, () -> TopicSetup.ensure(broker.kafka(), eight));
        assertEquals(Topic.values().length - 2, problem.lines().size());
        assertTrue(problem.lines().getFirst().contains("has 4 partitions where 8 are expected"), problem.getMessage());
        assertTrue(problem.lines().getFirst().contains("set topics.partitions to 4"), problem.getMessage());
    }

    @Test
    void namesATopicThatTheClusterRefusesToMake() {
        Settings threefold = withTopics(new Settings.Topics("threefold.", 1, 3));
        try (KafkaClients kafka = new KafkaClients(threefold, broker.kafka().bootstrapServers())) {
            StartupProblem problem = assertThrows(StartupProblem.class, () -> TopicSetup.ensure(kafka, threefold));
            assertTrue(problem.lines().getFirst().startsWith("topic threefold."), problem.getMessage());
        }
    }

    @Test
    void saysThatNoKafkaAnswers() {
        try (KafkaClients kafka = new KafkaClients(broker.settings(), "127.0.0.1:1")) {
            StartupProblem problem = assertThrows(
                    StartupProblem.class, () -> TopicSetup.ensure(kafka, broker.settings(), Duration.ofSeconds(1)));
            assertTrue(problem.lines().getFirst().startsWith("no Kafka answers at 127.0.0.1:1"), problem.getMessage());
        }
    }

    @Test
    void saysThatNoKafkaHasThatName() {
        try (KafkaClients kafka = new KafkaClients(broker.settings(), "nowhere.invalid:9092")) {
            StartupProblem problem =
                    assertThrows(StartupProblem.class, () -> TopicSetup.ensure(kafka, broker.settings()));
            assertTrue(
                    problem.lines().getFirst().startsWith("no Kafka answers at nowhere.invalid"), problem.getMessage());
        }
    }

    @Test
    void makesAWatchlistsOwnTopic() {
        String own = broker.settings().topics().prefix() + "alerts.own";
        TopicSetup.ensure(broker.kafka(), broker.settings(), own);
        TopicSetup.ensure(broker.kafka(), broker.settings(), own);
        assertEquals(List.of(), broker.topics().records(own));
    }

    @Test
    void refusesANameThatIsNoTopic() {
        StartupProblem problem = assertThrows(
                StartupProblem.class, () -> TopicSetup.ensure(broker.kafka(), broker.settings(), "no topic/name"));
        assertTrue(problem.lines().getFirst().contains("no topic/name"), problem.getMessage());
    }

    private static Settings withTopics(Settings.Topics topics) {
        return broker.settings().withTopics(topics);
    }
}
