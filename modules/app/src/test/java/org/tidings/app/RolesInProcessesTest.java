package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.app.balance.Drain;
import org.tidings.newsroom.FeedLink;
import org.tidings.newsroom.Newsroom;
import org.tidings.newsroom.NewsroomPlan;
import org.tidings.newsroom.Published;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.testkit.Await;

/** The broker and every role in processes of their own, each killed in the middle: the story must come out the same. */
class RolesInProcessesTest {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> KILLED =
            List.of("poller,intake", "scraper", "filter", "alerts", "notifier,courier");
    private static final Pattern RUNS = Pattern.compile("(Tidings runs)");

    @TempDir
    private Path folder;

    @Test
    void losesNoAlertAndTellsNoneTwiceWhenEachIsKilledOnce() throws Exception {
        NewsroomPlan plan = NewsroomPlan.demo()
                .withFaults(false)
                .withSpan(Duration.ofSeconds(40))
                .withStoriesPerMinute(0);
        try (Newsroom newsroom = Newsroom.start(plan, 0, InstantSource.system());
                Processes processes = new Processes(folder)) {
            String servers = startBroker(processes);
            Path config = writeConfig(newsroom, servers);
            KILLED.forEach(roles -> startRoles(processes, roles, config));
            KILLED.forEach(roles -> processes.awaitOutput(roles, RUNS, START));
            try (KafkaClients kafka = new KafkaClients(Settings.defaults(folder), servers)) {
                await(
                        processes,
                        "the first alerts",
                        () -> PipelineHistory.read(kafka).alerts().size() > 3);
                for (String roles : KILLED) {
                    processes.killAndRestart(roles);
                    await(processes, roles + " is back", () -> starts(processes, roles) == 2);
                }
                List<Published> published = articles(newsroom);
                await(
                        processes,
                        "all news was read",
                        () -> PipelineHistory.read(kafka).missing(published).isEmpty(),
                        () -> "missing: " + PipelineHistory.read(kafka).missing(published));
                assertEquals(0, processes.stop("poller,intake"), () -> processes.output("poller,intake"));
                startRoles(processes, "intake", config);
                assertEquals(List.of(), new Drain(kafka).await(PATIENCE));
                PipelineHistory.read(kafka).check(published);
            }
            for (String roles : List.of("scraper", "filter", "alerts", "notifier,courier", "intake")) {
                assertEquals(0, processes.stop(roles), () -> processes.output(roles));
            }
        }
    }

    private static void await(Processes processes, String what, Callable<Boolean> condition) {
        await(processes, what, condition, () -> "");
    }

    private static void await(Processes processes, String what, Callable<Boolean> condition, Supplier<String> why) {
        try {
            Await.until(what, PATIENCE, () -> {
                processes.failIfAnyEnded();
                return condition.call();
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + why.get() + "\n" + processes.outputs(), e);
        }
    }

    /** What came out so far and is an article: lists of links, galleries and lost pages are read to another end. */
    private static List<Published> articles(Newsroom newsroom) {
        Set<String> others = Newsroom.writtenPages().stream()
                .filter(page -> !page.article())
                .map(page -> page.storyId() + " " + page.outlet())
                .collect(Collectors.toSet());
        return newsroom.published().stream()
                .filter(version -> !others.contains(version.storyId() + " " + version.outlet()))
                .toList();
    }

    private static int starts(Processes processes, String roles) {
        return processes.output(roles).split(RUNS.pattern(), -1).length - 1;
    }

    private String startBroker(Processes processes) {
        processes.start(
                "broker",
                "broker",
                "--port",
                "0",
                "--data",
                folder.resolve("broker-data").toString());
        return processes.awaitOutput("broker", Pattern.compile("Kafka listens on (\\S+:\\d+)"), START);
    }

    private void startRoles(Processes processes, String roles, Path config) {
        Path data = folder.resolve("data-" + roles.replace(',', '-'));
        processes.start(roles, "run", "--roles", roles, "--config", config.toString(), "--data", data.toString());
    }

    private Path writeConfig(Newsroom newsroom, String servers) throws IOException {
        String hosts = newsroom.hosts().entrySet().stream()
                .map(host -> "\"" + host.getKey() + "\": \"" + host.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
        String feeds = newsroom.feeds().stream().map(RolesInProcessesTest::feed).collect(Collectors.joining("\n"));
        Path config = Files.writeString(
                folder.resolve("tidings.yaml"), """
                kafka: {bootstrap.servers: "%s"}
                http: {hosts: %s, gap: 20ms, allow-private-networks: [127.0.0.0/8]}
                alerts: {oldest: 0}
                console: {listen: "127.0.0.1:0"}
                feeds:
                %s
                %s
                """.formatted(servers, hosts, feeds, Newsroom.demoYaml()));
        assertTrue(Files.size(config) > 0);
        return config;
    }

    private static String feed(FeedLink feed) {
        return "  - {url: \"%s\", every: 1s, language: %s, country: %s}"
                .formatted(feed.url(), feed.language(), feed.country());
    }
}
