package org.tidings.runtime;

/**
 * A part of the pipeline: it reads topics, decides with pure functions and writes topics. {@code start} and {@code stop}
 * begin and return; {@code close} stops, waits at most ten seconds and frees everything. All are idempotent and may be
 * called from any thread.
 */
public interface Role extends AutoCloseable {
    /** As in {@code --roles}. */
    String name();

    void start();

    void stop();

    @Override
    void close();

    /** Never blocks. A role that cannot go on is DOWN with its cause, and the process that holds it ends. */
    Health check();
}
