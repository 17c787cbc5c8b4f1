package org.tidings.courier;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.BadRecord;
import org.tidings.model.Channel;
import org.tidings.model.ConfigItem;
import org.tidings.model.Json;
import org.tidings.model.Watchlist;
import org.tidings.runtime.kafka.Records;

/** Watchlists and channels, copied from {@code config}. */
final class KnownConfig {
    static final String STORE = "config";
    private static final String WATCHLIST = ConfigItem.Kind.WATCHLIST.word() + "/";
    private static final String CHANNEL = ConfigItem.Kind.CHANNEL.word() + "/";

    private final KeyValueStore<String, byte[]> store;

    KnownConfig(ProcessorContext<?, ?> context) {
        store = context.getStateStore(STORE);
    }

    /** The defaults for one that is not, or no longer, configured: no channel is told. */
    Watchlist.Alerting alerting(String watchlist) {
        byte[] value = store.get(WATCHLIST + watchlist);
        return value == null
                ? Watchlist.Alerting.DEFAULT
                : Json.read(value, Watchlist.class).alerts();
    }

    boolean hasChannel(String channel) {
        return store.get(CHANNEL + channel) != null;
    }

    /** Fills the store; run again over the whole topic at each start. */
    static final class Reader implements Processor<byte[], byte[], Void, Void> {
        private static final Logger log = LoggerFactory.getLogger(KnownConfig.class);

        private @Nullable KeyValueStore<String, byte[]> store;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            String key = Records.key(record.key());
            if (store != null && isReadable(key, record.value())) {
                store.put(key, record.value());
            }
        }

        private static boolean isReadable(String key, byte @Nullable [] value) {
            try {
                if (value != null && key.startsWith(WATCHLIST)) {
                    Json.read(value, Watchlist.class);
                } else if (value != null && key.startsWith(CHANNEL)) {
                    Json.read(value, Channel.class);
                }
                return key.startsWith(WATCHLIST) || key.startsWith(CHANNEL);
            } catch (BadRecord e) {
                log.atWarn()
                        .addKeyValue("key", key)
                        .addKeyValue("cause", e.getMessage())
                        .log("left as it was");
                return false;
            }
        }
    }
}
