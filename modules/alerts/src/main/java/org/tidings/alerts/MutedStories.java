package org.tidings.alerts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.BadRecord;
import org.tidings.model.Desk;
import org.tidings.model.Json;
import org.tidings.runtime.kafka.Records;

/** Which stories people have muted, copied from {@code desk}. */
final class MutedStories {
    static final String STORE = "muted";

    private final KeyValueStore<String, byte[]> store;

    MutedStories(ProcessorContext<?, ?> context) {
        store = context.getStateStore(STORE);
    }

    /** Null for a story that was never muted. */
    @Nullable
    Instant until(String story) {
        byte[] value = store.get(story);
        return value == null ? null : Instant.parse(new String(value, StandardCharsets.UTF_8));
    }

    /** Fills the store with what is muted and nothing else. */
    static final class Reader implements Processor<byte[], byte[], Void, Void> {
        private static final Logger log = LoggerFactory.getLogger(MutedStories.class);

        private @Nullable KeyValueStore<String, byte[]> store;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            if (store != null) {
                read(store, Records.key(record.key()), record.value());
            }
        }

        private static void read(KeyValueStore<String, byte[]> muted, String id, byte @Nullable [] value) {
            try {
                Instant until =
                        value == null ? null : Json.read(value, Desk.class).mutedUntil();
                muted.put(id, until == null ? null : until.toString().getBytes(StandardCharsets.UTF_8));
            } catch (BadRecord e) {
                log.atWarn()
                        .addKeyValue("id", id)
                        .addKeyValue("cause", e.getMessage())
                        .log("left as it was");
            }
        }
    }
}
