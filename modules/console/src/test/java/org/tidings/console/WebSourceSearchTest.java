package org.tidings.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.console.web.SourceSearch.Sight;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.model.SecretRef;
import org.tidings.poller.feed.FeedFinder;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.WebClient;

class WebSourceSearchTest {
    private static final String RSS = "<rss version='2.0'><channel><title>Quay</title><item><title>Tugs</title>"
            + "<link>/tugs</link></item></channel></rss>";

    private final Map<String, String> site = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private HttpServer server;
    private WebClient web;
    private WebSourceSearch search;
    private String home;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            asked.add(path);
            byte[] body = site.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        home = "http://127.0.0.1:" + server.getAddress().getPort();
        Settings.Http settings =
                new Settings.Http("Tidings/0.1", null, List.of("127.0.0.0/8"), Map.of(), Duration.ofMillis(250));
        web = new WebClient(settings, new SimpleMeterRegistry());
        search = new WebSourceSearch(web, settings, InstantSource.system(), pauses::add);
    }

    @AfterEach
    void close() {
        web.close();
        server.stop(0);
    }

    @Test
    void asksOneAfterTheOtherWithTheGapAndObeysRobots() {
        site.put("/robots.txt", "User-agent: *\nDisallow: /private\n");
        site.put("/", "<link rel=alternate type=application/rss+xml href=/rss><a href=/private/rss>RSS</a>");
        site.put("/rss", RSS);
        site.put("/private/rss", RSS);
        FeedFinder.Result found = search.find(home + "/", false);
        assertEquals(
                List.of(home + "/rss"),
                found.feeds().stream().map(FeedFinder.Found::url).toList());
        assertEquals(List.of("/robots.txt", "/", "/rss"), asked);
        assertEquals("robots.txt asks not to read it", found.passed().getFirst().why());
        assertEquals(1, pauses.size());
    }

    @Test
    void endsAfterTwentyFiveAddresses() {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            page.append("<a href='/rss/").append(i).append("'>feed</a>");
            site.put("/rss/" + i, RSS.replace("/tugs", "/tugs" + i));
        }
        site.put("/", page.toString());
        FeedFinder.Result found = search.find(home + "/", true);
        assertEquals(24, found.feeds().size());
        assertEquals(26, asked.size());
        assertTrue(String.valueOf(found.unfinished()).startsWith("25 addresses"), found.unfinished());
    }

    @Test
    void aSiteThatCannotBeReachedIsSaidSo() {
        server.stop(0);
        FeedFinder.Result found = search.find(home + "/", true);
        assertEquals(List.of(), found.feeds());
        assertEquals(1, found.passed().size());
    }

    @Test
    void aFeedIsLookedAtWithoutItsLogin() {
        site.put("/rss", RSS);
        Feed feed = Feed.of(home + "/rss", Origin.CONSOLE);
        Sight.Seen seen = assertInstanceOf(Sight.Seen.class, search.look(feed));
        assertEquals("Tugs", seen.document().items().getFirst().title());
        assertInstanceOf(
                Sight.Unseen.class,
                search.look(feed.withLogin(new Feed.Login("me", null, new SecretRef("/nowhere", null)))));
        assertInstanceOf(Sight.Unseen.class, search.look(Feed.of(home + "/none", Origin.CONSOLE)));
    }
}
