package org.tidings.poller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.Feed;
import org.tidings.model.Feed.Login;
import org.tidings.model.FeedStatus;
import org.tidings.model.Origin;
import org.tidings.model.SecretRef;
import org.tidings.poller.FeedClient.Answer;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.Fetched;
import org.tidings.runtime.http.Robots;
import org.tidings.runtime.http.WebClient;

class FeedClientTest {
    private static final Duration GAP = Duration.ofSeconds(1);
    private static final String SECRET = "open sesame";

    /** What was asked for, with the credentials that came along. */
    private record Asked(
            String address,
            @Nullable String authorization,
            @Nullable String key) {}

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Feed feed = Feed.of("https://quay.example/rss", Origin.CLI);

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @SuppressWarnings("NullAway.Init")
    private WebClient web;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        web = new WebClient(
                new Settings.Http("Tidings/0.1", null, List.of(), Map.of("*.example", here), GAP),
                new SimpleMeterRegistry());
        bodies.put("quay.example/rss", "<rss/>");
    }

    @AfterEach
    void close() {
        web.close();
        server.stop(0);
    }

    @Test
    void asksForRobotsOnlyWhereThatIsWanted() throws Exception {
        bodies.put("quay.example/robots.txt", "User-agent: *\nDisallow: /rss");
        assertInstanceOf(Fetched.Page.class, ask(feed).feed());
        assertEquals(List.of("quay.example/rss"), addresses());

        Fetched refused = ask(feed.withRobots(true)).feed();
        assertEquals(new Fetched.Refused("robots.txt forbids it"), refused);
        assertEquals(List.of("quay.example/rss", "quay.example/robots.txt"), addresses());
    }

    @Test
    void aSiteWithoutRobotsAllowsAll() throws Exception {
        assertInstanceOf(Fetched.Page.class, ask(feed.withRobots(true)).feed());
    }

    @Test
    void showsUserAndPasswordAsBasicAuthentication() throws Exception {
        Answer answer = ask(feed.withLogin(new Login("réka", null, secret())));
        assertInstanceOf(Fetched.Page.class, answer.feed());
        assertEquals("Basic csOpa2E6b3BlbiBzZXNhbWU=", asked.getFirst().authorization());
        assertFalse(answer.toString().contains(SECRET));
    }

    @Test
    void showsAHeaderOfAnyName() throws Exception {
        ask(feed.withLogin(new Login(null, "X-Key", secret())));
        assertEquals(SECRET, asked.getFirst().key());
    }

    @Test
    void aLoginStaysBehindWhereTheFeedLeavesItsOrigin() throws Exception {
        redirects.put("quay.example/rss", "https://quay.example/near");
        redirects.put("quay.example/near", "https://far.example/rss");
        bodies.put("far.example/rss", "<rss/>");
        ask(feed.withLogin(new Login(null, "X-Key", secret())));
        ask(feed.withLogin(new Login("reka", null, secret())));
        assertEquals(6, asked.size());
        for (Asked each : asked) {
            boolean far = each.address().startsWith("far.");
            assertEquals(far, each.key() == null && each.authorization() == null, each::address);
        }
    }

    @Test
    void withoutItsSecretAFeedIsNotAskedAndSaysWhy() throws Exception {
        String missing = folder.resolve("missing").toString();
        Fetched answer = ask(feed.withLogin(new Login("reka", null, new SecretRef(missing, null))))
                .feed();
        String reason = assertInstanceOf(Fetched.Failed.class, answer).reason();
        assertTrue(reason.startsWith("not asked, for want of its login: the secret file " + missing), reason);
        assertEquals(List.of(), addresses());
    }

    @Test
    void readsThePartsOfASitemapIndexWithAGapBeforeEach() throws Exception {
        StringBuilder index = new StringBuilder("<?xml version='1.0'?><sitemapindex>");
        for (int day = 1; day <= 9; day++) {
            index.append("<sitemap><loc>/news-" + day + ".xml</loc><lastmod>2026-11-0" + day + "</lastmod></sitemap>");
        }
        index.append("<sitemap><loc>https://sold.example/news.xml</loc><lastmod>2026-11-20</lastmod></sitemap>");
        bodies.put("quay.example/rss", index + "</sitemapindex>");
        bodies.put("quay.example/news-9.xml", "<urlset/>");
        Answer answer = ask(feed);
        assertEquals(5, answer.parts().size());
        assertInstanceOf(Fetched.Page.class, answer.parts().getFirst());
        assertInstanceOf(Fetched.Failed.class, answer.parts().getLast());
        assertEquals("quay.example/news-5.xml", addresses().getLast());
        assertEquals(List.of(GAP, GAP, GAP, GAP, GAP), pauses);
    }

    private Answer ask(Feed wanted) throws InterruptedException {
        Robots robots = new Robots(web, "Tidings/0.1", InstantSource.system());
        FeedStatus never = StatusDraft.never(wanted, GAP, Instant.EPOCH);
        return new FeedClient(web, robots, GAP, InstantSource.system(), pauses::add).ask(wanted, never);
    }

    private SecretRef secret() throws IOException {
        return new SecretRef(
                Files.writeString(folder.resolve("secret"), SECRET + "\n").toString(), null);
    }

    private List<String> addresses() {
        return asked.stream().map(Asked::address).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String address = host + exchange.getRequestURI().getPath();
        asked.add(new Asked(
                address,
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("X-Key")));
        String to = redirects.get(address);
        if (to != null) {
            exchange.getResponseHeaders().add("Location", to);
        }
        byte[] body = bodies.getOrDefault(address, "none").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(to != null ? 302 : bodies.containsKey(address) ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
