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
import org.tidings.model.Ids;
import org.tidings.model.Json;
import org.tidings.model.SourceAlert;

class SourceAlertSchemaTest {
    private final AlertSchema schema = new AlertSchema("source-alert.schema.json");

    static Stream<Path> examples() throws IOException {
        return AlertSchema.examples("source-alert-").stream();
    }

    @Test
    void everyKindHasAnExample() throws IOException {
        assertEquals(SourceAlert.Kind.values().length, examples().count());
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
        SourceAlert alert = Json.read(bytes, SourceAlert.class);
        assertEquals(Json.mapper().readTree(bytes), Json.mapper().readTree(Json.bytes(alert)));
        assertEquals(Ids.sourceAlert(alert.host(), alert.kind(), alert.since()), alert.id());
    }

    @Test
    void refusesWhatBreaksIt() {
        ObjectNode alert =
                (ObjectNode) AlertSchema.read(AlertSchema.FOLDER.resolve("examples/source-alert-failing.json"));
        alert.put("kind", "rumour");
        alert.remove("since");
        assertFalse(schema.problems(Json.bytes(alert)).isEmpty());
    }
}
