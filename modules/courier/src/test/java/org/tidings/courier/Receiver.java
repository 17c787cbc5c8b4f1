package org.tidings.courier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An endpoint that behaves as it is told to. */
final class Receiver implements AutoCloseable {
    /** What it does with a request: a status, or {@link #HANG}. */
    interface Behaviour {
        /** @param attempt of this id, from 1 */
        int answer(String channel, String id, int attempt);
    }

    static final int HANG = -1;

    /** What was sent. */
    record Call(String channel, String id, Map<String, List<String>> headers, String body, int status) {}

    private final HttpServer server;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = (channel, id, attempt) -> 200;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void behave(Behaviour how) {
        behaviour = how;
    }

    /** Everything that came, in order. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<String> accepted() {
        return calls.stream().filter(call -> call.status() == 200).map(Call::id).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String id = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"));
            String channel = exchange.getRequestURI().getPath().substring(1);
            int attempt =
                    attempts.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
            int status = behaviour.answer(channel, id, attempt);
            calls.add(new Call(channel, id, Map.copyOf(exchange.getRequestHeaders()), body, status));
            answer(exchange, status);
        }
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        if (status == HANG) {
            awaitEnd();
            return;
        }
        if (status == 429) {
            exchange.getResponseHeaders().add("Retry-After", "1");
        }
        exchange.sendResponseHeaders(status, -1);
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
