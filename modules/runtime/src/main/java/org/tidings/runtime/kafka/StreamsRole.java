package org.tidings.runtime.kafka;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.runtime.Health;
import org.tidings.runtime.Role;
import org.tidings.runtime.RoleContext;

/** A Streams topology as a role: exactly once, with its threads replaced after the one known harmless failure. */
public final class StreamsRole implements Role {
    private static final Logger log = LoggerFactory.getLogger(StreamsRole.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);

    private final String name;
    private final KafkaStreams streams;
    private volatile Health health = Health.starting("not started");
    private @Nullable Thread closing;
    private boolean started;

    public StreamsRole(String name, String applicationId, RoleContext context, Topology topology) {
        this.name = name;
        Properties properties = context.kafka().streams(applicationId);
        this.streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(this::died);
        streams.setStateListener((now, before) -> moved(now));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start() {
        if (!started && closing == null) {
            started = true;
            health = Health.starting("joining its group");
            streams.start();
        }
    }

    private void moved(KafkaStreams.State now) {
        log.atDebug().addKeyValue("role", name).addKeyValue("state", now).log("state");
        if (now == KafkaStreams.State.RUNNING && health.status() == Health.Status.STARTING) {
            health = Health.UP;
        } else if (now == KafkaStreams.State.ERROR && health.status() != Health.Status.DOWN) {
            health = Health.down(name + ": every stream thread died");
        }
    }

    /**
     * A commit that races the coordinator's abort of the same transaction kills its thread in Kafka 4.3.1 although nothing
     * is lost (KAFKA-20785): a new thread goes on. Everything else ends the role.
     */
    private StreamThreadExceptionResponse died(Throwable failure) {
        if (isCommitRace(failure)) {
            log.atWarn().addKeyValue("role", name).log("a commit raced an abort: the stream thread is replaced");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        health = Health.down(name + ": " + rootCause(failure));
        log.atError().addKeyValue("role", name).setCause(failure).log("a stream thread died");
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    static boolean isCommitRace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidTxnStateException) {
                return true;
            }
        }
        return false;
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Override
    public synchronized void stop() {
        if (closing == null) {
            closing = Thread.ofPlatform().name(name + "-close").start(this::closeStreams);
        }
    }

    /** Leaving the group at once lets the next start begin without waiting for a session to expire. */
    private void closeStreams() {
        streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    @Override
    public void close() {
        stop();
        Thread closer;
        synchronized (this) {
            closer = closing;
        }
        try {
            if (closer != null && !closer.join(Duration.ofSeconds(10))) {
                log.atWarn().addKeyValue("role", name).log("did not close in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Health check() {
        return health;
    }
}
