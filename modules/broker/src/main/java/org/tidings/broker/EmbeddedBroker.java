package org.tidings.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.fault.FaultHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka node inside this process, broker and controller in one, on loopback only. Several may live in one process, each
 * with a folder of its own.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(4);

    private final FileChannel lock;
    private final Sockets sockets;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final ControllerServer controller;
    private final BrokerServer broker;
    private boolean closed;

    /**
     * Starts a node and waits until it serves.
     *
     * @param dataDir where its records are, below {@code kafka}; made when missing, used again when there
     * @param port to listen on; 0 = any free one
     * @throws IOException with one line for the user: the port is taken, the folder cannot be written or is in use
     */
    public static EmbeddedBroker start(Path dataDir, int port) throws IOException {
        FileChannel lock = lock(dataDir);
        try {
            Sockets sockets = Sockets.open(port);
            try {
                return start(dataDir.resolve("kafka"), lock, sockets);
            } catch (IOException | RuntimeException e) {
                sockets.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedBroker start(Path logDir, FileChannel lock, Sockets sockets) throws IOException {
        NodeSettings settings = new NodeSettings(logDir, sockets.brokerPort(), sockets.controllerPort());
        Storage.formatOnce(logDir);
        EmbeddedBroker node = new EmbeddedBroker(settings.config(), lock, sockets);
        try {
            node.controller.startup();
            node.broker.startup();
        } catch (RuntimeException e) {
            node.close();
            throw new IOException("the embedded broker did not start on " + logDir + ": " + e, e);
        }
        log.atInfo().addKeyValue("address", node.bootstrapServers()).log("embedded broker serves");
        return node;
    }

    private EmbeddedBroker(KafkaConfig config, FileChannel lock, Sockets sockets) {
        this.lock = lock;
        this.sockets = sockets;
        var logDirs = KafkaRaftServer.initializeLogDirs(config, log, "");
        SharedServer shared = new SharedServer(
                config,
                logDirs._1,
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(Map.of(NodeSettings.NODE_ID, sockets.controllerAddress())),
                List.of(),
                this::faultHandler,
                sockets);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), logDirs._2);
        this.broker = new BrokerServer(shared);
    }

    /** Kafka's own handler ends the process at once; here whoever started the node decides. */
    private FaultHandler faultHandler(String name, boolean fatal, Runnable action) {
        return (message, cause) -> {
            action.run();
            log.atError().addKeyValue("part", name).setCause(cause).log(message);
            RuntimeException fault = new IllegalStateException(name + ": " + message, cause);
            if (fatal) {
                failure.compareAndSet(null, fault);
            }
            return fault;
        };
    }

    /** {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + sockets.brokerPort();
    }

    /** Why the node can no longer serve; empty while it can. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        quietly("broker", () -> broker.shutdown(CLOSE_TIMEOUT));
        quietly("controller", controller::shutdown);
        quietly("sockets", sockets::close);
        quietly("lock", lock::close);
    }

    private interface Closing {
        void run() throws IOException;
    }

    private static void quietly(String part, Closing closing) {
        try {
            closing.run();
        } catch (IOException | RuntimeException e) {
            log.atWarn().addKeyValue("part", part).setCause(e).log("did not close well");
        }
    }

    private static FileChannel lock(Path dataDir) throws IOException {
        FileChannel channel = openLock(dataDir);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            log.atDebug().addKeyValue("folder", dataDir).log("locked in this process");
        }
        channel.close();
        throw new IOException("the data folder " + dataDir
                + " is in use by another Tidings: stop that one, or name another" + " folder with --data");
    }

    private static FileChannel openLock(Path dataDir) throws IOException {
        try {
            Files.createDirectories(dataDir.resolve("kafka"));
            return FileChannel.open(
                    dataDir.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException(
                    "the data folder " + dataDir + " cannot be written ("
                            + e.getClass().getSimpleName() + "): name another with --data",
                    e);
        }
    }
}
