package org.tidings.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.model.Ids;
import org.tidings.model.Json;

/** What programs ask of the articles of the past. */
class HistoryApiTest {
    private final SampleServer server =
            new SampleServer(null, sample -> sample.config().news().history(60).sources());
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    private JsonNode get(String path, int status) throws IOException, InterruptedException {
        return sent(HttpRequest.newBuilder(URI.create(server.url(path))), status);
    }

    private JsonNode post(String path, String body, int status) throws IOException, InterruptedException {
        return sent(
                HttpRequest.newBuilder(URI.create(server.url(path)))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                status);
    }

    private JsonNode sent(HttpRequest.Builder request, int status) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(status, answer.statusCode());
        return Json.read(answer.body(), JsonNode.class);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void aBacktestComparesWithTheWatchlistInForce() throws IOException, InterruptedException {
        JsonNode report = post("/v1/backtest?against=port-closures&days=7", "{\"query\":\"port AND tugs\"}", 200);
        assertTrue(report.path("complete").asBoolean());
        assertEquals(7, report.path("days").size());
        assertTrue(report.path("kept").path("count").asLong() >= 60);
        assertTrue(report.path("lost").path("count").asLong() > 0);
        assertTrue(report.path("alertsADayBefore").isNumber());
    }

    @Test
    void aSearchHasNothingToCompareWith() throws IOException, InterruptedException {
        JsonNode report = get("/v1/search?limit=3&q=" + encoded("port AND strike"), 200);
        assertEquals(64, report.path("now").path("matched").asLong());
        assertEquals(3, report.path("gained").path("samples").size());
        assertTrue(
                report.path("before").isMissingNode() || report.path("before").isNull());
        assertEquals(
                0,
                get("/v1/search?from=2020-01-01&to=2020-01-31&q=port", 200)
                        .path("now")
                        .path("matched")
                        .asLong());
    }

    @Test
    void anErrorHasItsPlaceAndARepair() throws IOException, InterruptedException {
        JsonNode problem = get("/v1/search?q=" + encoded("port NEAR strike"), 422)
                .path("problems")
                .path(0);
        assertEquals(6, problem.path("column").asInt());
        assertEquals("NEAR/5", problem.path("fix").asText());
        JsonNode checked = post(
                "/v1/watchlists/check",
                "{\"any\":{\"threshold\":1,\"terms\":[{\"q\":\"port\",\"weight\":1},{\"q\":\"a NEAR b\",\"weight\":1}]}}",
                200);
        assertEquals(
                "any.terms[1].q", checked.path("errors").path(0).path("field").asText());
        assertTrue(post("/v1/watchlists/check", "{\"query\":\"port\"}", 200)
                .path("errors")
                .isEmpty());
    }

    @Test
    void anArticleTellsWhyItIsMissed() throws IOException, InterruptedException {
        String article = server.copies.articles().newest(1).getFirst().id();
        JsonNode why = get("/v1/explain?article=" + article + "&watchlist=calder-energy", 200);
        assertFalse(why.path("hit").asBoolean());
        assertEquals("@calder-grid", why.path("miss").path("clause").asText());
        assertTrue(get("/v1/explain?article=" + article + "&q=port", 200)
                .path("hit")
                .asBoolean());
        get("/v1/explain?article=" + Ids.article("https://nowhere.example/") + "&q=port", 404);
        get("/v1/explain?article=" + article + "&watchlist=none", 404);
    }
}
