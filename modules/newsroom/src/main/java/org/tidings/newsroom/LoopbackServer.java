package org.tidings.newsroom;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One HTTP server on 127.0.0.1 that hands every request, whatever its Host, to a {@link Site}. */
final class LoopbackServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LoopbackServer.class);
    private static final int BACKLOG = 1_000;
    private static final int LONGEST_FORM = 16_384;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LoopbackServer(HttpServer server, Site site) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, site));
    }

    /** @throws UncheckedIOException if the port is taken: its message says so */
    static LoopbackServer start(int port, Site site) {
        LoopbackServer loopback = new LoopbackServer(bind(port), site);
        loopback.server.start();
        return loopback;
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (BindException e) {
            throw new UncheckedIOException(
                    "port " + port + " on 127.0.0.1 is in use: choose another, or 0 for any free one", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void serve(HttpExchange exchange, Site site) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange, site));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer answer(HttpExchange exchange, Site site) {
        try {
            return site.answer(ask(exchange));
        } catch (RuntimeException | IOException e) {
            log.atWarn()
                    .setCause(e)
                    .addKeyValue("path", exchange.getRequestURI())
                    .log("no answer made");
            return Answer.text(500, "text/plain", "The newsroom failed: " + e);
        }
    }

    private static Ask ask(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        String target = utf8(exchange.getRequestURI().toString()).replaceFirst("(?i)^https?://[^/]*", "");
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return new Ask(
                host(headers.getFirst("Host")),
                path.isEmpty() ? "/" : path,
                query < 0 ? null : target.substring(query + 1),
                headers.getFirst("If-None-Match"),
                headers.getFirst("If-Modified-Since"),
                form(exchange));
    }

    private static String form(HttpExchange exchange) throws IOException {
        return "POST".equals(exchange.getRequestMethod())
                ? new String(exchange.getRequestBody().readNBytes(LONGEST_FORM), StandardCharsets.UTF_8)
                : "";
    }

    /** The server reads bytes as Latin-1; a client that does not escape other scripts sends UTF-8. */
    private static String utf8(String target) {
        return new String(target.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String host(@Nullable String header) {
        return header == null ? "-" : header.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException, InterruptedException {
        if (answer.delay().isPositive()) {
            Thread.sleep(answer.delay());
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.packable() && acceptsGzip(exchange) ? packed(exchange, answer.body()) : answer.body();
        boolean bodiless = body.length == 0 || "HEAD".equals(exchange.getRequestMethod());
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }

    private static boolean acceptsGzip(HttpExchange exchange) {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    private static byte[] packed(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }
}
