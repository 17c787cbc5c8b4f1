package org.tidings.runtime.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Names;
import org.tidings.model.Topic;
import org.tidings.runtime.config.Settings;

/**
 * Makes every Kafka client of a process, each with the settings that the promises of Tidings need, and with everything
 * that stands under {@code kafka.} in the settings. Whoever asks for a client closes it; the one admin client belongs
 * here.
 */
public final class KafkaClients implements AutoCloseable {
    /** The largest record that is written: what is larger is a dead letter. */
    public static final int MAX_RECORD_BYTES = 4 << 20;

    private static final String TRANSACTION_TIMEOUT_MS = "10000";

    private final Settings settings;
    private final String bootstrapServers;
    private final Passthrough passthrough;
    private final Map<Topic, Integer> partitions = new ConcurrentHashMap<>();
    private @Nullable Admin admin;

    public KafkaClients(Settings settings, String bootstrapServers) {
        this.settings = settings;
        this.bootstrapServers = bootstrapServers;
        this.passthrough = new Passthrough(settings.kafka().properties());
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** A topic's whole name. */
    public String topic(Topic topic) {
        return topic.name(settings.topics().prefix());
    }

    /** A group, application or transactional id. */
    public String id(String name) {
        return Names.id(settings.topics().prefix(), name);
    }

    /**
     * How many partitions a topic has on the cluster; asked once.
     *
     * @throws KafkaException when the topic is not there or no broker answers
     */
    public int partitions(Topic topic) {
        return partitions.computeIfAbsent(topic, asked -> partitions(topic(asked)));
    }

    private int partitions(String name) {
        var asked = admin().describeTopics(List.of(name)).topicNameValues().values();
        return answer(asked.iterator().next(), "the partitions of " + name)
                .partitions()
                .size();
    }

    /** A topic's own id, which no other topic has, not even one of the same name that was made later. */
    public String topicId(Topic topic) {
        var asked =
                admin().describeTopics(List.of(topic(topic))).topicNameValues().values();
        return answer(asked.iterator().next(), "the id of " + topic(topic))
                .topicId()
                .toString();
    }

    /** Every partition of a topic. */
    public List<TopicPartition> allPartitions(Topic topic) {
        return IntStream.range(0, partitions(topic))
                .mapToObj(number -> new TopicPartition(topic(topic), number))
                .toList();
    }

    /**
     * Where partitions end, transactions that are still being decided included. A transaction's end is acknowledged a moment
     * before readers of committed records see it: whoever wants to have read all that was acknowledged reads to here, not to
     * the end that a consumer is told.
     *
     * @throws KafkaException when no broker answers
     */
    public Map<TopicPartition, Long> acknowledgedEnds(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        return answer(admin().listOffsets(asked).all(), "the ends of " + partitions).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }

    private static <T> T answer(KafkaFuture<T> asked, String what) {
        try {
            return asked.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException(what + " cannot be asked for", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking for " + what, e);
        }
    }

    /** A producer that neither loses nor doubles what it was given, as long as it lives. */
    public Producer<byte[], byte[]> producer(String clientId) {
        return new KafkaProducer<>(producerProperties(clientId));
    }

    /** A producer of transactions; the newest with an id fences the others. {@code initTransactions} is up to the caller. */
    public Producer<byte[], byte[]> transactionalProducer(String transactionalId) {
        Properties properties = producerProperties(transactionalId);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        return new KafkaProducer<>(properties);
    }

    private Properties producerProperties(String clientId) {
        Properties properties = common(clientId);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
        properties.putAll(passthrough.producer());
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        return properties;
    }

    /** A member of a group: committed records only, from the beginning where nothing is committed, co-partitioned topics kept together. */
    public Consumer<byte[], byte[]> groupConsumer(String group, String clientId) {
        Properties properties = consumerProperties(clientId);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        if (passthrough.plainGroupProtocol().equals("consumer")) {
            properties.put(ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG, "range");
        } else {
            properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
            properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000");
            properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "1500");
        }
        properties.putAll(passthrough.groupConsumer());
        return new KafkaConsumer<>(fixed(properties));
    }

    /** A consumer without a group: the caller assigns it partitions and nothing is committed. */
    public Consumer<byte[], byte[]> freeConsumer(String clientId) {
        Properties properties = consumerProperties(clientId);
        properties.putAll(passthrough.freeConsumer());
        return new KafkaConsumer<>(fixed(properties));
    }

    private Properties consumerProperties(String clientId) {
        Properties properties = common(clientId);
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // A fetch that finds nothing holds up what is asked next: a resumed partition, the end of a topic.
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100");
        return properties;
    }

    /** What no setting may change: the promises rest on it. */
    private static Properties fixed(Properties consumer) {
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return consumer;
    }

    /** The process's one admin client, made at first use. */
    public synchronized Admin admin() {
        Admin known = admin;
        if (known == null) {
            Properties properties = common(id("admin"));
            properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "30000");
            properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
            properties.putAll(passthrough.admin());
            known = Admin.create(properties);
            admin = known;
        }
        return known;
    }

    /** The properties of a Streams application: exactly once, stores under the data folder, bytes in and out. */
    public Properties streams(String applicationId) {
        Properties properties = common(applicationId);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir().toString());
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "100");
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, "1");
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, "0");
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallRocks.class);
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replication());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), "5");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MS);
        if (passthrough.streamsGroupProtocol().equals("classic")) {
            properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), "6000");
            properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), "1500");
        }
        properties.putAll(passthrough.streams());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        return properties;
    }

    private Path stateDir() {
        return settings.data().resolve("streams");
    }

    private int replication() {
        return settings.topics().replication() == 0 ? -1 : settings.topics().replication();
    }

    private Properties common(String clientId) {
        Properties properties = new Properties();
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        properties.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
        // No JMX beans: several instances live in one JVM, and Micrometer is the one place to look.
        properties.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        properties.put("enable.metrics.push", "false");
        return properties;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(2));
            admin = null;
        }
    }
}
