package org.tidings.poller;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Entry;
import org.tidings.model.FeedStatus;
import org.tidings.model.Names;
import org.tidings.model.SourceAlert;
import org.tidings.model.Subscription;
import org.tidings.model.Topic;
import org.tidings.model.Urls;
import org.tidings.runtime.kafka.DeadLetters;
import org.tidings.runtime.kafka.HostPartitions;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.runtime.kafka.Records;

/** Writes what polls bring. Each method returns when Kafka has acknowledged it. */
final class Publisher implements AutoCloseable {
    private final KafkaClients kafka;
    private final Producer<byte[], byte[]> producer;

    Publisher(KafkaClients kafka) {
        this.kafka = kafka;
        this.producer = kafka.producer(kafka.id(Names.POLLER));
    }

    /** @throws KafkaException when not all were acknowledged: they will be sent again, which does no harm */
    void entries(List<Entry> entries) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            String topic = kafka.topic(Topic.ENTRIES);
            sent.add(producer.send(Records.of(topic, null, entry.article(), entry, entry.firstSeen())));
        }
        for (Future<RecordMetadata> each : sent) {
            acknowledged(each);
        }
    }

    /** @throws KafkaException when it was not acknowledged: it will be told again, under the same id */
    void sourceAlert(SourceAlert alert) throws InterruptedException {
        String topic = kafka.topic(Topic.SOURCE_ALERTS);
        acknowledged(producer.send(Records.of(topic, null, alert.host(), alert, alert.at())));
    }

    /**
     * The statuses of feeds of one host.
     *
     * @throws KafkaException when not all were acknowledged
     */
    void statuses(String host, List<FeedStatus> statuses, Instant at) throws InterruptedException {
        int partition = HostPartitions.of(host, kafka.partitions(Topic.FEED_STATUS));
        List<Future<RecordMetadata>> sent = new ArrayList<>(statuses.size());
        for (FeedStatus status : statuses) {
            sent.add(producer.send(Records.of(kafka.topic(Topic.FEED_STATUS), partition, status.feed(), status, at)));
        }
        for (Future<RecordMetadata> each : sent) {
            acknowledged(each);
        }
    }

    /** @throws KafkaException when it was not acknowledged */
    void status(FeedStatus status, String url, Instant at) throws InterruptedException {
        int partition = HostPartitions.of(Urls.host(url), kafka.partitions(Topic.FEED_STATUS));
        acknowledged(producer.send(Records.of(kafka.topic(Topic.FEED_STATUS), partition, status.feed(), status, at)));
    }

    /**
     * Writes a subscription without waiting; {@code null} takes it away.
     *
     * @param then is run when it is acknowledged
     */
    Future<RecordMetadata> subscription(
            String feed, int partition, @Nullable Subscription subscription, Instant at, Runnable then) {
        return send(Records.of(kafka.topic(Topic.SUBSCRIPTIONS), partition, feed, subscription, at), then);
    }

    /** Takes a removed feed's status away, without waiting: nothing depends on it. */
    void forget(String feed, int partition, Instant at) {
        var unused = send(Records.of(kafka.topic(Topic.FEED_STATUS), partition, feed, null, at), () -> {});
    }

    /** {@code then} is run when the dead letter is acknowledged. */
    void deadLetter(ConsumerRecord<byte[], byte[]> record, String cause, Runnable then) {
        var unused = send(DeadLetters.of(kafka.topic(Topic.DEAD_LETTERS), record, Names.POLLER, cause), then);
    }

    private Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Runnable then) {
        return producer.send(record, (done, failure) -> {
            if (failure == null) {
                then.run();
            }
        });
    }

    /** @throws KafkaException when it was not */
    static void acknowledged(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException("not acknowledged: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
