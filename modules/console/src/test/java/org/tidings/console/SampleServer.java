package org.tidings.console;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.console.history.ShelfHistory;
import org.tidings.console.web.WebServer;
import org.tidings.runtime.Health;

/** The console on copies that a test fills, without a broker. */
final class SampleServer implements AutoCloseable {
    final Copies copies = Copies.empty();
    final RememberedActions actions = new RememberedActions(copies);
    final SampleSearch search = new SampleSearch();
    final Map<String, Health> roles = new LinkedHashMap<>(Map.of("console", Health.UP));
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final WebServer server;
    final Sample sample;

    SampleServer(@Nullable String token, Consumer<Sample> fill) {
        Instant now = Instant.now();
        sample = new Sample(copies, now);
        fill.accept(sample);
        server = new WebServer(
                "127.0.0.1",
                0,
                token,
                new WebServer.Parts(
                        copies,
                        actions,
                        new FilterQueries(),
                        new ShelfHistory(copies.articles(), copies::entities, InstantSource.system()),
                        search,
                        (position, filter, streams, out) -> out.position("none:0"),
                        () -> roles,
                        meters,
                        InstantSource.system()));
        server.start();
    }

    String url(String path) {
        return server.address() + path;
    }

    @Override
    public void close() {
        server.close();
    }
}
