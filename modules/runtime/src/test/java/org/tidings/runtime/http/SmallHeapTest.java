package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tidings.runtime.http.TestServer.ascii;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidings.runtime.http.WebClient.Request;

/** Sixty-four answers without end at the same time, in a process of its own with a heap of 256 MB. */
class SmallHeapTest {
    private static final int AT_A_TIME = 64;

    @Test
    @Timeout(120)
    void manyEndlessAnswersDoNotFillTheHeap() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    public static void main(String[] args) throws Exception {
        try (TestServer server = TestServer.on("127.0.0.10");
                WebClient client = new TestWeb()
                        .allowing("127.0.0.10")
                        .naming("*", "127.0.0.10")
                        .open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.answer("/body", SmallHeapTest::endlessBody);
            server.answer("/zeros", SmallHeapTest::endlessZeros);
            server.answer("/headers", SmallHeapTest::endlessHeaders);
            server.answer("/trailers", SmallHeapTest::endlessTrailers);
            for (String path : List.of("/body", "/zeros", "/headers", "/trailers")) {
                List<Callable<Fetched>> all = new ArrayList<>();
                for (int i = 0; i < AT_A_TIME; i++) {
                    String url = "http://host" + i + ".example:" + server.port() + path;
                    all.add(() -> client.fetch(Request.get(url).withDeadline(Duration.ofSeconds(30))));
                }
                long start = System.nanoTime();
                for (Future<Fetched> fetched : threads.invokeAll(all, 60, TimeUnit.SECONDS)) {
                    if (!(fetched.get() instanceof Fetched.Refused)) {
                        throw new IllegalStateException(path + ": " + fetched.get());
                    }
                }
                Runtime heap = Runtime.getRuntime();
                System.out.printf(
                        "%s %d ms, %d MB%n",
                        path, (System.nanoTime() - start) / 1_000_000, (heap.totalMemory() - heap.freeMemory()) >> 20);
            }
        }
    }

    private static void endlessBody(TestServer.Asked asked, OutputStream out) throws IOException {
        out.write(ascii("HTTP/1.1 200 OK\r\n\r\n"));
        byte[] chunk = new byte[8192];
        while (true) {
            out.write(chunk);
        }
    }

    /** Packed once: to pack them anew would keep the processors from the threads that read. */
    private static void endlessZeros(TestServer.Asked asked, OutputStream out) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream zeros = new GZIPOutputStream(packed)) {
            zeros.write(new byte[1 << 20]);
        }
        out.write(ascii("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"));
        while (true) {
            out.write(packed.toByteArray());
        }
    }

    private static void endlessTrailers(TestServer.Asked asked, OutputStream out) throws IOException {
        out.write(ascii("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n"));
        endlessLines(out);
    }

    private static void endlessHeaders(TestServer.Asked asked, OutputStream out) throws IOException {
        out.write(ascii("HTTP/1.1 200 OK\r\n"));
        endlessLines(out);
    }

    private static void endlessLines(OutputStream out) throws IOException {
        byte[] line = ascii("x".repeat(16_000) + ": y\r\n");
        while (true) {
            out.write(line);
        }
    }
}
