package org.tidings.scraper;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several invented sites behind one port, told apart by the Host header; some of them behave badly. */
final class NewsSites implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    final Queue<String> notModified = new ConcurrentLinkedQueue<>();
    final Queue<String> requests = new ConcurrentLinkedQueue<>();

    NewsSites() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    Map<String, String> hostMap() {
        return Map.of("*.example", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Serves an article under that address from now on. */
    void publish(String url, String title, String lead) {
        pages.put(url.replaceFirst("^http://", ""), """
                <html lang="en"><head><title>%1$s</title></head><body><nav><a href="/">Home</a></nav>
                <article><h1>%1$s</h1><p>%2$s The rest of the story follows in this paragraph, which is long enough.</p>
                <p>There was more to be said about it, and it was said by several people who asked not to be named.</p>
                <p>The council will come back to the matter next week, its clerk said, when the figures are known.</p>
                </article></body></html>
                """.formatted(title, lead));
    }

    /** Serves an article under that address from now on, with words of its own and a last line that others may have. */
    void publish(String url, int seed, String last) {
        Random random = new Random(seed);
        pages.put(url.replaceFirst("^http://", ""), """
                <html lang="en"><head><title>%1$s</title></head><body><main><h1>%1$s</h1><div class="q7">
                <p>%2$s.</p><p>%3$s.</p><p>%4$s.</p><p>%5$s</p></div></main></body></html>
                """.formatted(
                        words(random, 6), words(random, 30), words(random, 30), words(random, 30), last));
    }

    private static String words(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(word -> random.ints(3 + random.nextInt(7), 'a', 'z' + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .collect(Collectors.joining(" "));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host").replaceFirst(":\\d+$", "");
        String path = exchange.getRequestURI().getPath();
        requests.add(host + path);
        if (host.startsWith("tarpit.")) {
            hang();
        } else if (path.equals("/robots.txt")) {
            robots(exchange, host);
        } else if (host.startsWith("throttling.")) {
            exchange.getResponseHeaders().set("Retry-After", "120");
            send(exchange, 429, "later");
        } else if (path.startsWith("/moved/")) {
            exchange.getResponseHeaders().set("Location", path.replace("/moved/", "/"));
            send(exchange, 301, "");
        } else {
            String page = pages.get(host + path);
            if (page != null && notModified(exchange, page)) {
                return;
            }
            send(exchange, page == null ? 404 : 200, page == null ? "no such page" : page);
        }
    }

    /** Pages under a host that tags carry a validator. */
    private boolean notModified(HttpExchange exchange, String page) throws IOException {
        String tag = "\"" + page.hashCode() + "\"";
        if (!exchange.getRequestHeaders().getFirst("Host").startsWith("tagging.")) {
            return false;
        }
        exchange.getResponseHeaders().set("ETag", tag);
        boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        if (same) {
            notModified.add(exchange.getRequestURI().getPath());
            send(exchange, 304, "");
        }
        return same;
    }

    private void hang() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void robots(HttpExchange exchange, String host) throws IOException {
        if (host.startsWith("forbidding.")) {
            send(exchange, 200, "User-agent: *\nDisallow: /\n");
        } else {
            send(exchange, host.startsWith("troubled.") ? 500 : 404, "");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
