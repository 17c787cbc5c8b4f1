package org.tidings.runtime.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Json;

/** Records as they stand on the topics: the key a string, the value JSON, the header {@code tidings-schema}. */
public final class Records {
    /** The version of the schema a record was written with. */
    public static final String SCHEMA = "tidings-schema";

    private static final byte[] SCHEMA_VERSION = {'1'};

    private Records() {}

    /**
     * A record for a producer.
     *
     * @param partition null = the default partitioner decides by the key
     * @param value a model record, or bytes that are sent as they are; null = a tombstone
     */
    public static ProducerRecord<byte[], byte[]> of(
            String topic, @Nullable Integer partition, String key, @Nullable Object value, Instant timestamp) {
        return new ProducerRecord<>(topic, partition, timestamp.toEpochMilli(), key(key), value(value), headers());
    }

    /** A record for a Streams sink; {@code value} as in {@link #of}. */
    public static Record<byte[], byte[]> forward(String key, @Nullable Object value, Instant timestamp) {
        return new Record<>(key(key), value(value), timestamp.toEpochMilli(), headers());
    }

    /** A record's key as text; a record without a key has the empty one. */
    public static String key(byte @Nullable [] key) {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    /** A key as bytes. */
    public static byte[] key(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> bytes;
            default -> Json.bytes(value);
        };
    }

    private static Headers headers() {
        return new RecordHeaders().add(SCHEMA, SCHEMA_VERSION);
    }
}
