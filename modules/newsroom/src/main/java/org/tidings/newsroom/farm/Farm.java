package org.tidings.newsroom.farm;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Serves a plan's feeds on 127.0.0.1, whatever the host's name, with an answer path so short that it may share a machine with
 * what it puts under load; and remembers every request, so that the visitor's manners are measured where they are felt.
 */
public final class Farm implements AutoCloseable {
    private static final int BACKLOG = 1_000;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LOOKS = 5;
    private static final byte[] NOT_FOUND =
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final InstantSource clock;
    private final ServerSocket listener;
    private final Harvest harvest = new Harvest();
    private final Plot[][] plots;
    private final List<String> feeds = new ArrayList<>();
    private final AtomicIntegerArray open;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<Visit> visits = new ArrayList<>();
    private final AtomicInteger crowded = new AtomicInteger();

    private Farm(FarmPlan plan, ServerSocket listener, InstantSource clock) {
        this.clock = clock;
        this.listener = listener;
        this.plots = plots(plan);
        this.open = new AtomicIntegerArray(plan.hosts());
        Arrays.stream(plots).flatMap(Arrays::stream).forEach(plot -> feeds.add(plot.url()));
    }

    private static Plot[][] plots(FarmPlan plan) {
        int[] sizes = plan.sizes();
        Plot[][] plots = new Plot[sizes.length][];
        int number = 0;
        for (int host = 0; host < sizes.length; host++) {
            plots[host] = new Plot[sizes[host]];
            for (int place = 0; place < sizes[host]; place++) {
                plots[host][place] = new Plot(number++, host, place, plan);
            }
        }
        return plots;
    }

    /**
     * Starts serving.
     *
     * @param port 0 = any free one
     * @throws UncheckedIOException if the port is taken
     */
    public static Farm start(FarmPlan plan, int port, InstantSource clock) {
        try {
            Farm farm = new Farm(plan, new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()), clock);
            Thread.ofPlatform().daemon().name("farm").start(farm::accept);
            Thread.ofVirtual().name("farm-crowds").start(farm::watchCrowds);
            return farm;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
    }

    /** The addresses of all feeds; a feed's number is its place here. */
    public List<String> feeds() {
        return List.copyOf(feeds);
    }

    /** For the setting {@code http.hosts}: which names are sent here. */
    public Map<String, String> hosts() {
        return Map.of("*.example", "http://127.0.0.1:" + listener.getLocalPort());
    }

    /** What was asked since that many requests ago, in the order of the answers. */
    public List<Visit> visits(int from) {
        synchronized (visits) {
            return List.copyOf(visits.subList(from, visits.size()));
        }
    }

    /** How many requests were answered so far. */
    public int visited() {
        synchronized (visits) {
            return visits.size();
        }
    }

    /**
     * How often a host had more than one connection open for half a second. One that was closed is noticed only after the next
     * may have come, so that shorter times tell nothing.
     */
    public int crowded() {
        return crowded.get();
    }

    private void watchCrowds() {
        int[] looks = new int[plots.length];
        try {
            while (!listener.isClosed()) {
                for (int host = 0; host < looks.length; host++) {
                    looks[host] = open.get(host) > 1 ? looks[host] + 1 : 0;
                    if (looks[host] == LOOKS) {
                        crowded.incrementAndGet();
                    }
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        quietly(listener);
        sockets.forEach(Farm::quietly);
    }

    private static void quietly(AutoCloseable closing) {
        try {
            closing.close();
        } catch (Exception e) {
            // A socket that does not close well is closed all the same.
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException e) {
                // The listener was closed, or a visitor left before it was let in.
            }
        }
    }

    private void serve(Socket socket) {
        sockets.add(socket);
        int host = -1;
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 2048);
            for (Question question = Question.read(in); question != null; question = Question.read(in)) {
                if (host < 0) {
                    host = question.host();
                    entered(host);
                }
                answer(socket, question);
            }
        } catch (IOException e) {
            // The visitor went away.
        } finally {
            sockets.remove(socket);
            left(host);
        }
    }

    private void entered(int host) {
        if (host >= 0 && host < plots.length) {
            open.incrementAndGet(host);
        }
    }

    private void left(int host) {
        if (host >= 0 && host < plots.length) {
            open.decrementAndGet(host);
        }
    }

    private void answer(Socket socket, Question question) throws IOException {
        long begin = clock.millis();
        Plot plot = plot(question);
        if (plot == null) {
            socket.getOutputStream().write(NOT_FOUND);
            return;
        }
        long version = plot.version(clock.instant());
        String etag = Harvest.etag(version);
        int status = etag.equals(question.ifNoneMatch()) ? 304 : 200;
        byte[] answer = status == 304 ? same(etag) : document(etag, harvest.document(plot.number(), version));
        // Before it is written: afterwards this thread may wait for its turn while the visitor already goes on.
        remember(new Visit(plot.number(), plot.host(), question.agent(), status, begin, clock.millis()));
        socket.getOutputStream().write(answer);
    }

    private @Nullable Plot plot(Question question) {
        int host = question.host();
        return host >= 0 && host < plots.length && question.place() >= 0 && question.place() < plots[host].length
                ? plots[host][question.place()]
                : null;
    }

    private void remember(Visit visit) {
        synchronized (visits) {
            visits.add(visit);
        }
    }

    private static byte[] same(String etag) {
        return ("HTTP/1.1 304 Not Modified\r\nETag: " + etag + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] document(String etag, byte[] body) {
        byte[] head =
                ("HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml; charset=utf-8\r\nContent-Encoding: gzip\r\nETag: "
                                + etag + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length + body.length);
        all.writeBytes(head);
        all.writeBytes(body);
        return all.toByteArray();
    }
}
