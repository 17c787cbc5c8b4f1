package org.tidings.runtime.kafka;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.BadRecord;
import org.tidings.model.ConfigChange;
import org.tidings.model.Json;
import org.tidings.model.Topic;

/** What was changed in the configuration, when and by whom, as the topic {@code config-log} keeps it for ever. */
public final class ConfigLog {
    private static final Logger log = LoggerFactory.getLogger(ConfigLog.class);

    private ConfigLog() {}

    /** The changes of one thing, newest first; reads the whole log. */
    public static List<ConfigChange> of(KafkaClients kafka, String key) {
        byte[] wanted = Records.key(key);
        List<ConfigChange> changes = new ArrayList<>();
        try (WholeTopic topic = new WholeTopic(kafka, kafka.id("config-log-reader"), List.of(Topic.CONFIG_LOG))) {
            topic.readToEnd(record -> {
                if (record.value() != null && Arrays.equals(wanted, record.key())) {
                    read(key, record.value(), changes);
                }
            });
        }
        Collections.reverse(changes);
        return changes;
    }

    private static void read(String key, byte[] json, List<ConfigChange> changes) {
        try {
            changes.add(Json.read(json, ConfigChange.class));
        } catch (BadRecord e) {
            log.atWarn().addKeyValue("key", key).log("a change is passed over: {}", e.getMessage());
        }
    }
}
