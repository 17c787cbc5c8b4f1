package org.tidings.alerts;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.BadRecord;
import org.tidings.model.ConfigItem;
import org.tidings.model.Json;
import org.tidings.model.Watchlist;
import org.tidings.runtime.kafka.Records;

/** How each watchlist wants to be told, copied from {@code config}. */
final class KnownWatchlists {
    static final String STORE = "watchlists";
    private static final String PREFIX = ConfigItem.Kind.WATCHLIST.word() + "/";

    private final KeyValueStore<String, byte[]> store;

    KnownWatchlists(ProcessorContext<?, ?> context) {
        store = context.getStateStore(STORE);
    }

    /** The defaults for one that is not, or no longer, configured. */
    Watchlist.Alerting alerting(String id) {
        Watchlist watchlist = find(id);
        return watchlist == null ? Watchlist.Alerting.DEFAULT : watchlist.alerts();
    }

    /** Null for one that is not muted. */
    @Nullable
    Instant mutedUntil(String id) {
        Watchlist watchlist = find(id);
        return watchlist == null ? null : watchlist.mutedUntil();
    }

    private @Nullable Watchlist find(String id) {
        byte[] value = store.get(id);
        return value == null ? null : Json.read(value, Watchlist.class);
    }

    /** Fills the store; run again over the whole topic at each start (KAFKA-7663). */
    static final class Reader implements Processor<byte[], byte[], Void, Void> {
        private static final Logger log = LoggerFactory.getLogger(KnownWatchlists.class);

        private final OwnTopics ownTopics;
        private @Nullable KeyValueStore<String, byte[]> store;

        Reader(OwnTopics ownTopics) {
            this.ownTopics = ownTopics;
        }

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            String key = Records.key(record.key());
            if (store != null && key.startsWith(PREFIX)) {
                read(store, key.substring(PREFIX.length()), record.value());
            }
        }

        private void read(KeyValueStore<String, byte[]> watchlists, String id, byte @Nullable [] value) {
            try {
                String topic = value == null
                        ? null
                        : Json.read(value, Watchlist.class).alerts().topic();
                watchlists.put(id, value);
                if (topic != null) {
                    ownTopics.wanted(topic);
                }
            } catch (BadRecord e) {
                log.atWarn()
                        .addKeyValue("watchlist", id)
                        .addKeyValue("cause", e.getMessage())
                        .log("left as it was");
            }
        }
    }
}
