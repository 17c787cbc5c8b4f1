package org.tidings.courier.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tidings.courier.Alerts;
import org.tidings.model.Alert;
import org.tidings.model.Json;

class PayloadTest {
    @Test
    void saysTypeTimeAndAlert() throws IOException {
        Alert alert = Alerts.alert("ports", Alert.Kind.UPDATE, "strike");
        JsonNode body = Json.mapper().readTree(Payload.of(alert).bytes());
        assertEquals("org.tidings.alert.update.v1", body.path("type").asText());
        assertEquals(alert.at().toString(), body.path("timestamp").asText());
        assertEquals(alert, Json.read(Json.bytes(body.path("data")), Alert.class));
    }

    @Property(tries = 60)
    void staysBelowTwentyKilobytes(
            @ForAll @IntRange(min = 0, max = 3_000) int title,
            @ForAll @IntRange(min = 1, max = 20) int articles,
            @ForAll @IntRange(max = 50) int clauses) {
        Alert alert = Alerts.alert("ports", Alert.Kind.NEW, "strike", "ж".repeat(title), articles, clauses);
        byte[] bytes = Payload.of(alert).bytes();
        assertTrue(bytes.length < Payload.MOST_BYTES);
        assertEquals(alert.id(), Json.read(bytes, Payload.class).data().id());
    }
}
