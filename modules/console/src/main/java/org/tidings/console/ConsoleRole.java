package org.tidings.console;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.console.copy.Copies;
import org.tidings.console.web.WebServer;
import org.tidings.model.BadRecord;
import org.tidings.model.Topic;
import org.tidings.runtime.Health;
import org.tidings.runtime.Role;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.kafka.Follower;
import org.tidings.runtime.kafka.Records;

/** Web pages, REST and streams. It reads copies of its own and may die without the pipeline noticing. */
public final class ConsoleRole implements Role {
    /** As in {@code --roles}. */
    public static final String NAME = "console";

    private static final Logger log = LoggerFactory.getLogger(ConsoleRole.class);

    private final Copies copies = Copies.empty();
    private final KafkaActions actions;
    private final Follower follower;
    private final HistoryKeeper history;
    private final LagWatch lags;
    private final WebServer server;
    private final Counter unreadable;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** As the settings say; of the other roles of the process nothing is known. */
    public ConsoleRole(RoleContext context) {
        this(context, null, Map::of);
    }

    /**
     * @param port in place of that in {@code console.listen}; 0 = any free one; null = as it says there
     * @param roles the health of every role of the process, for {@code /readyz} and the Pipeline page
     * @throws StartupProblem when {@code console.listen} is no address, or others could reach it without a token
     */
    public ConsoleRole(RoleContext context, @Nullable Integer port, Supplier<Map<String, Health>> roles) {
        Listen listen = Listen.read(context.settings().console().listen());
        this.unreadable = Counter.builder("tidings.console.unreadable")
                .description("Records of the followed topics that could not be read")
                .baseUnit("records")
                .register(context.meters());
        this.actions = new KafkaActions(context.kafka(), context.clock());
        this.history = new HistoryKeeper(context, copies::entities);
        this.lags = new LagWatch(context.kafka(), copies.lags(), context.clock(), context.meters(), history::reached);
        this.follower = new Follower(
                context.kafka(),
                context.kafka().id("console-copies"),
                Copies.TOPICS.stream().collect(Collectors.toMap(Function.identity(), topic -> Follower.From.BEGINNING)),
                this::take);
        this.server = new WebServer(
                listen.host(),
                port == null ? listen.port() : port,
                context.settings().console().token(),
                new WebServer.Parts(
                        copies,
                        actions,
                        new FilterQueries(),
                        history.index(),
                        new WebSourceSearch(context.web(), context.settings().http(), context.clock()),
                        new KafkaTails(context.kafka()),
                        roles,
                        context.meters(),
                        context.clock()));
        Gauge.builder("tidings.console.streams", server, WebServer::openStreams)
                .description("Event streams that are open")
                .baseUnit("streams")
                .register(context.meters());
    }

    /** {@code host:port}. */
    record Listen(String host, int port) {
        static Listen read(String listen) {
            int colon = listen.lastIndexOf(':');
            String port = listen.substring(colon + 1);
            if (colon <= 0 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
                throw new StartupProblem("console.listen is host:port, such as 127.0.0.1:8080, and not " + listen);
            }
            String host = listen.substring(0, colon);
            return new Listen(
                    host.startsWith("[") ? host.substring(1, host.length() - 1) : host, Integer.parseInt(port));
        }
    }

    private void take(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        try {
            copies.take(topic, Records.key(record.key()), record.value());
        } catch (BadRecord e) {
            unreadable.increment();
            log.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("a record cannot be read and is left out");
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    /** @throws StartupProblem when the address is taken */
    @Override
    public void start() {
        if (started.compareAndSet(false, true)) {
            server.start();
            follower.start();
            history.start();
            lags.start();
        }
    }

    /** Where it listens, with the port that it got. */
    public URI address() {
        return server.address();
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.close();
            lags.close();
            follower.close();
            history.close();
            actions.close();
        }
    }

    @Override
    public Health check() {
        if (!started.get()) {
            return Health.starting("not started");
        }
        if (closed.get()) {
            return Health.down("closed");
        }
        return history.check().status() == Health.Status.DOWN ? history.check() : follower.check();
    }
}
