package org.tidings.scraper;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.HostLanes;
import org.tidings.runtime.http.Robots;
import org.tidings.runtime.http.WebClient;
import org.tidings.scraper.extract.Extractor;
import org.tidings.scraper.extract.facts.Languages;
import org.tidings.scraper.extract.rule.SiteRules;
import org.tidings.scraper.extract.site.SiteProfile;

/** Reads 64 pages at once as the scraper does, every fourth of 5 MB, and prints what became of each. */
final class ManyScrapes {
    private static final int PAGES = 64;
    private static final String LINE =
            "<p>The ferry left at seven with every seat taken, its captain said, and came back at noon.</p>\n";
    private static final List<String> PIECES = List.of(LINE, "<b>", "<p>a", "<div class=a>a");

    private ManyScrapes() {}

    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", ManyScrapes::answer);
        server.start();
        Settings.Http http = new Settings.Http(
                "Tidings/test",
                null,
                List.of("127.0.0.0/8"),
                Map.of("*.example", "http://127.0.0.1:" + server.getAddress().getPort()),
                Duration.ofMillis(1));
        try (WebClient web = new WebClient(http, new SimpleMeterRegistry())) {
            readAll(web);
        }
        System.exit(0);
    }

    private static void readAll(WebClient web) throws ExecutionException, InterruptedException {
        InstantSource clock = InstantSource.system();
        PageReader reader = new PageReader(
                web,
                new Robots(web, "Tidings/test", clock),
                new HostLanes(Duration.ofMillis(1), clock),
                new LargePages(Runtime.getRuntime().maxMemory()),
                new Workbench(new Extractor(new Languages()), ScraperRole.AT_ONCE, Duration.ofSeconds(30)),
                new ScraperMeters(new SimpleMeterRegistry(), SiteRules.NONE),
                clock);
        Instant deadline = clock.instant().plusSeconds(120);
        List<Future<Reading>> readings = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PAGES; i++) {
                String url = "http://site" + i + ".example/" + i;
                readings.add(
                        threads.submit(() -> reader.read(url, deadline, host -> SiteProfile.EMPTY, Validators.NONE)));
            }
        }
        for (Future<Reading> reading : readings) {
            System.out.println(words(reading.get()));
        }
    }

    private static String words(Reading reading) {
        return switch (reading) {
            case Reading.Full full -> "article";
            case Reading.NoArticle none -> "no article";
            case Reading.Closed closed -> "closed: " + closed.reason();
            case Reading.Later later -> "later: " + later.reason();
            case Reading.Unchanged same -> "unchanged";
        };
    }

    /** Streams the page, so that it takes no heap before it is read. */
    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/robots.txt")) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            int number = Integer.parseInt(path.substring(1));
            byte[] piece = PIECES.get(number / 4 % PIECES.size()).repeat(64).getBytes(StandardCharsets.UTF_8);
            int size = number % 4 == 0 ? 5_000_000 : 400_000;
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int sent = 0; sent < size; sent += piece.length) {
                    body.write(piece);
                }
            }
        }
        exchange.close();
    }
}
