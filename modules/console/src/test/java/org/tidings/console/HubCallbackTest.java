package org.tidings.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.model.Feed;
import org.tidings.model.FeedRequest;
import org.tidings.model.FeedRequest.Reason;
import org.tidings.model.Origin;
import org.tidings.model.Subscription;
import org.tidings.model.Subscription.At;
import org.tidings.model.Subscription.State;

/** What hubs, and those who pretend to be one, are answered. */
class HubCallbackTest {
    private static final String TOPIC = "https://quay.example/rss?a=1&b=2";
    private static final String TOKEN = "T".repeat(43);
    private static final String SECRET = "a secret of some length";
    private final SampleServer server = new SampleServer("a-long-token-for-tests", sample -> {});
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    private static Subscription subscription(State state) {
        return new Subscription(
                "quay.example/1",
                new At("https://hub.example/", TOPIC),
                TOKEN,
                SECRET,
                state,
                "https://console.example",
                Instant.now(),
                1,
                null,
                null,
                null,
                null);
    }

    private void put(State state) {
        server.copies.subscriptions().put("quay.example/1", subscription(state));
    }

    private HttpRequest.Builder callback(String token, String query) {
        return HttpRequest.newBuilder(URI.create(server.url("/websub/" + token + query)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String query(String mode, String topic) {
        return "?hub.mode=" + mode + "&hub.topic=" + URLEncoder.encode(topic, StandardCharsets.UTF_8)
                + "&hub.challenge=%3Cb%3E42&hub.lease_seconds=86400";
    }

    private static String signed(String algorithm, String body, String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private int notice(String body, @Nullable String signature) throws IOException, InterruptedException {
        HttpRequest.Builder request = callback(TOKEN, "").POST(BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("X-Hub-Signature", signature);
        }
        return send(request).statusCode();
    }

    @Test
    void aSubscriptionThatWasAskedForIsConfirmedAndTheOwnerTold() throws IOException, InterruptedException {
        put(State.WANTED);
        HttpResponse<String> answer = send(callback(TOKEN, query("subscribe", TOPIC)));
        assertEquals(200, answer.statusCode());
        assertEquals("<b>42", answer.body());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"));
        FeedRequest told = server.actions.told.getFirst();
        assertEquals(Reason.VERIFIED, told.reason());
        assertEquals("quay.example/1", told.feed());
        assertEquals(new FeedRequest.HubWord(subscription(State.WANTED).id(), Duration.ofDays(1), null), told.hub());
    }

    @Test
    void whatWasNotAskedForIsNotFound() throws IOException, InterruptedException {
        put(State.ACTIVE);
        for (String query : List.of(
                query("subscribe", "https://quay.example/other"),
                query("unsubscribe", TOPIC),
                "?hub.mode=subscribe",
                "")) {
            assertEquals(404, send(callback(TOKEN, query)).statusCode(), query);
        }
        assertEquals(
                404, send(callback("U".repeat(43), query("subscribe", TOPIC))).statusCode());
        assertEquals(404, send(callback("short", query("subscribe", TOPIC))).statusCode());
        assertEquals(List.of(), server.actions.told);
    }

    @Test
    void anEndIsConfirmedOnlyOnceItIsWanted() throws IOException, InterruptedException {
        put(State.LEAVING);
        assertEquals(404, send(callback(TOKEN, query("subscribe", TOPIC))).statusCode());
        assertEquals(200, send(callback(TOKEN, query("unsubscribe", TOPIC))).statusCode());
        assertEquals(Reason.LEFT, server.actions.told.getFirst().reason());
        assertEquals(410, notice("x", null));
    }

    @Test
    void aHubMaySayNo() throws IOException, InterruptedException {
        put(State.WANTED);
        String query = query("denied", TOPIC) + "&hub.reason=not+you";
        assertEquals(200, send(callback(TOKEN, query)).statusCode());
        FeedRequest.HubWord word = server.actions.told.getFirst().hub();
        assertEquals("not you", word == null ? null : word.why());
    }

    @Test
    void aHubThatIsFasterThanOurOwnRecordIsWaitedFor() {
        CompletableFuture<HttpResponse<String>> early = client.sendAsync(
                callback(TOKEN, query("subscribe", TOPIC)).build(), HttpResponse.BodyHandlers.ofString());
        put(State.WANTED);
        assertEquals(200, early.join().statusCode());
    }

    @Test
    void aSignedNoticeIsPassedOn() throws IOException, InterruptedException, GeneralSecurityException {
        put(State.ACTIVE);
        String body = "<feed/>".repeat(50_000);
        for (String algorithm : List.of("SHA1", "SHA256", "SHA384", "SHA512")) {
            String method = algorithm.toLowerCase(java.util.Locale.ROOT);
            assertEquals(202, notice(body, method + "=" + signed("Hmac" + algorithm, body, SECRET)));
        }
        assertEquals(4, server.actions.told.size());
        assertTrue(server.actions.told.stream().allMatch(told -> told.reason() == Reason.NOTICE));
    }

    @Test
    void aForgedNoticeIsAnsweredAsIfItWereRightAndForgotten()
            throws IOException, InterruptedException, GeneralSecurityException {
        put(State.ACTIVE);
        assertEquals(202, notice("<feed/>", null));
        assertEquals(202, notice("<feed/>", "sha256=" + signed("HmacSHA256", "<feed/>", "another secret")));
        assertEquals(202, notice("<feed>!</feed>", "sha256=" + signed("HmacSHA256", "<feed/>", SECRET)));
        assertEquals(202, notice("<feed/>", "md5=00"));
        assertEquals(List.of(), server.actions.told);
        assertEquals(4, counted("bad-signature"));
    }

    @Test
    void aNoticeForNobodyIsNotFound() throws IOException, InterruptedException {
        HttpRequest.Builder request = callback("U".repeat(43), "").POST(BodyPublishers.ofString("x"));
        assertEquals(404, send(request).statusCode());
        assertEquals(1, counted("unknown"));
    }

    @Test
    void tooManyNoticesAreToldToWait() throws IOException, InterruptedException {
        put(State.ACTIVE);
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            answers.add(notice("x", null));
        }
        assertTrue(answers.contains(429), answers.toString());
    }

    @Test
    void aNoticeWithoutAnEndIsCutOff() throws IOException, InterruptedException {
        put(State.ACTIVE);
        HttpRequest.Builder request = callback(TOKEN, "").POST(BodyPublishers.ofByteArray(new byte[11 << 20]));
        try {
            assertEquals(413, send(request).statusCode());
        } catch (IOException e) {
            assertEquals(1, counted("too-long"), "cut off while it was still sending");
        }
    }

    @Test
    void aHubMayKnowTheConsoleByAnotherName() throws IOException {
        put(State.WANTED);
        URI address = URI.create(server.url("/"));
        try (var socket = new java.net.Socket(address.getHost(), address.getPort())) {
            String request = "GET /websub/" + TOKEN + query("subscribe", TOPIC)
                    + " HTTP/1.1\r\nHost: news.example.org\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        }
    }

    @Test
    void restTellsNeitherTokenNorSecret() throws IOException, InterruptedException {
        Feed feed = Feed.of("https://quay.example/rss", Origin.CONSOLE);
        server.copies.feeds().put(feed.id(), feed);
        server.copies.subscriptions().put(feed.id(), subscription(State.ACTIVE));
        for (String path : List.of("/v1/feeds", "/v1/feeds/" + feed.id(), "/sources?feed=" + feed.id())) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url(path)))
                    .header("Authorization", "Bearer a-long-token-for-tests");
            String body = send(request).body();
            assertTrue(!path.contains("feeds") || body.contains("quay.example"), path);
            assertFalse(body.contains(TOKEN) || body.contains(SECRET), path);
        }
    }

    private double counted(String outcome) {
        return server.meters
                .get("tidings.console.notices")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void theSourcePaneSaysInOneLineByWhomItIsPushed() throws IOException, InterruptedException {
        try (SampleServer open = new SampleServer(null, sample -> {})) {
            Feed feed = Feed.of("https://quay.example/rss", Origin.CONSOLE);
            open.copies.feeds().put(feed.id(), feed);
            open.copies.subscriptions().put(feed.id(), subscription(State.WANTED));
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(open.url("/sources?feed=" + feed.id())));
            String page = send(request).body();
            assertTrue(page.contains("asked of hub.example, not confirmed yet"), page);
            assertFalse(page.contains(TOKEN) || page.contains(SECRET));
        }
    }
}
