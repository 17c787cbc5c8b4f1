package org.tidings.runtime.kafka;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.jspecify.annotations.Nullable;

/**
 * What stands under {@code kafka.} in the settings, shared out: a plain key goes to every client that can take it, a key
 * that begins with {@code consumer.}, {@code producer.}, {@code admin.} or {@code streams.} to that kind alone, where it
 * wins over the plain one.
 */
final class Passthrough {
    private static final Set<String> KINDS = Set.of("consumer.", "producer.", "admin.", "streams.");

    /** The client may not set these when the broker decides them. */
    private static final Set<String> CLASSIC_ONLY = Set.of(
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG);

    private final Map<String, String> properties;

    Passthrough(Map<String, String> properties) {
        this.properties = properties;
    }

    Map<String, String> producer() {
        Map<String, String> given = of("producer.");
        given.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        return given;
    }

    Map<String, String> admin() {
        Map<String, String> given = of("admin.");
        given.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        return given;
    }

    Map<String, String> freeConsumer() {
        Map<String, String> given = of("consumer.");
        given.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        return given;
    }

    Map<String, String> groupConsumer() {
        Map<String, String> given = of("consumer.");
        given.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, plainGroupProtocol());
        if (plainGroupProtocol().equals("consumer")) {
            given.keySet().removeAll(CLASSIC_ONLY);
        }
        return given;
    }

    /** Keys for Streams' own consumers, producers and admin keep their prefix: Streams knows them. */
    Map<String, String> streams() {
        Map<String, String> given = of("streams.");
        properties.forEach((key, value) -> {
            if (key.startsWith("consumer.") || key.startsWith("producer.") || key.startsWith("admin.")) {
                given.put(key, value);
            }
        });
        given.remove("consumer." + ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        given.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, streamsGroupProtocol());
        if (streamsGroupProtocol().equals("streams")) {
            CLASSIC_ONLY.forEach(key -> {
                given.remove(key);
                given.remove("consumer." + key);
            });
        }
        return given;
    }

    /** {@code consumer} or {@code classic}; what only Streams knows is no matter for the plain clients. */
    String plainGroupProtocol() {
        return known(of("consumer.").get(ConsumerConfig.GROUP_PROTOCOL_CONFIG), GroupProtocol.CONSUMER.name());
    }

    /** {@code streams} or {@code classic}. */
    String streamsGroupProtocol() {
        return known(of("streams.").get(ConsumerConfig.GROUP_PROTOCOL_CONFIG), "streams");
    }

    private static String known(@Nullable String given, String wanted) {
        return wanted.equalsIgnoreCase(given) ? wanted.toLowerCase(Locale.ROOT) : "classic";
    }

    private Map<String, String> of(String kind) {
        Map<String, String> given = new HashMap<>();
        properties.forEach((key, value) -> {
            if (KINDS.stream().noneMatch(key::startsWith)) {
                given.put(key, value);
            }
        });
        properties.forEach((key, value) -> {
            if (key.startsWith(kind)) {
                given.put(key.substring(kind.length()), value);
            }
        });
        return given;
    }
}
