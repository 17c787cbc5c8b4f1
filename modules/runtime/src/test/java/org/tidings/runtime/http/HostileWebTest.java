package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidings.runtime.http.TestServer.ascii;
import static org.tidings.runtime.http.TestServer.reply;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidings.runtime.http.Fetched.Failed;
import org.tidings.runtime.http.Fetched.Page;
import org.tidings.runtime.http.Fetched.Refused;
import org.tidings.runtime.http.WebClient.Request;

/** What a web does that means us ill, or is merely broken. Everything ends in time, as a value, and frees its socket. */
@Timeout(60)
class HostileWebTest {
    private static final Duration DEADLINE = Duration.ofMillis(1500);
    /** Alone on a machine, what is cut off is cut off within milliseconds of its deadline. */
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(3);

    private static final byte[] CHUNK = new byte[8192];

    private final TestServer server = TestServer.on("127.0.0.10");
    private WebClient client;

    @BeforeEach
    void open() throws Exception {
        client = new TestWeb()
                .allowing("127.0.0.10")
                .naming("*", "127.0.0.10")
                .naming("slow.example", HostileWebTest::neverNamed)
                .open();
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        server.close();
    }

    /** The ways of never ending that do not fit the grid of {@link EndlessWebTest}. */
    @Test
    void nothingOutlivesItsDeadline() throws Exception {
        Map<String, TestServer.Answer> ways = new TreeMap<>();
        ways.put("silent", (asked, out) -> asked.awaitEnd());
        ways.put("slow-status", (asked, out) -> drip(out, "HTTP/1.1 200 OK\r\n"));
        ways.put("slow-headers", (asked, out) -> drip(out, "HTTP/1.1 200 OK\r\nX-Slow: " + "x".repeat(9999)));
        ways.put("many-headers", (asked, out) -> drip(out, "HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(99)));
        ways.put("continues", (asked, out) -> endless(out, "", "HTTP/1.1 100 Continue\r\n\r\n", 1));
        ways.put("early-hints", (asked, out) -> endless(out, "", "HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n", 1));
        ways.put(
                "drip",
                (asked, out) -> drip(out, "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + "x".repeat(9999)));
        ways.put("drip-no-length", (asked, out) -> drip(out, "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(9999)));
        ways.put("stalled-body", (asked, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345"));
            asked.awaitEnd();
        });
        ways.put(
                "chunks",
                (asked, out) -> endless(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n", 5));
        ways.put(
                "chunk-extensions",
                (asked, out) -> endless(
                        out,
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                        "1;" + "x".repeat(9999) + "\r\nx\r\n",
                        5));
        ways.put(
                "slow-chunk-size",
                (asked, out) -> drip(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + "0".repeat(9999)));
        ways.put(
                "trailers",
                (asked, out) -> endless(
                        out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n", "a: b\r\n", 20));
        ways.put(
                "slow-error",
                (asked, out) -> drip(out, "HTTP/1.1 500 Oops\r\nContent-Length: 9999\r\n\r\n" + "x".repeat(9999)));
        ways.put(
                "slow-redirect",
                (asked, out) ->
                        drip(out, "HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 99\r\n\r\n" + "x".repeat(99)));
        ways.put("slow-gzip", (asked, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"));
            out.write(new byte[] {0x1F, (byte) 0x8B, 8, 8, 0, 0, 0, 0, 0, 0});
            drip(out, "a name that does not end".repeat(100));
        });
        ways.forEach((name, answer) -> server.answer("/" + name, answer));
        List<Callable<Void>> all = new ArrayList<>();
        ways.keySet()
                .forEach(name ->
                        all.add(() -> endsInTime("http://" + name + ".slow.example:" + server.port() + "/" + name)));
        all.add(() -> endsInTime("http://slow.example/"));
        all.add(() -> endsInTime("https://127.0.0.10:" + server.port() + "/a-handshake-with-one-who-knows-none"));
        inParallel(all);
        Awaited.until(() -> server.openConnections() == 0);
    }

    @Test
    void endsAHandshakeThatStalls() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.10"))) {
            endsInTime("https://127.0.0.10:" + mute.getLocalPort() + "/");
        }
    }

    @Test
    void endsAConnectThatStalls() throws Exception {
        // A full backlog that nobody empties: the connect itself gets no answer.
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.10"))) {
            List<Socket> waiting = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                Thread.startVirtualThread(() -> connect(socket, full.getLocalPort()));
            }
            endsInTime("http://127.0.0.10:" + full.getLocalPort() + "/");
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void cutsADripAfterFiveSeconds() throws Exception {
        server.answer(
                "/", (asked, out) -> drip(out, "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n" + "x".repeat(99999)));
        long start = System.nanoTime();
        Failed slow = assertInstanceOf(Failed.class, client.fetch(Request.get(server.url("/"))));
        assertEquals("too slow: slower than 1 KiB a second", slow.reason());
        assertTrue(seconds(start) > 5 && seconds(start) < 9, seconds(start) + " s");
    }

    @Test
    void refusesMoreHeadersThanItReads() {
        server.answer(
                "/many", (asked, out) -> out.write(ascii("HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(101) + "\r\n")));
        server.answer(
                "/long", (asked, out) -> out.write(ascii("HTTP/1.1 200 OK\r\na: " + "b".repeat(70_000) + "\r\n\r\n")));
        server.answer(
                "/sum",
                (asked, out) -> out.write(
                        ascii("HTTP/1.1 200 OK\r\n" + ("a: " + "b".repeat(1000) + "\r\n").repeat(70) + "\r\n")));
        server.answer("/endless", (asked, out) -> endless(out, "HTTP/1.1 200 OK\r\na: ", "b".repeat(1000), 0));
        server.answer("/status", (asked, out) -> endless(out, "HTTP/1.1 200 ", "O".repeat(1000), 0));
        server.answer(
                "/fits",
                (asked, out) -> out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n"
                        + ("a: " + "b".repeat(600) + "\r\n").repeat(99) + "\r\n")));
        for (String path : List.of("/many", "/long", "/sum", "/endless", "/status")) {
            Fetched fetched = fetch(path);
            assertInstanceOf(Refused.class, fetched, path + " " + fetched);
        }
        assertInstanceOf(Page.class, fetch("/fits"));
    }

    @Test
    void readsNoMoreThanItWasTold() {
        server.answer(
                "/said",
                (asked, out) -> endless(out, "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", "x", 0));
        server.answer("/chunked", (asked, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
            while (true) {
                out.write(ascii("2000\r\n"));
                out.write(CHUNK);
                out.write(ascii("\r\n"));
            }
        });
        server.answer("/unsaid", (asked, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\n\r\n"));
            while (true) {
                out.write(CHUNK);
            }
        });
        server.answer("/fits", reply("200 OK", new byte[500_000]));
        server.answer("/over", reply("200 OK", new byte[500_001]));
        for (String path : List.of("/said", "/chunked", "/unsaid", "/over")) {
            Fetched fetched = client.fetch(Request.get(server.url(path)).withMaxBytes(1_000_000));
            assertInstanceOf(Refused.class, fetched, path + " " + fetched);
        }
        assertInstanceOf(
                Page.class, client.fetch(Request.get(server.url("/fits")).withMaxBytes(1_000_000)));
    }

    @Test
    void unpacksNoBombs() throws Exception {
        byte[] zeros = gzip(new byte[4 << 20]);
        server.answer("/ratio", reply("200 OK", zeros, "Content-Encoding: gzip"));
        server.answer("/zlib", reply("200 OK", deflate(new byte[4 << 20]), "Content-Encoding: deflate"));
        server.answer("/twice", reply("200 OK", gzip(zeros), "Content-Encoding: gzip, gzip"));
        server.answer("/two-lines", reply("200 OK", gzip(zeros), "Content-Encoding: gzip", "Content-Encoding: gzip"));
        server.answer("/members", reply("200 OK", repeated(gzip(new byte[1 << 20]), 50), "Content-Encoding: gzip"));
        server.answer("/other", reply("200 OK", zeros, "Content-Encoding: zstd"));
        server.answer("/decoded", reply("200 OK", gzip(noise(90)), "Content-Encoding: gzip"));
        server.answer("/tail", reply("200 OK", repeated(gzip(new byte[10]), 100_000), "Content-Encoding: gzip"));
        server.answer("/error", reply("500 Oops", zeros, "Content-Encoding: gzip"));
        for (String path : List.of("/ratio", "/zlib", "/twice", "/two-lines", "/members", "/other", "/decoded")) {
            Fetched fetched = client.fetch(Request.get(server.url(path)).withMaxBytes(8 << 20));
            assertInstanceOf(Refused.class, fetched, path + " " + fetched);
        }
        assertInstanceOf(Page.class, client.fetch(Request.get(server.url("/tail"))));
        assertEquals(500, assertInstanceOf(Failed.class, fetch("/error")).status());
        server.answer("/small", reply("200 OK", gzip(new byte[1 << 20]), "Content-Encoding: gzip"));
        assertEquals(1 << 20, assertInstanceOf(Page.class, fetch("/small")).body().length);
    }

    @Test
    void tellsWhatIsCutShortOrBroken() throws Exception {
        byte[] packed = gzip(noise(1));
        server.answer("/length", closing("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n12345", new byte[0]));
        server.answer("/chunk", closing("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n123", new byte[0]));
        server.answer(
                "/no-chunk", closing("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n123", new byte[0]));
        server.answer("/gzip", closing("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", half(packed)));
        server.answer("/crc", closing("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", flipped(packed)));
        server.answer("/headers", closing("HTTP/1.1 200 OK\r\nA: b", new byte[0]));
        server.answer("/nothing", closing("", new byte[0]));
        server.answer("/noise", closing("I am no web server\r\n\r\n", new byte[0]));
        server.answer(
                "/lengths", closing("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: x\r\n\r\n1", new byte[0]));
        server.answer("/negative", closing("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n12345", new byte[0]));
        server.answer(
                "/huge", closing("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n1", new byte[0]));
        for (String path : List.of("/length", "/chunk", "/no-chunk", "/gzip", "/crc", "/nothing", "/noise")) {
            Fetched fetched = fetch(path);
            Failed failed = assertInstanceOf(Failed.class, fetched, path + " " + fetched);
            assertTrue(failed.status() == null && failed.temporary(), path + " " + failed);
        }
        for (String path : List.of("/headers", "/lengths", "/negative", "/huge")) {
            Fetched fetched = fetch(path);
            assertTrue(fetched instanceof Failed || fetched instanceof Page, path + " " + fetched);
        }
    }

    @Test
    void aLengthThatIsTooShortEndsTheBody() {
        server.answer("/", closing("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n12345", new byte[0]));
        assertEquals(3, assertInstanceOf(Page.class, fetch("/")).body().length);
    }

    @Test
    void anInterruptEndsAFetch() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.answer("/", (question, out) -> {
            asked.countDown();
            question.awaitEnd();
        });
        List<Fetched> outcome = new ArrayList<>();
        Thread fetching = Thread.startVirtualThread(() -> outcome.add(client.fetch(Request.get(server.url("/")))));
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        fetching.interrupt();
        assertTrue(fetching.join(Duration.ofSeconds(5)));
        assertEquals(new Failed(null, "interrupted", true), outcome.getFirst());
    }

    @Test
    void closingTheClientEndsWhatIsUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.answer("/", (question, out) -> {
            asked.countDown();
            question.awaitEnd();
        });
        List<Fetched> outcome = new ArrayList<>();
        Thread fetching = Thread.startVirtualThread(() -> outcome.add(client.fetch(Request.get(server.url("/")))));
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        client.close();
        assertTrue(fetching.join(Duration.ofSeconds(5)));
        assertInstanceOf(Failed.class, outcome.getFirst());
    }

    @Test
    void twoHundredTarPitsDoNotSlowAHealthyHost() throws Exception {
        server.answer("/pit", (asked, out) -> asked.awaitEnd());
        List<Thread> pits = new ArrayList<>();
        try (TestServer healthy = TestServer.on("127.0.0.12");
                WebClient both = new TestWeb()
                        .allowing("127.0.0.0/24")
                        .naming("*", "127.0.0.10")
                        .open()) {
            healthy.text("/", "x");
            for (int i = 0; i < 200; i++) {
                String url = "http://pit" + i + ".example:" + server.port() + "/pit";
                pits.add(Thread.startVirtualThread(
                        () -> both.fetch(Request.get(url).withDeadline(Duration.ofSeconds(20)))));
            }
            Awaited.until(() -> server.openConnections() == 200);
            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                assertInstanceOf(Page.class, both.fetch(Request.get(healthy.url("/"))));
            }
            assertTrue(seconds(start) < 10, seconds(start) + " s");
        }
        for (Thread pit : pits) {
            assertTrue(pit.join(Duration.ofSeconds(5)));
        }
    }

    private Void endsInTime(String url) {
        long start = System.nanoTime();
        Fetched fetched = client.fetch(Request.get(url).withDeadline(DEADLINE));
        double took = seconds(start);
        assertTrue(took < DEADLINE.plus(BUSY_MACHINE).toMillis() / 1000.0, url + " took " + took + " s: " + fetched);
        assertTrue(!(fetched instanceof Page), url + ": " + fetched);
        return null;
    }

    private Fetched fetch(String path) {
        return client.fetch(Request.get(server.url(path)).withDeadline(Duration.ofSeconds(5)));
    }

    private static void inParallel(List<Callable<Void>> all) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(all)) {
                done.get();
            }
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void silent() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static InetAddress[] neverNamed(String name) throws UnknownHostException {
        try {
            silent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new UnknownHostException(name);
    }

    private static void drip(OutputStream out, String text) throws Exception {
        for (byte b : ascii(text)) {
            out.write(b);
            out.flush();
            Thread.sleep(20);
        }
    }

    private static void endless(OutputStream out, String head, String again, int pauseMillis) throws Exception {
        out.write(ascii(head));
        while (true) {
            out.write(ascii(again));
            out.flush();
            Thread.sleep(pauseMillis);
        }
    }

    private static TestServer.Answer closing(String head, byte[] body) {
        return (asked, out) -> {
            out.write(ascii(head));
            out.write(body);
            out.flush();
            throw new IOException("and closed");
        };
    }

    private static void connect(Socket socket, int port) {
        try {
            socket.connect(new InetSocketAddress("127.0.0.10", port));
        } catch (IOException e) {
            // closed at the end of the test
        }
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(9))) {
            out.write(text);
        }
        return packed.toByteArray();
    }

    private static byte[] repeated(byte[] text, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            all.writeBytes(text);
        }
        return all.toByteArray();
    }

    /** Text that packs to about a twentieth, so that its ratio is an honest page's. */
    private static byte[] noise(int hundredKilobytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < hundredKilobytes * 100_000; i++) {
            text.append("<p>Line ").append(i * 2_654_435_761L).append(" of many that are alike but not the same</p>\n");
        }
        return ascii(text.toString());
    }

    private static byte[] half(byte[] all) {
        return Arrays.copyOf(all, all.length / 2);
    }

    private static byte[] flipped(byte[] all) {
        byte[] other = all.clone();
        other[other.length - 6] ^= 1;
        return other;
    }
}
