package org.tidings.courier;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.tidings.model.Delivery;
import org.tidings.model.Json;
import org.tidings.model.Names;
import org.tidings.model.Topic;
import org.tidings.runtime.kafka.DeadLetters;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.runtime.kafka.Records;

/** Writes how far deliveries are, and knows its own writes when they come back with the table. */
final class Ledger implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final String deliveries;
    private final String notices;
    private final String deadLetters;
    private final InstantSource clock;
    private final Consumer<Exception> failed;
    private final Map<Integer, Map<String, Integer>> echoes = new HashMap<>();

    /** @param failed told of a write that will not succeed any more: the role cannot go on */
    Ledger(KafkaClients kafka, InstantSource clock, Consumer<Exception> failed) {
        this.producer = kafka.producer(kafka.id(Names.COURIER));
        this.deliveries = kafka.topic(Topic.DELIVERIES);
        this.notices = kafka.topic(Topic.NOTICES);
        this.deadLetters = kafka.topic(Topic.DEAD_LETTERS);
        this.clock = clock;
        this.failed = failed;
    }

    /** Writes, and runs {@code then} when Kafka has acknowledged it. */
    void write(int partition, Delivery delivery, Runnable then) {
        expectEcho(partition, delivery.key());
        send(record(partition, delivery), then);
    }

    /** Writes and waits until Kafka has acknowledged it. */
    void write(int partition, Delivery delivery) throws InterruptedException {
        expectEcho(partition, delivery.key());
        await(producer.send(record(partition, delivery)));
    }

    private ProducerRecord<byte[], byte[]> record(int partition, Delivery delivery) {
        return Records.of(deliveries, partition, delivery.key(), delivery, clock.instant());
    }

    /** Sets a record aside that is no notice. */
    void deadLetter(ConsumerRecord<byte[], byte[]> record, String cause, Runnable then) {
        send(DeadLetters.of(deadLetters, record, Names.COURIER, cause), then);
    }

    /** Sets a notice aside that will not be tried any more, and waits until Kafka has acknowledged it. */
    void deadLetter(int partition, Delivery dead) throws InterruptedException {
        byte[] value = dead.notice() == null ? new byte[0] : Json.bytes(dead.notice());
        ConsumerRecord<byte[], byte[]> origin =
                new ConsumerRecord<>(notices, partition, -1, Records.key(dead.channel()), value);
        await(producer.send(DeadLetters.of(deadLetters, origin, Names.COURIER, String.valueOf(dead.lastAnswer()))));
    }

    private void send(ProducerRecord<byte[], byte[]> record, Runnable then) {
        Future<RecordMetadata> unused = producer.send(record, (metadata, failure) -> {
            if (failure == null) {
                then.run();
            } else {
                failed.accept(failure);
            }
        });
    }

    private void await(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            sent.get();
        } catch (ExecutionException e) {
            failed.accept(e);
            throw new KafkaException("not written", e);
        }
    }

    private void expectEcho(int partition, String key) {
        synchronized (echoes) {
            echoes.computeIfAbsent(partition, p -> new HashMap<>()).merge(key, 1, Integer::sum);
        }
    }

    /** Whether what the table says of the key was written here. */
    boolean isEcho(int partition, String key) {
        synchronized (echoes) {
            Map<String, Integer> expected = echoes.getOrDefault(partition, Map.of());
            if (!expected.containsKey(key)) {
                return false;
            }
            expected.computeIfPresent(key, (k, n) -> n == 1 ? null : n - 1);
            return true;
        }
    }

    /** The partition's table will be read anew, own writes included. */
    void forgetEchoes(int partition) {
        synchronized (echoes) {
            echoes.remove(partition);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
