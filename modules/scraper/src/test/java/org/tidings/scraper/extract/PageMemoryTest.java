package org.tidings.scraper.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A page of any shape takes at most twenty times its bytes of heap, its own included, and three megabytes that every page may
 * have: it is read in a process that has no more.
 */
class PageMemoryTest {
    private static final long TIMES = 20;
    private static final long FREE = 3 << 20;
    private static final int SIZE = 1 << 20;

    @Test
    void everyShapeIsReadInTwentyTimesItsSize() throws IOException, InterruptedException {
        String base = probe(64L << 20, List.of());
        long heap = Long.parseLong(base.strip().split(" ", -1)[1]) + TIMES * SIZE + FREE;
        assertEquals("", probe(heap, List.of(String.valueOf(SIZE))));
    }

    private static String probe(long heap, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heap / 1024 + "k",
                "-XX:NewSize=2m",
                "-XX:MaxNewSize=2m",
                "-cp",
                System.getProperty("java.class.path"),
                PageMemoryProbe.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
