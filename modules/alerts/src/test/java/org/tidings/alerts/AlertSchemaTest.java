package org.tidings.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidings.model.Alert;
import org.tidings.model.Json;

class AlertSchemaTest {
    private final AlertSchema schema = new AlertSchema();

    static Stream<Path> examples() throws IOException {
        return AlertSchema.examples("alert-").stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleKeepsToIt(Path example) throws IOException {
        assertEquals(List.of(), schema.problems(Files.readAllBytes(example)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleReadsAndWritesTheSame(Path example) throws IOException {
        byte[] bytes = Files.readAllBytes(example);
        assertEquals(Json.mapper().readTree(bytes), Json.mapper().readTree(Json.bytes(Json.read(bytes, Alert.class))));
    }

    @Test
    void refusesWhatBreaksIt() {
        ObjectNode alert = (ObjectNode) AlertSchema.read(AlertSchema.FOLDER.resolve("examples/alert-new.json"));
        alert.put("kind", "rumour");
        alert.remove("story");
        assertFalse(schema.problems(Json.bytes(alert)).isEmpty());
    }

    @Test
    void namesTheSchemaThatTheHeadersName() {
        assertEquals(CloudEvent.SCHEMA, schema.root().path("$id").asText());
    }
}
