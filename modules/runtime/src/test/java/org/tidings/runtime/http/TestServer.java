package org.tidings.runtime.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A web server on a loopback address of its own that does whatever a test tells it to, byte by byte, and remembers
 * what it was asked. Keeps connections alive until told otherwise.
 */
final class TestServer implements AutoCloseable {
    record Asked(String method, String path, Map<String, String> headers, String body, InputStream rest) {
        /** Says nothing for as long as the other side keeps the connection. */
        void awaitEnd() throws IOException {
            rest.transferTo(OutputStream.nullOutputStream());
        }

        @Nullable
        String header(String name) {
            return headers.get(name);
        }
    }

    /** What goes over the wire. Returning keeps the connection for the next request; throwing closes it. */
    @FunctionalInterface
    interface Answer {
        void write(Asked asked, OutputStream out) throws Exception;
    }

    private final ServerSocket listener;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    static TestServer on(String address) {
        try {
            return new TestServer(new ServerSocket(0, 200, InetAddress.getByName(address)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    TestServer(ServerSocket listener) {
        this.listener = listener;
        Thread.startVirtualThread(this::accept);
    }

    TestServer answer(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    TestServer text(String path, String body) {
        return answer(path, reply("200 OK", body));
    }

    static Answer reply(String status, String body, String... headers) {
        return reply(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static Answer reply(String status, byte[] body, String... headers) {
        String all = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return (asked, out) -> {
            out.write(ascii("HTTP/1.1 " + status + "\r\n" + all + "Content-Length: " + body.length + "\r\n\r\n"));
            if (!asked.method().equals("HEAD")) {
                out.write(body);
            }
        };
    }

    static Answer redirect(int status, String location) {
        return reply(status + " Moved", "", "Location: " + location);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    int port() {
        return listener.getLocalPort();
    }

    String url(String path) {
        return "http://" + listener.getInetAddress().getHostAddress() + ":" + port() + path;
    }

    List<Asked> asked() {
        return asked;
    }

    Asked last() {
        return asked.getLast();
    }

    /** Connections ever made. */
    int connections() {
        return connections.get();
    }

    int openConnections() {
        return open.size();
    }

    /** The most connections that were ever open at a time. */
    int mostConnections() {
        return most.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                most.accumulateAndGet(open.size(), Math::max);
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (Asked next = read(in); next != null; next = read(in)) {
                asked.add(next);
                answers.getOrDefault(next.path(), reply("404 Not Found", "no such page"))
                        .write(next, out);
                out.flush();
            }
        } catch (Exception e) {
            // The other side went away, or the answer wanted it that way.
        } finally {
            open.remove(socket);
        }
    }

    private static @Nullable Asked read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        String[] parts = first.split(" ", 3);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + ", " + other);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Asked(parts[0], parts.length > 1 ? parts[1] : "", headers, body, in);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
