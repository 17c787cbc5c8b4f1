package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidings.runtime.http.TestServer.ascii;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidings.runtime.http.WebClient.Request;

/**
 * Every way of never ending: where an answer stalls, how it does, and how it is framed. All at the same time, each from
 * a host of its own, so that none waits for another's connection.
 */
@Timeout(60)
class EndlessWebTest {
    private static final Duration DEADLINE = Duration.ofMillis(1500);
    /** Alone on a machine, what is cut off is cut off within milliseconds of its deadline. */
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(3);

    private static final long LEAKED_FILES = 8;

    enum Status {
        FOUND("302 Found"),
        OK("200 OK"),
        OOPS("500 Oops");

        private final String line;

        Status(String line) {
            this.line = line;
        }
    }

    enum Framing {
        LENGTH,
        CHUNKED,
        CLOSE
    }

    enum Packing {
        PLAIN,
        GZIP
    }

    enum Where {
        STATUS,
        HEADERS,
        BODY,
        MIDDLE
    }

    enum How {
        SILENT,
        DRIP,
        REPEAT
    }

    record Variant(Status status, Framing framing, Packing packing, Where where, How how) {
        String host() {
            return String.join("-", status.name(), framing.name(), packing.name(), where.name(), how.name())
                    + ".example";
        }

        void write(TestServer.Asked asked, OutputStream out) throws Exception {
            byte[] all = whole();
            int at = stallsAt(all);
            out.write(all, 0, at);
            out.flush();
            switch (how) {
                case SILENT -> asked.awaitEnd();
                case DRIP -> drip(out, Arrays.copyOfRange(all, at, all.length));
                case REPEAT -> repeat(out, all[at]);
            }
        }

        private byte[] whole() throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] body = packing == Packing.GZIP ? gzip(noise()) : noise();
            String packed = packing == Packing.GZIP ? "Content-Encoding: gzip\r\n" : "";
            String framed = switch (framing) {
                case LENGTH -> "Content-Length: " + body.length + "\r\n";
                case CHUNKED -> "Transfer-Encoding: chunked\r\n";
                case CLOSE -> "Connection: close\r\n";
            };
            all.writeBytes(ascii("HTTP/1.1 " + status.line + "\r\nLocation: /next\r\n" + packed + framed + "\r\n"));
            all.writeBytes(framing == Framing.CHUNKED ? chunked(body) : body);
            return all.toByteArray();
        }

        private int stallsAt(byte[] all) {
            int body = new String(all, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
            return switch (where) {
                case STATUS -> 9;
                case HEADERS -> body - 8;
                case BODY -> body;
                case MIDDLE -> (body + all.length) / 2;
            };
        }
    }

    @Test
    void nothingOutlivesItsDeadline() throws Exception {
        Map<String, Variant> variants = variants();
        assertEquals(216, variants.size());
        long files = openFiles();
        try (TestServer server = TestServer.on("127.0.0.10");
                WebClient client = new TestWeb()
                        .allowing("127.0.0.10")
                        .naming("*", "127.0.0.10")
                        .open()) {
            server.answer("/next", TestServer.reply("404 Not Found", "", "Connection: close"));
            variants.forEach((host, variant) -> server.answer("/" + host, variant::write));
            List<Callable<Void>> all = new ArrayList<>();
            variants.keySet()
                    .forEach(host ->
                            all.add(() -> endsInTime(client, "http://" + host + ":" + server.port() + "/" + host)));
            inParallel(all);
            Awaited.until(() -> server.openConnections() == 0);
        }
        Awaited.until(() -> openFiles() <= files + LEAKED_FILES);
    }

    private static Map<String, Variant> variants() {
        Map<String, Variant> variants = new TreeMap<>();
        for (Status status : Status.values()) {
            for (Framing framing : Framing.values()) {
                for (Packing packing : Packing.values()) {
                    for (Where where : Where.values()) {
                        for (How how : How.values()) {
                            Variant variant = new Variant(status, framing, packing, where, how);
                            variants.put(variant.host().toLowerCase(Locale.ROOT), variant);
                        }
                    }
                }
            }
        }
        return variants;
    }

    private static Void endsInTime(WebClient client, String url) {
        Deadline watch = Deadline.in(DEADLINE);
        Fetched fetched = client.fetch(Request.get(url).withDeadline(DEADLINE));
        Duration took = watch.taken();
        assertTrue(took.compareTo(DEADLINE.plus(BUSY_MACHINE)) < 0, url + " took " + took + ": " + fetched);
        assertFalse(fetched instanceof Fetched.Page, url + ": " + fetched);
        assertFalse(fetched.toString().contains("no free connection"), url + ": " + fetched);
        return null;
    }

    private static void inParallel(List<Callable<Void>> all) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(all)) {
                done.get();
            }
        }
    }

    private static long openFiles() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                .getOpenFileDescriptorCount();
    }

    private static void drip(OutputStream out, byte[] rest) throws Exception {
        for (byte b : rest) {
            out.write(b);
            out.flush();
            Thread.sleep(20);
        }
    }

    private static void repeat(OutputStream out, byte again) throws Exception {
        while (true) {
            out.write(again);
            out.flush();
            Thread.sleep(10);
        }
    }

    private static byte[] noise() {
        byte[] noise = new byte[3000];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text);
        }
        return packed.toByteArray();
    }

    private static byte[] chunked(byte[] body) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; at += 100) {
            byte[] chunk = Arrays.copyOfRange(body, at, Math.min(body.length, at + 100));
            chunks.writeBytes(ascii(Integer.toHexString(chunk.length) + "\r\n"));
            chunks.writeBytes(chunk);
            chunks.writeBytes(ascii("\r\n"));
        }
        chunks.writeBytes(ascii("0\r\n\r\n"));
        return chunks.toByteArray();
    }
}
