package org.tidings.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidings.runtime.http.TestServer.redirect;
import static org.tidings.runtime.http.TestServer.reply;
import static org.tidings.runtime.http.TestWeb.get;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.runtime.http.Fetched.Failed;
import org.tidings.runtime.http.Fetched.Page;
import org.tidings.runtime.http.Fetched.Refused;
import org.tidings.runtime.http.Fetched.Throttled;
import org.tidings.runtime.http.WebClient.Request;

/** What an ordinary web does, over real sockets. */
class WebClientTest {
    private final TestServer server = TestServer.on("127.0.0.10");
    private final TestServer elsewhere = TestServer.on("127.0.0.11");
    private final TestWeb web = new TestWeb()
            .allowing("127.0.0.10/31")
            .mapping("news.example", "http://127.0.0.10:" + server.port())
            .mapping("*.wild.example", "http://127.0.0.11:" + elsewhere.port());
    private WebClient client;

    @BeforeEach
    void open() throws Exception {
        client = web.open();
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        server.close();
        elsewhere.close();
    }

    @Test
    void readsAPage() {
        server.answer("/a?b=c", reply("200 OK", "héllo", "Content-Type: text/html", "X-Two: 1", "x-two: 2"));
        Page page = page(server.url("/a?b=c#fragment"));
        assertEquals("héllo", text(page));
        assertEquals(URI.create(server.url("/a?b=c")), page.url());
        assertEquals("text/html", page.headers().first("Content-type").orElseThrow());
        assertEquals(List.of("1", "2"), page.headers().all("X-TWO"));
        assertTrue(page.redirects().isEmpty());
        assertFalse(page.took().isNegative());
    }

    @Test
    void saysWhoItIsAndNothingElse() {
        server.text("/", "x");
        client.fetch(get(server.url("/")));
        Map<String, String> sent = server.last().headers();
        assertEquals("Tidings/0.1 (+https://tidings.example/contact)", sent.get("user-agent"));
        assertEquals("gzip, deflate", sent.get("accept-encoding"));
        assertEquals("127.0.0.10:" + server.port(), sent.get("host"));
    }

    @Test
    void callersHeadersWinOverItsOwn() {
        server.text("/", "x");
        client.fetch(get(server.url("/")).withHeader("Accept", "text/html").withHeader("user-agent", "Other"));
        assertEquals("text/html", server.last().header("accept"));
        assertEquals("Other", server.last().header("user-agent"));
    }

    @Test
    void keepsAConnectionForTheNextRequest() {
        server.text("/", "x");
        for (int i = 0; i < 5; i++) {
            page(server.url("/"));
        }
        assertEquals(1, server.connections());
    }

    @Test
    void asksAgainWhenAKeptConnectionWasClosed() {
        server.answer("/", (asked, out) -> {
            reply("200 OK", "x").write(asked, out);
            out.flush();
            throw new IOException("closed although kept alive");
        });
        for (int i = 0; i < 20; i++) {
            page(server.url("/"));
        }
        assertEquals(20, server.connections());
    }

    @Test
    void tellsNotModifiedOnlyToOneWhoAsked() {
        server.answer("/", reply("304 Not Modified", "", "ETag: \"two\""));
        Fetched.NotModified same = assertInstanceOf(
                Fetched.NotModified.class, client.fetch(get(server.url("/")).withHeader("If-None-Match", "\"one\"")));
        assertEquals("\"two\"", same.headers().first("etag").orElseThrow());
        assertEquals("\"one\"", server.last().header("if-none-match"));
        assertEquals(304, failed(get(server.url("/"))).status());
    }

    @Test
    void tellsGone() {
        server.answer("/", reply("410 Gone", "bye"));
        assertEquals(new Fetched.Gone(410), client.fetch(get(server.url("/"))));
    }

    @Test
    void tellsThrottledWithTheWaitAsSaid() {
        server.answer("/s", reply("429 Too Many Requests", "", "Retry-After: 3"));
        server.answer(
                "/d",
                reply(
                        "503 Busy",
                        "",
                        "Date: Mon, 02 Feb 2026 10:00:00 GMT",
                        "Retry-After: Mon, 02 Feb 2026 10:30:00 GMT"));
        server.answer("/n", reply("429 Too Many Requests", ""));
        server.answer("/long", reply("429 Too Many Requests", "", "Retry-After: 99999999999999999999"));
        assertEquals(new Throttled(429, Duration.ofSeconds(3)), client.fetch(get(server.url("/s"))));
        assertEquals(new Throttled(503, Duration.ofMinutes(30)), client.fetch(get(server.url("/d"))));
        assertEquals(new Throttled(429, Duration.ZERO), client.fetch(get(server.url("/n"))));
        Throttled age = assertInstanceOf(Throttled.class, client.fetch(get(server.url("/long"))));
        assertEquals(Fetched.LONGEST_HOLD, age.hold());
    }

    @Test
    void tellsAFailureWithItsFirstWords() {
        server.answer("/500", reply("500 Oops", "<p>The   press\nis broken</p>"));
        server.answer("/404", reply("404 Not Found", "x".repeat(100_000)));
        server.answer("/503", reply("503 Busy", ""));
        Failed broken = failed(get(server.url("/500")));
        assertEquals("500 Oops: The press is broken", broken.reason());
        assertEquals("<p>The   press\nis broken</p>", broken.answer());
        assertTrue(broken.temporary());
        Failed missing = failed(get(server.url("/404")));
        assertEquals(404, missing.status(), missing.reason());
        assertFalse(missing.temporary());
        assertEquals(4096, missing.answer().length());
        assertTrue(failed(get(server.url("/503"))).temporary());
    }

    @Test
    void postsABodyAndFollowsNoRedirect() {
        server.answer("/hook", reply("200 OK", "thanks"));
        server.answer("/moved", redirect(307, "/hook"));
        server.answer(
                "/no", reply("422 Unprocessable", "{\"error\":\"no such room\"}", "Content-Type: application/json"));
        byte[] body = "{\"a\":1}".getBytes(UTF_8);
        Request hook =
                Request.post(server.url("/hook"), "application/json", body).withHeader("webhook-id", "7");
        assertEquals("thanks", text(assertInstanceOf(Page.class, client.fetch(hook))));
        assertEquals("{\"a\":1}", server.last().body());
        assertEquals("application/json", server.last().header("content-type"));
        assertEquals("7", server.last().header("webhook-id"));
        assertEquals(
                307,
                failed(Request.post(server.url("/moved"), "application/json", body))
                        .status());
        assertEquals("/moved", server.last().path());
        assertEquals(
                "422 Unprocessable: {\"error\":\"no such room\"}",
                failed(Request.post(server.url("/no"), "application/json", body))
                        .reason());
    }

    @Test
    void asksForHeadersAlone() {
        server.answer("/", reply("200 OK", "body", "X-A: b"));
        Page page = assertInstanceOf(Page.class, client.fetch(Request.head(server.url("/"))));
        assertEquals("b", page.headers().first("x-a").orElseThrow());
        assertEquals(0, page.body().length);
    }

    @Test
    void unpacksWhatItAskedFor() throws Exception {
        byte[] text = "news ".repeat(1000).getBytes(UTF_8);
        server.answer("/gzip", reply("200 OK", gzip(text), "Content-Encoding: gzip"));
        server.answer("/zlib", reply("200 OK", deflate(text, false), "Content-Encoding: deflate"));
        server.answer("/raw", reply("200 OK", deflate(text, true), "Content-Encoding: deflate"));
        server.answer("/lie", reply("200 OK", text, "Content-Encoding: gzip"));
        server.answer("/none", reply("200 OK", new byte[0], "Content-Encoding: gzip"));
        server.answer("/utf", reply("200 OK", text, "Content-Encoding: UTF-8"));
        for (String path : List.of("/gzip", "/zlib", "/raw", "/lie", "/utf")) {
            assertEquals(new String(text, UTF_8), text(page(server.url(path))), path);
        }
        assertEquals(0, page(server.url("/none")).body().length);
    }

    @Test
    void followsRedirectsAndReportsThem() {
        server.answer("/1", redirect(301, "2?x=1"));
        server.answer("/2?x=1", redirect(302, "/3/../4"));
        server.answer("/4", redirect(308, elsewhere.url("/5")));
        elsewhere.answer("/5", redirect(303, "?q"));
        elsewhere.answer("/5?q", redirect(307, "//127.0.0.10:" + server.port() + "/ä b"));
        server.text("/%C3%A4%20b", "there");
        Page page = page(server.url("/1"));
        assertEquals("there", text(page));
        assertEquals(
                List.of(301, 302, 308, 303, 307),
                page.redirects().stream().map(Fetched.Redirect::status).toList());
        assertEquals(server.url("/1"), page.redirects().getFirst().from().toString());
        assertTrue(page.redirects().getFirst().permanent());
        assertFalse(page.redirects().get(1).permanent());
    }

    @Test
    void endsAChainThatDoesNot() {
        server.answer("/loop", redirect(302, "/loop"));
        Refused refused = assertInstanceOf(Refused.class, client.fetch(get(server.url("/loop"))));
        assertEquals("more than 5 redirects", refused.reason());
        assertEquals(6, server.asked().size());
        assertInstanceOf(Refused.class, client.fetch(get(server.url("/loop")).withMaxRedirects(0)));
    }

    @Test
    void leavesCredentialsBehindAtTheOrigin() {
        server.answer("/same", redirect(302, "/here"));
        server.text("/here", "x");
        server.answer("/other", redirect(302, elsewhere.url("/there")));
        elsewhere.answer("/there", redirect(302, server.url("/here")));
        Request secret = get("").withHeader("Authorization", "Basic c2VjcmV0")
                .withHeader("Cookie", "a=b")
                .withHeader("X-Api-Key", "secret")
                .withHeader("If-None-Match", "\"e\"");
        client.fetch(secret.withUrl(server.url("/same")));
        assertEquals("secret", server.last().header("x-api-key"));
        client.fetch(secret.withUrl(server.url("/other")));
        for (TestServer.Asked asked : List.of(elsewhere.last(), server.last())) {
            assertNull(asked.header("authorization"));
            assertNull(asked.header("cookie"));
            assertNull(asked.header("x-api-key"));
            assertEquals("\"e\"", asked.header("if-none-match"));
            assertTrue(String.valueOf(asked.header("user-agent")).startsWith("Tidings/"));
        }
    }

    @Test
    void sendsMappedNamesToTheirServer() {
        server.text("/a", "mapped");
        elsewhere.text("/b", "wild");
        assertEquals("mapped", text(page("https://news.example/a")));
        assertEquals("news.example", server.last().header("host"));
        assertEquals("mapped", text(page("http://NEWS.example.:8443/a")));
        assertEquals("news.example:8443", server.last().header("host"));
        assertEquals("wild", text(page("https://x.y.wild.example/b")));
        assertInstanceOf(Failed.class, client.fetch(get("http://wild.example/b")));
        assertInstanceOf(Failed.class, client.fetch(get("http://other.example/b")));
    }

    @Test
    void redirectsBetweenMappedNamesMayLoseTheirTls() {
        server.answer("/a", redirect(301, "http://x.wild.example/b"));
        elsewhere.text("/b", "plain");
        Page page = page("https://news.example/a");
        assertEquals("plain", text(page));
        assertEquals(
                "https://news.example/a", page.redirects().getFirst().from().toString());
        assertEquals("http://x.wild.example/b", page.url().toString());
    }

    @Test
    void refusesToLeaveTls() {
        server.answer("/a", redirect(301, server.url("/b")));
        assertEquals(new Refused("redirected from https to plain http"), client.fetch(get("https://news.example/a")));
        assertEquals(1, server.asked().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"//two//slashes", "/a%2Fb", "/%zz", "/q?a=b&c=%20d", "/[x]|{y}^`<z>\\", "/?", "/ünï"})
    void asksForAnyPath(String path) {
        client.fetch(get(server.url(path)));
        String asked = server.last().path();
        assertTrue(asked.startsWith("/") && asked.chars().allMatch(c -> c > 32 && c < 127), asked);
    }

    @Test
    void keepsNoCookies() {
        server.answer("/", reply("200 OK", "x", "Set-Cookie: a=b; Path=/"));
        page(server.url("/"));
        page(server.url("/"));
        assertNull(server.last().header("cookie"));
    }

    @Test
    void sendsNoHeaderThatWouldSplitTheRequest() {
        server.text("/", "x");
        Fetched split = client.fetch(get(server.url("/")).withHeader("If-None-Match", "a\r\nX-Evil: 1"));
        assertInstanceOf(Refused.class, split);
        assertTrue(server.asked().isEmpty());
    }

    @Test
    void refusesRequestsThatAreMistakes() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Request("GET", "x", Map.of(), new byte[1], Duration.ZERO, 1, 1, false, null));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Request("TRACE", "x", Map.of(), new byte[1], Duration.ZERO, 1, 1, false, null));
    }

    @Test
    void countsByOutcome() {
        server.text("/", "12345");
        page(server.url("/"));
        client.fetch(get("ftp://x"));
        assertEquals(
                1,
                web.meters
                        .get("tidings.http.requests")
                        .tag("outcome", "page")
                        .counter()
                        .count());
        assertEquals(
                1,
                web.meters
                        .get("tidings.http.requests")
                        .tag("outcome", "refused")
                        .counter()
                        .count());
        assertEquals(5, web.meters.get("tidings.http.bytes").counter().count());
        assertEquals(2, web.meters.get("tidings.http.duration").timer().count());
    }

    @Test
    void tellsThatNobodyListens() {
        Failed nobody = failed(get("http://127.0.0.10:1/"));
        assertNull(nobody.status());
        assertTrue(nobody.temporary());
        assertTrue(nobody.reason().startsWith("no connection"), nobody.reason());
    }

    @Test
    void isSilentAfterClose() {
        client.close();
        assertInstanceOf(Failed.class, client.fetch(get(server.url("/"))));
    }

    private Page page(String url) {
        return assertInstanceOf(Page.class, client.fetch(get(url)));
    }

    private Failed failed(Request request) {
        return assertInstanceOf(Failed.class, client.fetch(request));
    }

    private static String text(Page page) {
        return new String(page.body(), UTF_8);
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] text, boolean raw) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(9, raw))) {
            out.write(text);
        }
        return packed.toByteArray();
    }
}
