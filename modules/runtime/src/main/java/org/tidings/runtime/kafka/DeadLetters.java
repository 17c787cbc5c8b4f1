package org.tidings.runtime.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Dead letters: the bytes of the record that could not be used, with its origin and the cause in the headers. */
public final class DeadLetters {
    public static final String STAGE = "tidings-stage";
    public static final String CAUSE = "tidings-cause";
    public static final String TOPIC = "tidings-origin-topic";
    public static final String PARTITION = "tidings-origin-partition";
    public static final String OFFSET = "tidings-origin-offset";

    private DeadLetters() {}

    /**
     * The dead letter of a consumed record.
     *
     * @param stage the role, as in {@code --roles}
     * @param cause one line for a person
     */
    public static ProducerRecord<byte[], byte[]> of(
            String deadLetterTopic, ConsumerRecord<byte[], byte[]> origin, String stage, String cause) {
        Headers headers = headers(origin.headers(), origin.topic(), origin.partition(), origin.offset(), stage, cause);
        return new ProducerRecord<>(deadLetterTopic, null, null, origin.key(), origin.value(), headers);
    }

    /** The dead letter of a record in a topology, to be forwarded to the sink of the dead letters. */
    public static Record<byte[], byte[]> of(
            Record<byte[], byte[]> origin, RecordMetadata from, String stage, String cause) {
        Headers headers = headers(origin.headers(), from.topic(), from.partition(), from.offset(), stage, cause);
        return new Record<>(origin.key(), origin.value(), origin.timestamp(), headers);
    }

    private static Headers headers(
            Headers origin, String topic, int partition, long offset, String stage, String cause) {
        Headers headers = new RecordHeaders(origin);
        put(headers, STAGE, stage);
        put(headers, CAUSE, cause);
        put(headers, TOPIC, topic);
        put(headers, PARTITION, Integer.toString(partition));
        put(headers, OFFSET, Long.toString(offset));
        return headers;
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
