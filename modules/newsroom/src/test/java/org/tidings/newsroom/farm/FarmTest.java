package org.tidings.newsroom.farm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class FarmTest {
    private static final Duration INTERVAL = Duration.ofMinutes(15);
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @Test
    void hostsHaveUnevenSharesOfAllFeedsAndNoneMoreThanFourTimesTheMean() {
        int[] sizes = FarmPlan.of(100_000, 2_000, INTERVAL).sizes();
        assertEquals(100_000, Arrays.stream(sizes).sum());
        assertTrue(Arrays.stream(sizes).max().orElseThrow() > 190);
        assertTrue(Arrays.stream(sizes).max().orElseThrow() <= 200);
        assertTrue(Arrays.stream(sizes).min().orElseThrow() >= 1);
    }

    @Test
    void oneFeedPerHostIsTheLeast() {
        assertArrayEquals(new int[] {1, 1, 1}, FarmPlan.of(3, 3, INTERVAL).sizes());
    }

    @Test
    void oneInFivePollsFindsSomethingNew() {
        FarmPlan plan = FarmPlan.of(10_000, 200, INTERVAL);
        int changed = 0;
        for (int feed = 0; feed < plan.feeds(); feed++) {
            Plot plot = new Plot(feed, 0, feed, plan);
            changed += plot.version(NOW) == plot.version(NOW.plus(INTERVAL)) ? 0 : 1;
        }
        assertTrue(changed > 1_900 && changed < 2_100, "changed: " + changed);
    }

    @Test
    void aDocumentIsSentOnceAndThenItsTagIsEnough() throws IOException {
        try (Farm farm = Farm.start(FarmPlan.of(4, 2, Duration.ofDays(1000)), 0, InstantSource.fixed(NOW));
                Socket socket = visit(farm)) {
            URI feed = URI.create(farm.feeds().getLast());
            String first = ask(socket, feed, "");
            String tag = first.replaceFirst("(?s).*ETag: (\\S+).*", "$1");
            String second = ask(socket, feed, "If-None-Match: " + tag + "\r\n");
            assertTrue(first.startsWith("HTTP/1.1 200 OK"), first);
            assertTrue(second.startsWith("HTTP/1.1 304 Not Modified"), second);

            List<Visit> visits = farm.visits(0);
            assertEquals(List.of(200, 304), visits.stream().map(Visit::status).toList());
            assertEquals(new Visit(3, 1, "Someone", 304, NOW.toEpochMilli(), NOW.toEpochMilli()), visits.getLast());
        }
    }

    @Test
    void whatIsNotThereIsNotFoundAndNotRemembered() throws IOException {
        try (Farm farm = Farm.start(FarmPlan.of(4, 2, INTERVAL), 0, InstantSource.fixed(NOW));
                Socket socket = visit(farm)) {
            String answer = ask(socket, URI.create("http://h9.example/feed/0/"), "");
            assertTrue(answer.startsWith("HTTP/1.1 404"), answer);
            assertEquals(0, farm.visited());
        }
    }

    @Test
    void documentsAreAsLargeAsFeedsAreAndDifferByTheirNewestItem() throws IOException {
        Harvest harvest = new Harvest();
        String one = unpacked(harvest.document(3, 7));
        String next = unpacked(harvest.document(3, 8));
        assertNotEquals(one, next);
        assertEquals(30, one.split("<item>", -1).length - 1);
        assertTrue(next.contains("farm-3-8<") && next.contains("farm-3-7<") && !one.contains("farm-3-8<"));
        assertTrue(harvest.document(3, 7).length > 10_000, "packed: " + harvest.document(3, 7).length);
    }

    @Test
    void tellsWhoComesTooOftenAndTooSoon() {
        Visits visits = new Visits(List.of(
                new Visit(0, 0, "a", 200, 0, 10),
                new Visit(1, 0, "b", 304, 400, 410),
                new Visit(2, 1, "a", 304, 450, 460),
                new Visit(0, 0, "a", 304, 2_000, 2_010)));
        assertEquals(390, visits.shortestGap());
        assertEquals(0.25, visits.hasty(Duration.ofSeconds(1)));
        assertEquals(3, visits.busiest(Duration.ofSeconds(1)));
        assertEquals(0.75, visits.answered(304));
        assertEquals(Set.of(0, 2), visits.by("a").feeds());
        assertEquals(1, visits.since(Instant.ofEpochMilli(451)).all().size());
    }

    private static String unpacked(byte[] document) throws IOException {
        return new String(
                new GZIPInputStream(new ByteArrayInputStream(document)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Socket visit(Farm farm) throws IOException {
        int port = URI.create(farm.hosts().get("*.example")).getPort();
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static String ask(Socket socket, URI feed, String header) throws IOException {
        String request = "GET " + feed.getPath() + " HTTP/1.1\r\nHost: " + feed.getHost()
                + "\r\nUser-Agent: Someone\r\n" + header + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return answer(socket.getInputStream());
    }

    private static String answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        if (head.indexOf("Content-Length: ") >= 0) {
            in.readNBytes(Integer.parseInt(head.toString().replaceFirst("(?s).*Content-Length: (\\d+).*", "$1")));
        }
        return head.toString();
    }
}
