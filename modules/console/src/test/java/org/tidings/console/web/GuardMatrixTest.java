package org.tidings.console.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tidings.console.copy.Copies;
import org.tidings.console.history.Grouping;
import org.tidings.console.history.HistoryIndex;
import org.tidings.filter.match.Explanation;
import org.tidings.model.Article;
import org.tidings.model.Desk;
import org.tidings.model.Entity;
import org.tidings.model.Feed;
import org.tidings.model.FeedRequest;
import org.tidings.model.Json;
import org.tidings.model.Match;
import org.tidings.model.NotAName;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;
import org.tidings.poller.feed.FeedFinder;
import org.tidings.runtime.StartupProblem;

/** What is refused, for every route there is: a new one is covered by being one. */
class GuardMatrixTest {
    private static final String TOKEN = "a-long-token-for-tests";
    private static final WebServer OPEN = server(null);
    private static final WebServer LOCKED = server(TOKEN);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static {
        OPEN.start();
        LOCKED.start();
    }

    @AfterAll
    static void close() {
        OPEN.close();
        LOCKED.close();
    }

    @TestFactory
    List<DynamicTest> unsafePageRoutesNeedTheCsrfToken() {
        return each(route -> route.unsafe() && route.access() == Route.Access.PAGE, route -> {
            assertEquals(
                    403,
                    send(OPEN, route, "application/x-www-form-urlencoded", Map.of())
                            .statusCode());
            assertEquals(
                    403,
                    send(OPEN, route, "application/x-www-form-urlencoded", Map.of("X-Tidings-Csrf", "0".repeat(64)))
                            .statusCode());
        });
    }

    @TestFactory
    List<DynamicTest> unsafeRoutesRefuseAnotherSitesPages() {
        return each(route -> route.unsafe() && route.access() != Route.Access.HUB, route -> {
            assertEquals(
                    403,
                    send(OPEN, route, "application/json", Map.of("Origin", "http://evil.example"))
                            .statusCode());
            assertEquals(
                    403,
                    send(OPEN, route, "application/json", Map.of("Sec-Fetch-Site", "cross-site"))
                            .statusCode());
        });
    }

    @TestFactory
    List<DynamicTest> unsafeApiRoutesRefuseForms() {
        return each(
                route -> route.unsafe() && route.access() == Route.Access.API,
                route -> assertEquals(
                        415,
                        send(OPEN, route, "application/x-www-form-urlencoded", Map.of())
                                .statusCode()));
    }

    @TestFactory
    List<DynamicTest> nothingButOpenRoutesAnswersWithoutTheToken() {
        return each(route -> route.access() == Route.Access.PAGE || route.access() == Route.Access.API, route -> {
            HttpResponse<String> answer = send(LOCKED, route, "application/json", Map.of());
            if (route.access() == Route.Access.PAGE && !route.unsafe()) {
                assertEquals(302, answer.statusCode());
                assertTrue(answer.headers().firstValue("Location").orElse("").startsWith("/login?to="));
            } else {
                assertEquals(401, answer.statusCode());
            }
        });
    }

    @TestFactory
    List<DynamicTest> whatIsOpenToHubsKnowsNobodyWithoutTheRightAddress() {
        return each(route -> route.access() == Route.Access.HUB, route -> {
            assertTrue(route.path().startsWith("/websub/{"), route.path());
            for (WebServer server : List.of(OPEN, LOCKED)) {
                HttpResponse<String> answer =
                        send(server, route, "application/xml", Map.of("Origin", "http://hub.example"));
                assertEquals(404, answer.statusCode());
                assertEquals("", answer.body());
            }
        });
    }

    @TestFactory
    List<DynamicTest> everyAnswerCarriesTheHeaders() {
        return each(route -> !route.path().contains("stream") && !route.path().contains("events"), route -> {
            HttpResponse<String> answer = send(OPEN, route, "application/json", Map.of());
            assertEquals(
                    Guard.POLICY,
                    answer.headers().firstValue("Content-Security-Policy").orElse(""));
            assertEquals(
                    "nosniff",
                    answer.headers().firstValue("X-Content-Type-Options").orElse(""));
            assertEquals(
                    "no-referrer",
                    answer.headers().firstValue("Referrer-Policy").orElse(""));
            assertTrue(answer.statusCode() < 500, answer.body());
        });
    }

    @TestFactory
    List<DynamicTest> everyRestRouteIsInTheDescription() throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(OPEN.address().resolve("/v1/openapi.json"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode paths = Json.mapper().readTree(answer.body()).path("paths");
        return each(route -> route.path().startsWith("/v1/"), route -> {
            String method = route.method().name().toLowerCase(Locale.ROOT);
            assertFalse(paths.path(route.path()).path(method).isMissingNode(), route.toString());
        });
    }

    @Test
    void theTokenOpensTheRestRoutes() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(LOCKED.address().resolve("/v1/version"))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        assertEquals(
                200, CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        HttpRequest wrong = HttpRequest.newBuilder(LOCKED.address().resolve("/v1/version"))
                .header("Authorization", "Bearer " + TOKEN + "x")
                .build();
        assertEquals(
                401, CLIENT.send(wrong, HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    @Test
    void aNameThatIsNotLoopbackIsRefusedOnLoopback() throws IOException {
        try (var socket = new java.net.Socket(
                java.net.InetAddress.getLoopbackAddress(), OPEN.address().getPort())) {
            socket.getOutputStream()
                    .write("GET /live HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
        }
    }

    @Test
    void signingInGivesANewSession() throws IOException, InterruptedException {
        HttpResponse<String> form = get(LOCKED, "/login?to=/sources", "");
        String before = cookie(form);
        String csrf = form.body().replaceAll("(?s).*name=\"csrf\" value=\"(\\w+)\".*", "$1");
        HttpRequest request = HttpRequest.newBuilder(LOCKED.address().resolve("/login"))
                .header("Cookie", before)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("csrf=" + csrf + "&to=/sources&token=" + TOKEN))
                .build();
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals("/sources", answer.headers().firstValue("Location").orElse(""));
        assertFalse(cookie(answer).equals(before));
        assertEquals(200, get(LOCKED, "/sources", cookie(answer)).statusCode());
        assertEquals(302, get(LOCKED, "/sources", before).statusCode());
    }

    @Test
    void anAddressForOthersNeedsAToken() {
        assertThrows(StartupProblem.class, () -> new WebServer("0.0.0.0", 0, null, parts()));
    }

    @Test
    void aPortInUseIsOneLine() {
        WebServer second = new WebServer("127.0.0.1", OPEN.address().getPort(), null, parts());
        StartupProblem problem = assertThrows(StartupProblem.class, second::start);
        assertEquals(1, problem.lines().size());
        assertTrue(String.valueOf(problem.getMessage()).contains("in use"), problem.getMessage());
    }

    @Test
    void onlyOwnPathsAreRedirectedTo() {
        assertTrue(Site.isOwnPath("/live?kind=new"));
        for (String path : List.of("//evil.example", "/\\evil.example", "https://evil.example", "/a\nb", "")) {
            assertFalse(Site.isOwnPath(path), path);
        }
    }

    private interface Which {
        boolean is(Route route);
    }

    private interface Check {
        void of(Route route) throws IOException, InterruptedException;
    }

    private static List<DynamicTest> each(Which which, Check check) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Route route : OPEN.routes()) {
            if (which.is(route)) {
                tests.add(DynamicTest.dynamicTest(route.method().name() + " " + route.path(), () -> check.of(route)));
            }
        }
        assertFalse(tests.isEmpty());
        return tests;
    }

    private static HttpResponse<String> get(WebServer server, String path, String cookie)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<String> answer) {
        String set = answer.headers().firstValue("Set-Cookie").orElse("");
        assertNotNull(set);
        assertTrue(set.contains("HttpOnly") && set.contains("SameSite=Lax"), set);
        return set.substring(0, set.indexOf(';'));
    }

    private static HttpResponse<String> send(WebServer server, Route route, String type, Map<String, String> headers)
            throws IOException, InterruptedException {
        URI uri = server.address().resolve(route.path().replaceAll("\\{\\w+}", "x"));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        headers.forEach(request::header);
        if (route.unsafe()) {
            request.header("Content-Type", type);
            request.method(route.method().name(), HttpRequest.BodyPublishers.ofString("{\"a\":1}"));
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static WebServer server(@Nullable String token) {
        return new WebServer("127.0.0.1", 0, token, parts());
    }

    private static WebServer.Parts parts() {
        return new WebServer.Parts(
                Copies.empty(),
                new NoActions(),
                new NoQueries(),
                HistoryIndex.inMemory(List::of, Grouping.DEFAULT),
                new NoSearch(),
                (position, filter, streams, out) -> out.position("none:0"),
                Map::of,
                new SimpleMeterRegistry(),
                InstantSource.system());
    }

    private static final class NoActions implements Actions {
        @Override
        public Outcome save(Watchlist watchlist, int basedOn, Origin origin) {
            return new Outcome.Done(1);
        }

        @Override
        public Outcome removeWatchlist(String id, Origin origin) {
            return new Outcome.Missing();
        }

        @Override
        public Outcome rollback(String id, long version, int basedOn, Origin origin) {
            return new Outcome.Missing();
        }

        @Override
        public void backfill(List<Match> matches) {}

        @Override
        public Outcome mute(String id, @Nullable Instant until, Origin origin) {
            return new Outcome.Missing();
        }

        @Override
        public Outcome save(Entity entity, Origin origin) {
            return new Outcome.Done(0);
        }

        @Override
        public Outcome removeEntity(String id, Origin origin) {
            return new Outcome.Missing();
        }

        @Override
        public Outcome addAlias(String entity, String alias, Origin origin) {
            return new Outcome.Missing();
        }

        @Override
        public Outcome rule(NotAName ruling) {
            return new Outcome.Done(0);
        }

        @Override
        public Outcome takeBack(NotAName ruling) {
            return new Outcome.Missing();
        }

        @Override
        public Outcome save(Feed feed, Origin origin) {
            return new Outcome.Done(1);
        }

        @Override
        public Outcome removeFeed(String id, Origin origin) {
            return new Outcome.Missing();
        }

        @Override
        public void change(Origin origin, Function<Map<String, Feed>, Edits<Feed>> decision) {
            assertNotNull(decision.apply(Map.of()));
        }

        @Override
        public void changeWatchlists(Origin origin, Function<Map<String, Watchlist>, Edits<Watchlist>> decision) {
            assertNotNull(decision.apply(Map.of()));
        }

        @Override
        public void poll(List<Feed> feeds) {
            throw new AssertionError("nothing is to be polled");
        }

        @Override
        public void told(FeedRequest request) {
            throw new AssertionError("nothing is to be told");
        }

        @Override
        public void note(Desk desk) {
            throw new AssertionError("nothing is to be noted");
        }
    }

    private static final class NoSearch implements SourceSearch {
        @Override
        public FeedFinder.Result find(String url, boolean thorough) {
            throw new AssertionError("nothing is to be searched");
        }

        @Override
        public Sight look(Feed feed) {
            throw new AssertionError("nothing is to be read");
        }
    }

    private static final class NoQueries implements QueryCheck {
        @Override
        public Checked check(Watchlist draft, Collection<Entity> entities) {
            return new Checked(List.of(), List.of());
        }

        @Override
        public @Nullable Explanation explain(Watchlist watchlist, Collection<Entity> entities, Article article) {
            return null;
        }

        @Override
        public List<Boolean> finds(Watchlist draft, Collection<Entity> entities, List<String> examples) {
            return List.of();
        }

        @Override
        public Tried hits(Watchlist draft, Collection<Entity> entities, List<Article> articles) {
            return new Tried(0, List.of());
        }
    }
}
