package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.runtime.Health;
import org.tidings.runtime.StartupProblem;

class OpsServerTest {
    private static final String TOKEN = "0123456789abcdef";

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, Health> health = new TreeMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable OpsServer server;

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
        client.close();
        meters.close();
    }

    private OpsServer start(String listen, @Nullable String token) {
        OpsServer started = new OpsServer(listen, token, meters, () -> health);
        server = started;
        return started;
    }

    private HttpResponse<String> get(OpsServer from, String path, @Nullable String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + from.port() + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void exportsMetersInPrometheusText() throws Exception {
        Counter.builder("tidings.test.bells")
                .description("Rung")
                .register(meters)
                .increment(3);
        HttpResponse<String> answer = get(start("127.0.0.1:0", null), "/metrics", null);
        assertEquals(200, answer.statusCode());
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                answer.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(answer.body().contains("\ntidings_test_bells_total 3.0\n"), answer::body);
    }

    @Test
    void isNotReadyWhileARoleStartsOrAfterItDied() throws Exception {
        OpsServer ops = start("127.0.0.1:0", null);
        health.put("filter", Health.UP);
        health.put("alerts", Health.starting("restoring"));
        HttpResponse<String> starting = get(ops, "/readyz", null);
        assertEquals(503, starting.statusCode());
        assertTrue(starting.body().contains("restoring"), starting::body);

        health.put("alerts", Health.UP);
        assertEquals(200, get(ops, "/readyz", null).statusCode());

        health.put("alerts", Health.down("gone"));
        assertEquals(503, get(ops, "/readyz", null).statusCode());
    }

    @Test
    void asksForTheTokenWhereMetersAreShownAndNowhereElse() throws Exception {
        OpsServer ops = start("127.0.0.1:0", TOKEN);
        assertEquals(401, get(ops, "/metrics", null).statusCode());
        assertEquals(401, get(ops, "/metrics", "Bearer " + TOKEN + "0").statusCode());
        assertEquals(401, get(ops, "/metrics", TOKEN).statusCode());
        assertEquals(200, get(ops, "/metrics", "Bearer " + TOKEN).statusCode());
        assertEquals(200, get(ops, "/healthz", null).statusCode());
        assertEquals(200, get(ops, "/readyz", null).statusCode());
    }

    @Test
    void doesNotListenWhereOthersReachItWithoutAToken() {
        StartupProblem problem = assertThrows(StartupProblem.class, () -> start("0.0.0.0:0", null));
        assertTrue(problem.lines().getFirst().contains("set console.token"), problem::toString);
    }

    @Test
    void listensForOthersWithAToken() throws Exception {
        assertEquals(401, get(start("0.0.0.0:0", TOKEN), "/metrics", null).statusCode());
    }

    @Test
    void aPortInUseIsOneClearLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String listen = "127.0.0.1:" + taken.getLocalPort();
            StartupProblem problem = assertThrows(StartupProblem.class, () -> start(listen, null));
            assertEquals(1, problem.lines().size());
            assertTrue(problem.lines().getFirst().contains(listen + " (ops.listen)"), problem::toString);
        }
    }
}
