package org.tidings.console;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.console.history.Grouping;
import org.tidings.console.history.History;
import org.tidings.console.history.HistoryIndex;
import org.tidings.console.web.WebServer;
import org.tidings.model.Article;
import org.tidings.runtime.Health;

/** The console on copies that a test fills, without a broker. */
final class SampleServer implements AutoCloseable {
    final Copies copies = Copies.empty();
    final RememberedActions actions = new RememberedActions(copies);
    final SampleSearch search = new SampleSearch();
    final Map<String, Health> roles = new LinkedHashMap<>(Map.of("console", Health.UP));
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final HistoryIndex history = HistoryIndex.inMemory(copies::entities, Grouping.DEFAULT);
    final WebServer server;
    final Sample sample;

    SampleServer(@Nullable String token, Consumer<Sample> fill) {
        this(token, fill, history -> history);
    }

    /** @param reading what stands between the pages and the history */
    SampleServer(@Nullable String token, Consumer<Sample> fill, UnaryOperator<History> reading) {
        Instant now = Instant.now();
        sample = new Sample(copies, now);
        fill.accept(sample);
        fillHistory();
        server = new WebServer(
                "127.0.0.1",
                0,
                token,
                new WebServer.Parts(
                        copies,
                        actions,
                        new FilterQueries(),
                        reading.apply(history),
                        search,
                        (position, filter, streams, out) -> out.position("none:0"),
                        () -> roles,
                        meters,
                        InstantSource.system()));
        server.start();
    }

    private void fillHistory() {
        try {
            for (Article article : copies.articles().newest(Integer.MAX_VALUE).reversed()) {
                history.put(article);
            }
            history.refresh();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String path) {
        return server.address() + path;
    }

    @Override
    public void close() {
        server.close();
        try {
            history.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
