package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.Json;

/** {@code tidings demo} as its user runs it. */
class DemoTest {
    @TempDir
    private Path folder;

    @Test
    void endsByItselfBalancedWithAlertsInSeveralLanguages() throws Exception {
        try (Processes processes = new Processes(folder)) {
            processes.start("demo", "demo", "--for", "25s", "--json", "--port", "0");
            assertEquals(0, processes.end("demo", Duration.ofSeconds(150)), () -> processes.output("demo"));
            List<JsonNode> lines = new ArrayList<>();
            for (String line : processes
                    .output("demo")
                    .lines()
                    .filter(line -> line.startsWith("{"))
                    .toList()) {
                lines.add(Json.mapper().readTree(line));
            }
            JsonNode summary = lines.getLast();
            assertTrue(summary.path("balanced").asBoolean(), summary::toString);
            assertEquals(summary.path("alerts").asInt(), lines.size() - 1);
            assertTrue(summary.path("alertsPerWatchlist").size() >= 4, summary::toString);
            assertTrue(summary.path("publishToAlertSeconds").path("p50").asDouble() > 0, summary::toString);
            long languages = lines.stream()
                    .map(alert -> alert.path("article").path("language").asText())
                    .filter(language -> !language.isEmpty())
                    .distinct()
                    .count();
            assertTrue(languages >= 3, () -> "only " + languages + " languages");
        }
    }
}
