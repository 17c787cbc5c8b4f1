package org.tidings.console.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Server-sent events: each client holds a virtual thread until it goes or the console closes. */
public final class Streams {
    private static final Logger log = LoggerFactory.getLogger(Streams.class);
    private static final int MOST = 400;

    private final Semaphore places = new Semaphore(MOST);
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Writes events to one client. */
    @FunctionalInterface
    public interface Serving {
        void serve(Out out) throws IOException;
    }

    /** One client. */
    public static final class Out {
        private final OutputStream stream;

        Out(OutputStream stream) {
            this.stream = stream;
        }

        /** One event; {@code data} is one line. */
        public void event(@Nullable String id, String name, String data) throws IOException {
            write((id == null ? "" : "id: " + id + "\n") + "event: " + name + "\ndata: " + data + "\n\n");
        }

        /** Where to go on, when nothing has been told yet. */
        public void position(String id) throws IOException {
            write("id: " + id + "\n\n");
        }

        /** Keeps the line open, and finds out whether anybody is at its other end. */
        public void beat() throws IOException {
            write(": beat\n\n");
        }

        private void write(String text) throws IOException {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        }
    }

    void serve(Context ctx, Serving serving) throws IOException {
        if (!places.tryAcquire()) {
            Answers.problem(ctx, 503, "Too many streams are open. Close some and try again.");
            return;
        }
        try {
            ctx.res().setContentType("text/event-stream; charset=utf-8");
            ctx.res().setHeader("X-Accel-Buffering", "no");
            ctx.res().setHeader("Connection", "close");
            Out out = new Out(ctx.res().getOutputStream());
            out.beat();
            serving.serve(out);
        } catch (IOException e) {
            log.debug("a client of a stream went away", e);
        } finally {
            places.release();
        }
    }

    /** Waits; false when the console closes. */
    public boolean pause(Duration time) {
        try {
            return !closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How many are connected. */
    public int open() {
        return MOST - places.availablePermits();
    }

    /** Ends every stream, and waits a moment for them to go: the server would wait longer. */
    void close() {
        closing.countDown();
        try {
            if (places.tryAcquire(MOST, 1, TimeUnit.SECONDS)) {
                places.release(MOST);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
