package org.tidings.app.demo;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Plan;
import org.tidings.app.Program;
import org.tidings.app.RoleName;
import org.tidings.app.Terminal;
import org.tidings.app.balance.Balance;
import org.tidings.app.balance.BalanceReader;
import org.tidings.app.balance.Drain;
import org.tidings.model.Alert;
import org.tidings.model.FeedStatus;
import org.tidings.model.Json;
import org.tidings.model.Topic;
import org.tidings.runtime.config.Content;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.runtime.kafka.Follower;
import org.tidings.runtime.kafka.TopicSetup;

/**
 * Runs every role on a {@link World} and shows the alerts as they come. It ends after a time, when the world is through,
 * or when interrupted; then it drains, draws the balance and sums up.
 */
public final class Demo {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration DRAIN = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(20);
    /** A world in which nothing more is fetched has faults that never heal: it is left as it is. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * @param length how long the news goes on; null = until interrupted, or until a replay is through
     * @param json alerts and summary as lines of JSON
     * @param freePorts any free ports in place of the usual ones
     * @param port of the console
     */
    public record Options(@Nullable Duration length, boolean json, boolean freePorts, int port) {}

    private final World world;
    private final Settings settings;
    private final Content content;
    private final Options options;
    private final InstantSource clock;
    private final Terminal terminal;
    private final DemoReport report;
    private final Set<String> polled = ConcurrentHashMap.newKeySet();

    Demo(World world, Settings settings, Content content, Options options, InstantSource clock, Terminal terminal) {
        this.world = world;
        this.settings = settings;
        this.content = content;
        this.options = options;
        this.clock = clock;
        this.terminal = terminal;
        Instant started =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        this.report = new DemoReport(started, world::publishedAt);
    }

    /** Runs to the end. Gives whether it was balanced and at least one alert came. */
    boolean run() throws InterruptedException {
        int brokerPort = options.freePorts() ? 0 : 9092;
        try (Program program = Program.start(settings, EnumSet.allOf(RoleName.class), brokerPort, clock)) {
            URI console = program.console();
            if (console != null) {
                world.callBack(console);
            }
            configure(program);
            follow(program, Topic.FEED_STATUS, this::polled);
            follow(program, Topic.ALERTS, this::show);
            program.awaitUp(START);
            introduce(program);
            awaitFirstPolls(program);
            world.begin();
            awaitEnd(program);
            return finish(program);
        }
    }

    private void configure(Program program) {
        Plan.topics(content)
                .forEach(topic -> TopicSetup.ensure(program.context().kafka(), settings, topic));
        try (ConfigWriter writer = new ConfigWriter(program.context().kafka(), clock)) {
            Plan.carryOut(writer, "demo", content, clock);
        }
    }

    private static void follow(Program program, Topic topic, Follower.Listener listener) {
        String client = "demo-" + topic.word();
        Map<Topic, Follower.From> from = Map.of(topic, Follower.From.BEGINNING);
        program.closing(new Follower(program.context().kafka(), client, from, listener))
                .start();
    }

    private void polled(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            polled.add(Json.read(record.value(), FeedStatus.class).feed());
        }
    }

    private void show(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        Alert alert = Json.read(record.value(), Alert.class);
        Instant now = clock.instant();
        report.alert(alert, now);
        if (options.json()) {
            terminal.say(Json.text(alert));
        } else {
            terminal.alert(alert, Duration.between(alert.article().firstSeen(), now));
        }
    }

    private void introduce(Program program) {
        if (options.json()) {
            return;
        }
        terminal.say(world.description());
        terminal.say("  console  " + program.console());
        terminal.say("  Kafka    " + program.context().kafka().bootstrapServers() + ", topic "
                + program.context().kafka().topic(Topic.ALERTS));
        terminal.say(
                options.length() == null
                        ? "  stop     Ctrl-C"
                        : "  ends     by itself after " + options.length().toSeconds() + " s");
        terminal.say("");
    }

    /** What a feed holds at its first poll is history; the news must come after it. */
    private void awaitFirstPolls(Program program) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (polled.size() < content.feeds().size() && System.nanoTime() < end) {
            program.failIfDown();
            Thread.sleep(LOOK.toMillis());
        }
    }

    private void awaitEnd(Program program) throws InterruptedException {
        long end = options.length() == null
                ? Long.MAX_VALUE
                : System.nanoTime() + options.length().toNanos();
        while (System.nanoTime() < end && !world.isOver()) {
            program.failIfDown();
            Thread.sleep(LOOK.toMillis());
        }
    }

    private boolean finish(Program program) throws InterruptedException {
        program.close(RoleName.POLLER);
        List<String> behind = new Drain(program.context().kafka()).await(DRAIN);
        behind.forEach(reader -> System.err.println("not drained after " + DRAIN.toSeconds() + " s: " + reader));
        boolean drained = behind.isEmpty();
        Balance balance = settled(program);
        if (options.json()) {
            terminal.say(Json.text(report.summary(balance, drained, clock.instant())));
        } else {
            report.lines(balance, drained).forEach(terminal::say);
        }
        return drained && balance.holds() && report.count() > 0;
    }

    /** A later visit to a page may come between reading two topics: then they are read once more. */
    private static Balance settled(Program program) throws InterruptedException {
        BalanceReader reader = new BalanceReader(program.context().kafka());
        Balance balance = reader.read();
        for (int again = 0; again < 3 && !balance.holds(); again++) {
            new Drain(program.context().kafka()).await(DRAIN);
            balance = reader.read();
        }
        return balance;
    }

    /** A folder for the run's state that goes when the run ends. */
    static Path temporaryFolder() throws IOException {
        return Files.createTempDirectory("tidings-demo-");
    }

    static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("The folder " + folder + " could not be removed: " + e.getMessage());
        }
    }

    static List<String> loopback() {
        return List.of("127.0.0.0/8");
    }
}
