package org.tidings.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Json;
import org.tidings.runtime.Health;
import org.tidings.runtime.StartupProblem;

/** Metrics and health of a process that has no console: {@code /metrics}, {@code /healthz}, {@code /readyz}. */
final class OpsServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final @Nullable String token;

    /** @throws StartupProblem when the port is taken, or the address is not loopback and no token is set */
    OpsServer(String listen, @Nullable String token, MeterRegistry meters, Supplier<Map<String, Health>> health) {
        InetSocketAddress address = address(listen);
        if (!address.getAddress().isLoopbackAddress() && token == null) {
            throw new StartupProblem("ops.listen is " + listen + ", which others can reach: set console.token too");
        }
        this.token = token;
        try {
            this.server = HttpServer.create(address, 16);
        } catch (IOException e) {
            throw new StartupProblem("nothing can listen on " + listen + " (ops.listen): " + e.getMessage(), e);
        }
        server.setExecutor(workers);
        server.createContext("/healthz", exchange -> answer(exchange, 200, "text/plain", "alive\n"));
        server.createContext("/readyz", exchange -> ready(exchange, health.get()));
        server.createContext("/metrics", exchange -> metrics(exchange, meters));
        server.start();
    }

    private static InetSocketAddress address(String listen) {
        int colon = listen.lastIndexOf(':');
        String host = listen.substring(0, colon).replaceAll("[\\[\\]]", "");
        InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(listen.substring(colon + 1)));
        if (address.isUnresolved()) {
            throw new StartupProblem("ops.listen names the host " + host + ", which is not known here");
        }
        return address;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void ready(HttpExchange exchange, Map<String, Health> health) throws IOException {
        boolean up = health.values().stream().allMatch(Health::isUp);
        answer(exchange, up ? 200 : 503, "application/json", Json.text(health) + "\n");
    }

    private void metrics(HttpExchange exchange, MeterRegistry meters) throws IOException {
        if (!isAllowed(exchange)) {
            answer(exchange, 401, "text/plain", "send the token: Authorization: Bearer ...\n");
        } else if (meters instanceof PrometheusMeterRegistry prometheus) {
            answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", prometheus.scrape());
        } else {
            answer(exchange, 404, "text/plain", "this process measures nothing\n");
        }
    }

    private boolean isAllowed(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return token == null || (given != null && MessageDigest.isEqual(bytes("Bearer " + token), bytes(given)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            byte[] body = bytes(text);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
