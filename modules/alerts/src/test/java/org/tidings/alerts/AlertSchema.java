package org.tidings.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tidings.model.Json;

/** A schema that is published, held against an alert: what breaks it, and what it does not describe. */
final class AlertSchema {
    static final Path FOLDER = Path.of("../../deploy/schemas");

    private final JsonNode root;
    private final Schema schema;

    AlertSchema() {
        this("alert.schema.json");
    }

    AlertSchema(String file) {
        root = read(FOLDER.resolve(file));
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
    }

    static List<Path> examples(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("examples"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    JsonNode root() {
        return root;
    }

    List<String> problems(byte[] alert) {
        try {
            JsonNode value = Json.mapper().readTree(alert);
            List<String> problems = new ArrayList<>();
            schema.validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .forEach(error -> problems.add(error.toString()));
            undescribed(value, root, "", problems);
            return problems;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void undescribed(JsonNode value, JsonNode described, String path, List<String> problems) {
        JsonNode definition = resolved(described);
        value.forEach(element -> {
            if (value.isArray()) {
                undescribed(element, definition.path("items"), path + "[]", problems);
            }
        });
        value.properties().forEach(field -> {
            JsonNode property = definition.path("properties").path(field.getKey());
            if (!property.hasNonNull("description")) {
                problems.add(path + "/" + field.getKey() + " is not described");
            }
            undescribed(field.getValue(), property, path + "/" + field.getKey(), problems);
        });
    }

    private JsonNode resolved(JsonNode definition) {
        String reference = definition.path("$ref").asText();
        return reference.isEmpty() ? definition : root.at(reference.substring(1));
    }

    static JsonNode read(Path file) {
        try {
            return Json.mapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
