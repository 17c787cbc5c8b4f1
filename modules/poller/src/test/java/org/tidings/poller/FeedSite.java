package org.tidings.poller;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A site with one feed that tests change as they go. */
final class FeedSite implements AutoCloseable {
    private final HttpServer server;
    private final List<String> items = new CopyOnWriteArrayList<>();
    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger notModified = new AtomicInteger();
    volatile int status = 200;
    volatile String retryAfter = "";
    volatile String instead = "";
    volatile String link = "";
    volatile String movedTo = "";

    FeedSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void publish(String title) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
        items.addFirst("<item><title>" + title + "</title><link>/news/" + title.replace(' ', '-') + "</link><pubDate>"
                + date + "</pubDate><description>About " + title + "</description></item>");
    }

    private String document() {
        return "<rss version='2.0'><channel><title>Quay Courier (invented)</title>" + String.join("", items)
                + "</channel></rss>";
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String body = instead.isEmpty() ? document() : instead;
        String etag = "W/\"" + Integer.toHexString(body.hashCode()) + "\"";
        exchange.getResponseHeaders().add("ETag", etag);
        exchange.getResponseHeaders().add("Content-Type", instead.isEmpty() ? "application/rss+xml" : "text/html");
        if (!link.isEmpty()) {
            exchange.getResponseHeaders().add("Link", link);
        }
        if (!movedTo.isEmpty() && exchange.getRequestURI().getPath().equals("/rss")) {
            exchange.getResponseHeaders().add("Location", movedTo);
            exchange.sendResponseHeaders(301, -1);
            exchange.close();
            return;
        }
        if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
        }
        boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        if (status == 200 && same) {
            notModified.incrementAndGet();
            exchange.sendResponseHeaders(304, -1);
        } else {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
