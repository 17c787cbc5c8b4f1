package org.tidings.scraper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 64 pages at once, sixteen of them of 5 MB, fit in 512 MB of heap: in a process that ends when it runs out of it. */
class ManyScrapesTest {
    @Test
    void sixtyFourPagesAreReadInHalfAGigabyte() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyScrapes.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        List<String> outcomes = said.lines()
                .filter(line -> line.matches("article|no article|(closed|later): .*"))
                .toList();
        assertEquals(64, outcomes.size(), said);
        assertFalse(outcomes.stream().anyMatch(line -> line.startsWith("later") || line.contains("too long")), said);
    }
}
