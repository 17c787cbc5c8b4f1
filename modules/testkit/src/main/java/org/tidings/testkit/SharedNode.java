package org.tidings.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tidings.broker.EmbeddedBroker;

/** The one node of a test process, on a folder that goes with it. */
record SharedNode(Path folder, EmbeddedBroker broker) implements AutoCloseable {
    static SharedNode start() {
        try {
            Path folder = Files.createTempDirectory("tidings-test");
            return new SharedNode(folder, EmbeddedBroker.start(folder, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public void close() throws IOException {
        broker.close();
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
