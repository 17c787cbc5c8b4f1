package org.tidings.alerts;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.tidings.model.Alert;
import org.tidings.runtime.kafka.Records;

/** An alert's headers: CloudEvents 1.0 in Kafka's binary mode. They are part of what subscribers rely on. */
final class CloudEvent {
    static final String SCHEMA = "urn:tidings:schema:alert:1";

    private CloudEvent() {}

    static Headers headers(Alert alert) {
        Headers headers = new RecordHeaders();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", alert.id());
        put(headers, "ce_type", type(alert.kind()));
        put(headers, "ce_source", "/tidings/watchlists/" + alert.watchlist().id());
        put(headers, "ce_subject", alert.story().id());
        put(headers, "ce_time", alert.at().toString());
        put(headers, "ce_dataschema", SCHEMA);
        put(headers, "content-type", "application/json");
        put(headers, Records.SCHEMA, "1");
        return headers;
    }

    static String type(Alert.Kind kind) {
        return "org.tidings.alert." + kind.word() + ".v1";
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
