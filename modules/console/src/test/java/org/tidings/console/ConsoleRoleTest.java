package org.tidings.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidings.console.copy.Copies;
import org.tidings.model.Alert;
import org.tidings.model.ConfigItem;
import org.tidings.model.Json;
import org.tidings.model.Topic;
import org.tidings.runtime.Health;
import org.tidings.testkit.Await;
import org.tidings.testkit.BrokerExtension;

/** The role on a real broker, over HTTP. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleRoleTest {
    @RegisterExtension
    static final BrokerExtension broker = new BrokerExtension();

    private static final Duration SOON = Duration.ofSeconds(20);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Sample sample = new Sample(Copies.empty(), Instant.now());
    private ConsoleRole role;
    private int sent;

    @BeforeAll
    void start() {
        role = new ConsoleRole(broker.context(), 0, () -> Map.of("console", role.check()));
        role.start();
        Await.until("the console is up", SOON, () -> role.check().isUp());
    }

    @AfterAll
    void close() {
        role.close();
    }

    private Alert send() {
        sent++;
        Alert alert = sample.alert(
                Alert.Kind.NEW,
                Sample.ports(),
                1,
                "Tugs return, number " + sent,
                "Wire One",
                "wireone.example",
                "en",
                "The strike at the port, notice " + sent,
                "strike",
                "port");
        broker.send(Topic.ALERTS, alert.watchlist().id() + sent % 3, alert, alert.at());
        return alert;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(role.address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return Json.mapper().readTree(get(path).body());
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(role.address().resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void anAlertOnTheTopicIsOnThePageAndInRest() throws IOException, InterruptedException {
        Alert alert = send();
        Await.until("REST tells it", SOON, () -> get("/v1/alerts/" + alert.id()).statusCode() == 200);
        assertTrue(get("/live").body().contains(String.valueOf(alert.article().title())));
        assertEquals(
                alert.id(),
                json("/v1/alerts?limit=1").path("alerts").path(0).path("id").asText());
        assertEquals(0, json("/v1/alerts?kind=spike").path("alerts").size());
    }

    @Test
    void aStreamThatIsCutGoesOnWithoutAGapOrARepeat() throws IOException, InterruptedException {
        List<String> told = new ArrayList<>();
        String position;
        try (Events first = new Events(null)) {
            List<String> expected = List.of(send().id(), send().id(), send().id());
            for (int i = 0; i < 3; i++) {
                told.add(first.alert());
            }
            assertEquals(
                    expected.stream().sorted().toList(), told.stream().sorted().toList());
            position = first.id;
        }
        List<String> between = List.of(send().id(), send().id());
        try (Events second = new Events(position)) {
            List<String> after = new ArrayList<>(List.of(second.alert(), second.alert()));
            String last = send().id();
            after.add(second.alert());
            assertEquals(last, after.getLast());
            assertTrue(after.containsAll(between));
        }
    }

    @Test
    void aPositionOfAnotherTopicIsAGap() throws IOException, InterruptedException {
        try (Events events = new Events("AAAAAAAAAAAAAAAAAAAAAA:1,2,3,4")) {
            assertEquals("gap", events.next());
        }
    }

    @Test
    void aWatchlistIsCheckedWrittenReadAndRemoved() throws IOException, InterruptedException {
        HttpResponse<String> wrong =
                send("PUT", "/v1/watchlists/tugs", "{\"query\": \"tugs AND\\n(port NEAR strike)\"}");
        assertEquals(422, wrong.statusCode());
        JsonNode problem = Json.mapper().readTree(wrong.body()).path("problems").path(0);
        assertEquals(2, problem.path("line").asInt());
        assertEquals(7, problem.path("column").asInt());

        HttpResponse<String> right = send("PUT", "/v1/watchlists/tugs", "{\"query\": \"tugs\"}");
        assertEquals(200, right.statusCode(), right.body());
        Await.until("it is read back", SOON, () -> get("/v1/watchlists/tugs").statusCode() == 200);
        assertEquals("api", json("/v1/watchlists/tugs").path("origin").asText());

        HttpResponse<String> changed = send("PUT", "/v1/watchlists/tugs", "{\"query\": \"tugs OR pilots\"}");
        assertEquals(2, Json.mapper().readTree(changed.body()).path("revision").asInt());
        assertEquals(200, send("DELETE", "/v1/watchlists/tugs", "").statusCode());
        Await.until("it is gone", SOON, () -> get("/v1/watchlists/tugs").statusCode() == 404);
        assertEquals(404, send("DELETE", "/v1/watchlists/tugs", "").statusCode());
    }

    @Test
    void whatComesFromAFileIsNotChanged() throws IOException, InterruptedException {
        broker.send(Topic.CONFIG, Sample.supply().key(), Sample.supply(), Instant.now());
        broker.send(Topic.CONFIG, ConfigItem.BATCH_END, Map.of(), Instant.now());
        Await.until(
                "it is there", SOON, () -> get("/v1/watchlists/supply-shocks").statusCode() == 200);
        assertEquals(
                403,
                send("PUT", "/v1/watchlists/supply-shocks", "{\"query\": \"x\"}")
                        .statusCode());
        assertTrue(get("/watchlists/supply-shocks").body().contains("comes from tidings.yaml"));
    }

    @Test
    void aFeedIsAddedPolledAndRemoved() throws IOException, InterruptedException {
        JsonNode feed = Json.mapper()
                .readTree(send("POST", "/v1/feeds", "{\"url\": \"https://tugs.example/rss\", \"tags\": [\"sea\"]}")
                        .body());
        String path = "/v1/feeds/" + feed.path("id").asText();
        Await.until("it is read back", SOON, () -> get(path).statusCode() == 200);
        assertEquals(202, send("POST", path + "/refresh", "").statusCode());
        assertEquals(1, broker.topics().records(Topic.FEED_REQUESTS).size());
        assertEquals(200, send("DELETE", path, "").statusCode());
        assertEquals(422, send("POST", "/v1/feeds", "{\"url\": \"ftp://x\"}").statusCode());
    }

    @Test
    void aFileOfFeedsIsImportedChangedAndExported() throws IOException, InterruptedException {
        String opml = "<opml><body><outline text='Sea'><outline xmlUrl='https://one.import.example/rss'/>"
                + "<outline xmlUrl='https://two.import.example/rss'/><outline xmlUrl='ftp://x'/></outline></body></opml>";
        assertEquals(415, send("POST", "/v1/import", opml).statusCode());
        JsonNode tried =
                Json.mapper().readTree(upload("/v1/import?dry-run", opml).body());
        assertEquals(2, tried.path("new").asInt());
        assertEquals(0, tried.path("added").asInt());
        JsonNode done =
                Json.mapper().readTree(upload("/v1/import?tag=new", opml).body());
        assertEquals(2, done.path("added").asInt());
        assertEquals(1, done.path("refusals").size());
        Await.until(
                "they are read back",
                SOON,
                () -> json("/v1/feeds?q=import.example").path("total").asInt() == 2);
        HttpResponse<String> paused =
                send("POST", "/v1/feeds/actions", "{\"do\": \"pause\", \"filter\": {\"q\": \"one.import\"}}");
        assertEquals(1, Json.mapper().readTree(paused.body()).path("done").asInt(), paused.body());
        Await.until(
                "one is paused",
                SOON,
                () -> json("/v1/feeds?state=paused&tag=Sea").path("total").asInt() == 1);
        String path = "/v1/feeds/"
                + json("/v1/feeds?q=two.import")
                        .path("feeds")
                        .path(0)
                        .path("feed")
                        .path("id")
                        .asText();
        assertEquals(
                200,
                send("PATCH", path, "{\"every\": \"30m\", \"title\": \"Two\"}").statusCode());
        assertEquals(400, send("PATCH", path, "{\"evry\": \"30m\"}").statusCode());
        Await.until("it is in the export", SOON, () -> get("/v1/export").body().contains("tidings:every=\"PT30M\""));
        assertEquals(
                400,
                send("POST", "/v1/feeds/actions", "{\"do\": \"explode\", \"ids\": []}")
                        .statusCode());
        assertEquals(422, send("POST", "/v1/discover", "{\"url\": \"x\"}").statusCode());
    }

    private HttpResponse<String> upload(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(role.address().resolve(path))
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void healthSaysWhatIsUp() throws IOException, InterruptedException {
        assertEquals("ok\n", get("/healthz").body());
        assertTrue(json("/readyz").path("ready").asBoolean());
        assertFalse(Health.down("x").isUp());
    }

    /** One client of the stream. */
    private final class Events implements AutoCloseable {
        private final InputStream in;
        private final BufferedReader lines;
        private @Nullable String id;
        private String data = "";

        Events(@Nullable String position) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(role.address().resolve("/v1/alerts/stream"));
            if (position != null) {
                request.header("Last-Event-ID", position);
            }
            in = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                    .body();
            lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            if (position == null) {
                while (id == null) {
                    line();
                }
            }
        }

        private String line() throws IOException {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("the stream ended");
            }
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            }
            return line;
        }

        String next() throws IOException {
            while (true) {
                String line = line();
                if (line.startsWith("event: ")) {
                    line();
                    return line.substring(7);
                }
            }
        }

        String alert() throws IOException {
            assertEquals("alert", next());
            return Json.read(data.getBytes(StandardCharsets.UTF_8), Alert.class).id();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
