package org.tidings.bench.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.model.Topic;
import org.tidings.newsroom.farm.Farm;
import org.tidings.newsroom.farm.FarmPlan;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.runtime.kafka.TopicSetup;

/** The farm in this process, the broker and the pollers in others. */
final class Stage implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final int BATCH = 10_000;
    private static final Pattern LISTENS = Pattern.compile("Kafka listens on (\\S+:\\d+)");
    private static final Pattern RUNS = Pattern.compile("(Tidings runs)");

    private final Plan plan;
    private final Farm farm;
    private final Daemon broker;
    private final KafkaClients kafka;
    private final List<Feed> feeds;
    private final List<Daemon> pollers = new ArrayList<>();

    private Stage(Plan plan, Farm farm, Daemon broker, KafkaClients kafka) {
        this.plan = plan;
        this.farm = farm;
        this.broker = broker;
        this.kafka = kafka;
        this.feeds = farm.feeds().stream().map(url -> Feed.of(url, Origin.API)).toList();
    }

    static Stage open(Plan plan) throws IOException, InterruptedException {
        Farm farm = Farm.start(FarmPlan.of(plan.feeds(), plan.hosts(), plan.interval()), 0, InstantSource.system());
        Path data = plan.folder().resolve("broker-data");
        Daemon broker = Daemon.start(
                "broker",
                plan.folder(),
                plan.program(),
                List.of("-Xmx1g"),
                List.of("broker", "--port", "0", "--data", data.toString()));
        String servers = broker.says(LISTENS, START);
        Settings settings = Settings.defaults(plan.folder());
        KafkaClients kafka = new KafkaClients(settings, servers);
        TopicSetup.ensure(kafka, settings);
        return new Stage(plan, farm, broker, kafka);
    }

    Farm farm() {
        return farm;
    }

    Daemon broker() {
        return broker;
    }

    /** By the farm's numbers. */
    List<String> feedIds() {
        return feeds.stream().map(Feed::id).toList();
    }

    /** Puts every feed on its topic, so many in one transaction that it is over in time on a busy machine too. */
    void writeFeeds() {
        try (ConfigWriter writer = new ConfigWriter(kafka, InstantSource.system())) {
            for (int from = 0; from < feeds.size(); from += BATCH) {
                List<Feed> batch = feeds.subList(from, Math.min(feeds.size(), from + BATCH));
                writer.write("bench", Origin.API, ConfigWriter.Changes.feeds(batch));
            }
        }
    }

    /** Starts a poller that calls itself so towards the farm, and waits until it says that it runs. */
    Daemon startPoller(String name, int opsPort) throws IOException, InterruptedException {
        Path config = Files.writeString(plan.folder().resolve(name + ".yaml"), """
                kafka: {bootstrap.servers: "%s"}
                http: {user-agent: %s, hosts: {"*.example": "%s"}}
                poller: {every: %ds, fastest: %ds}
                ops: {listen: "127.0.0.1:%d"}
                """.formatted(
                        kafka.bootstrapServers(),
                        name,
                        farm.hosts().get("*.example"),
                        plan.interval().toSeconds(),
                        plan.interval().toSeconds(),
                        opsPort));
        List<String> java = new ArrayList<>(List.of("-Xmx" + plan.heapMb() + "m"));
        if (plan.profile()) {
            java.add("-XX:StartFlightRecording=settings=profile,maxsize=200m,dumponexit=true,filename="
                    + plan.folder().resolve(name + ".jfr"));
        }
        Path data = plan.folder().resolve(name + "-data");
        Daemon poller = Daemon.start(
                name,
                plan.folder(),
                plan.program(),
                java,
                List.of("run", "--roles", "poller", "--config", config.toString(), "--data", data.toString()));
        pollers.add(poller);
        poller.says(RUNS, START);
        return poller;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many records were ever written to a topic. */
    long records(Topic topic) {
        Map<TopicPartition, Long> ends = kafka.acknowledgedEnds(kafka.allPartitions(topic));
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What a topic takes on the broker's disk, in MB. */
    double megabytes(Topic topic) throws IOException {
        try (Stream<Path> files = Files.walk(plan.folder().resolve("broker-data"))) {
            return files.filter(file -> file.toString().contains("/" + kafka.topic(topic) + "-"))
                            .filter(file -> file.toString().endsWith(".log"))
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1e6;
        }
    }

    @Override
    public void close() {
        pollers.forEach(Daemon::close);
        kafka.close();
        broker.close();
        farm.close();
    }
}
