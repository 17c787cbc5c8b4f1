package org.tidings.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.WebClient;
import org.tidings.runtime.kafka.KafkaClients;

/** What a role is built from. Whoever builds the context closes what is in it, after the roles. */
public record RoleContext(
        Settings settings, KafkaClients kafka, WebClient web, MeterRegistry meters, InstantSource clock) {}
