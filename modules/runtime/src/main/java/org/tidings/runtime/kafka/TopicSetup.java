package org.tidings.runtime.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Topic;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.config.Settings;

/** Makes the topics that are missing and refuses a cluster that cannot keep the promises. */
public final class TopicSetup {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String TRANSACTIONS = "transaction.version";
    private static final short LEAST_TRANSACTIONS = 2;
    private static final int MIB = 1024 * 1024;

    private final KafkaClients kafka;
    private final Settings settings;
    private final Admin admin;
    private final Duration patience;

    private TopicSetup(KafkaClients kafka, Settings settings, Duration patience) {
        this.kafka = kafka;
        this.settings = settings;
        this.patience = patience;
        this.admin = admin(kafka);
    }

    private static Admin admin(KafkaClients kafka) {
        try {
            return kafka.admin();
        } catch (KafkaException e) {
            throw unreachable(kafka, e);
        }
    }

    /**
     * Makes what is missing of the catalogue.
     *
     * @throws StartupProblem when no broker answers within 15 seconds, the cluster is too old, or a topic differs
     */
    public static void ensure(KafkaClients kafka, Settings settings) {
        ensure(kafka, settings, PATIENCE);
    }

    /** As {@link #ensure(KafkaClients, Settings)}, waiting for each answer no longer than {@code patience}. */
    public static void ensure(KafkaClients kafka, Settings settings, Duration patience) {
        TopicSetup setup = new TopicSetup(kafka, settings, patience);
        setup.checkTransactions();
        setup.makeAndCheck(setup.catalogue());
    }

    /**
     * Makes a watchlist's own topic, shaped as {@code alerts} is; one that is there may have any number of partitions.
     *
     * @throws StartupProblem when it cannot be made
     */
    public static void ensure(KafkaClients kafka, Settings settings, String topic) {
        TopicSetup setup = new TopicSetup(kafka, settings, PATIENCE);
        Map<String, NewTopic> wanted = Map.of(topic, setup.wanted(topic, Topic.ALERTS));
        setup.make(wanted, setup.present(wanted.keySet()).keySet());
    }

    private void checkTransactions() {
        FinalizedVersionRange range = ask(admin.describeFeatures().featureMetadata(), "describe the cluster")
                .finalizedFeatures()
                .get(TRANSACTIONS);
        int level = range == null ? 0 : range.maxVersionLevel();
        if (level < LEAST_TRANSACTIONS) {
            throw new StartupProblem("the cluster at " + kafka.bootstrapServers() + " has " + TRANSACTIONS + "=" + level
                    + ", with which records can be lost or doubled: upgrade it to Kafka 4.0 or newer and run kafka-features.sh"
                    + " upgrade --feature " + TRANSACTIONS + "=" + LEAST_TRANSACTIONS);
        }
    }

    private Map<String, NewTopic> catalogue() {
        Map<String, NewTopic> wanted = new LinkedHashMap<>();
        Arrays.stream(Topic.values()).forEach(topic -> {
            String name = kafka.topic(topic);
            wanted.put(name, wanted(name, topic));
        });
        return wanted;
    }

    private NewTopic wanted(String name, Topic topic) {
        int partitions = topic.onePartition() ? 1 : settings.topics().partitions();
        return new NewTopic(name, Optional.of(partitions), replication()).configs(configs(topic));
    }

    private Optional<Short> replication() {
        int replication = settings.topics().replication();
        return replication == 0 ? Optional.empty() : Optional.of((short) replication);
    }

    private Map<String, String> configs(Topic topic) {
        Map<String, String> configs = new LinkedHashMap<>();
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 * KafkaClients.MAX_RECORD_BYTES));
        configs.put(TopicConfig.RETENTION_MS_CONFIG, retentionMs(topic));
        switch (topic.cleanup()) {
            case DELETE -> configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
            case COMPACT -> compacted(configs, TopicConfig.CLEANUP_POLICY_COMPACT);
            case COMPACT_DELETE ->
                compacted(configs, TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE);
        }
        return configs;
    }

    /** Whoever takes over a partition reads its tables from the beginning: they are kept short. */
    private static void compacted(Map<String, String> configs, String policy) {
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, policy);
        configs.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1");
        configs.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(16 * MIB));
        configs.put(
                TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Duration.ofDays(1).toMillis()));
    }

    private String retentionMs(Topic topic) {
        Duration retention = topic == Topic.ARTICLES ? settings.retention().articles() : topic.retention();
        return Long.toString(retention == null ? -1 : retention.toMillis());
    }

    private void makeAndCheck(Map<String, NewTopic> wanted) {
        Map<String, TopicDescription> present = present(wanted.keySet());
        List<String> problems = new ArrayList<>();
        wanted.forEach((name, topic) -> {
            TopicDescription there = present.get(name);
            if (there != null && there.partitions().size() != topic.numPartitions()) {
                problems.add(
                        differs(name, topic.numPartitions(), there.partitions().size()));
            }
        });
        if (!problems.isEmpty()) {
            throw new StartupProblem(problems);
        }
        make(wanted, present.keySet());
    }

    private String differs(String name, int expected, int found) {
        return "topic " + name + " has " + found + " partitions where " + expected
                + " are expected; the count is fixed once made, so "
                + (expected == 1 ? "" : "set topics.partitions to " + found + ", or ")
                + "choose another topics.prefix than "
                + settings.topics().prefix();
    }

    private Map<String, TopicDescription> present(Set<String> names) {
        Set<String> all = ask(admin.listTopics().names(), "list the topics");
        Collection<String> there = names.stream().filter(all::contains).toList();
        return ask(admin.describeTopics(there).allTopicNames(), "describe the topics");
    }

    private void make(Map<String, NewTopic> wanted, Set<String> present) {
        List<NewTopic> missing = wanted.values().stream()
                .filter(topic -> !present.contains(topic.name()))
                .toList();
        admin.createTopics(missing).values().forEach(this::made);
        awaitKnown(missing.stream().map(NewTopic::name).toList());
    }

    /** The controller says that a topic is made a moment before the brokers know it. */
    private void awaitKnown(List<String> names) {
        long end = System.nanoTime() + patience.toNanos();
        while (!ask(admin.listTopics().names(), "list the topics").containsAll(names)) {
            if (System.nanoTime() - end > 0) {
                throw new StartupProblem("the topics " + names + " were made and do not appear: see the brokers' logs");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Another process may have made it in the same moment. */
    private void made(String name, KafkaFuture<Void> making) {
        try {
            making.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new StartupProblem("topic " + name + " cannot be made: " + reason(e), e);
            }
        } catch (TimeoutException e) {
            throw new StartupProblem(
                    "topic " + name + " cannot be made: no answer within " + patience.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private <T> T ask(KafkaFuture<T> answer, String what) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw unreachable(kafka, e);
            }
            throw new StartupProblem(
                    "Kafka at " + kafka.bootstrapServers() + " refused to " + what + ": " + reason(e), e);
        } catch (TimeoutException e) {
            throw unreachable(kafka, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static StartupProblem unreachable(KafkaClients kafka, Exception cause) {
        return new StartupProblem(
                "no Kafka answers at " + kafka.bootstrapServers()
                        + ": start it, or correct kafka.bootstrap.servers (without it, Tidings runs a broker of its own)",
                cause);
    }

    private static StartupProblem interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StartupProblem("interrupted while the topics were made", e);
    }

    private static @Nullable String reason(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
