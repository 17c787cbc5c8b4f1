package org.tidings.courier;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.BadRecord;
import org.tidings.model.Channel;
import org.tidings.model.ConfigItem;
import org.tidings.model.Json;
import org.tidings.model.Topic;
import org.tidings.runtime.kafka.Follower;
import org.tidings.runtime.kafka.Records;

/** The channels as they are configured now. */
final class Channels implements Follower.Listener {
    private static final Logger log = LoggerFactory.getLogger(Channels.class);
    private static final String PREFIX = ConfigItem.Kind.CHANNEL.word() + "/";

    private final Map<String, Channel> channels = new ConcurrentHashMap<>();
    private final Consumer<String> changed;

    /** @param changed told the id of each channel that is new, another or gone */
    Channels(Consumer<String> changed) {
        this.changed = changed;
    }

    Optional<Channel> find(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    @Override
    public void record(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        String key = Records.key(record.key());
        if (key.startsWith(PREFIX)) {
            read(key.substring(PREFIX.length()), record.value());
        }
    }

    private void read(String id, byte @Nullable [] value) {
        try {
            if (value == null) {
                channels.remove(id);
            } else {
                channels.put(id, Json.read(value, Channel.class));
            }
            changed.accept(id);
        } catch (BadRecord e) {
            log.atWarn()
                    .addKeyValue("channel", id)
                    .addKeyValue("cause", e.getMessage())
                    .log("left as it was");
        }
    }
}
