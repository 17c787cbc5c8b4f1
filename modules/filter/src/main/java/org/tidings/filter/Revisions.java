package org.tidings.filter;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Json;
import org.tidings.runtime.kafka.Records;

/** What is remembered of each article, for 30 days since its last content. */
final class Revisions {
    static final String STORE = "revisions";
    static final Duration KEPT = Duration.ofDays(30);
    /** How many are looked at in one go, so that forgetting never holds an article up. */
    private static final int SLICE = 5_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private @Nullable Bytes cursor;

    Revisions(ProcessorContext<?, ?> context) {
        store = context.getStateStore(STORE);
    }

    @Nullable
    Revision get(String article) {
        byte[] value = store.get(key(article));
        return value == null ? null : Json.read(value, Revision.class);
    }

    void put(String article, Revision revision) {
        store.put(key(article), Json.bytes(revision));
    }

    private static Bytes key(String article) {
        return Bytes.wrap(Records.key(article));
    }

    /** Goes through the next slice of the store and forgets what is old. */
    void forget(Instant now) {
        Instant oldest = now.minus(KEPT);
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(cursor, null)) {
            int looked = 0;
            while (entries.hasNext() && looked++ < SLICE) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (Json.read(entry.value, Revision.class).seen().isBefore(oldest)) {
                    store.delete(entry.key);
                }
            }
            cursor = entries.hasNext() ? entries.peekNextKey() : null;
        }
    }
}
