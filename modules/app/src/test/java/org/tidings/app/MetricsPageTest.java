package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.app.cli.TidingsCommand;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.newsroom.FeedLink;
import org.tidings.newsroom.Newsroom;
import org.tidings.newsroom.NewsroomPlan;
import org.tidings.runtime.config.Content;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.config.TidingsFile;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.runtime.kafka.TopicSetup;
import org.tidings.testkit.Await;

/** What a program with every role exports while news comes in, against the page that describes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit sets the folder, the set-up the rest
class MetricsPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    private static Path folder;

    private Newsroom newsroom;
    private Program program;

    @BeforeAll
    void runUntilAlertsExist() throws InterruptedException {
        newsroom = Newsroom.start(NewsroomPlan.demo(), 0, CLOCK);
        Problems problems = new Problems();
        TidingsFile file = TidingsFile.parse("demo.yaml", Newsroom.demoYaml(), folder, problems);
        problems.throwIfAny();
        Settings settings = settings(file.settings());
        program = Program.start(settings, EnumSet.allOf(RoleName.class), 0, CLOCK);
        configure(settings, file.content());
        program.awaitUp(PATIENCE);
        Await.until("every feed was polled once", PATIENCE, () -> total("tidings.poller.entries") > 0);
        newsroom.beginPublishing();
        Await.until("alerts", PATIENCE, () -> total("tidings.alerts.alerts") > 0);
        Await.until("some lag was measured", PATIENCE, () -> lags().anyMatch(lag -> lag.value() >= 0));
    }

    @AfterAll
    void stop() {
        if (program != null) {
            program.close();
        }
        newsroom.close();
    }

    private Settings settings(Settings given) {
        Settings.Http http = given.http();
        return given.withData(folder)
                .withHttp(new Settings.Http(
                        http.userAgent(), null, List.of("127.0.0.0/8"), newsroom.hosts(), Duration.ofMillis(20)))
                .withConsole(new Settings.Console("127.0.0.1:0", null, null));
    }

    private void configure(Settings settings, Content content) {
        List<Feed> feeds = newsroom.feeds().stream().map(MetricsPageTest::feed).toList();
        Content all = new Content(feeds, content.entities(), content.watchlists(), content.channels(), content.lines());
        var kafka = program.context().kafka();
        Plan.topics(all).forEach(topic -> TopicSetup.ensure(kafka, settings, topic));
        try (ConfigWriter writer = new ConfigWriter(kafka, CLOCK)) {
            writer.update(
                    "test",
                    Origin.FILE,
                    state -> Plan.of(all, state, CLOCK.instant()).changes());
        }
    }

    private static Feed feed(FeedLink link) {
        return Feed.of(link.url(), Origin.FILE)
                .withTitle(link.title())
                .withTags(link.tags())
                .withPlace(link.country(), link.language())
                .withEvery(Duration.ofSeconds(1));
    }

    private MeterRegistry meters() {
        return program.context().meters();
    }

    private double total(String counter) {
        return meters().find(counter).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private Stream<Gauge> lags() {
        return meters().find("tidings.pipeline.lag").gauges().stream();
    }

    @Test
    void thePageHasARowForEveryMeterAndNoOther() throws IOException {
        assertEquals(lines(MetricsPage.of(meters())), lines(MetricsPage.read().rows()));
    }

    private static String lines(List<MetricsPage.Row> rows) {
        return rows.stream().map(MetricsPage.Row::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void everyMeterIsDescribedAndHasAUnitUnlessItIsAYesOrNo() {
        for (MetricsPage.Row row : MetricsPage.of(meters())) {
            assertFalse(row.description().equals("null"), row::toString);
            assertTrue(!row.unit().equals("-") || row.meter().equals("tidings.role.up"), row::toString);
        }
    }

    @Test
    void prometheusIsToldExactlyTheSeriesOfThePage() throws Exception {
        MetricsPage page = MetricsPage.read();
        Set<String> told = scrape().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> own = new TreeSet<>(told);
        own.removeIf(name -> !name.startsWith("tidings_"));
        Set<String> documented = new TreeSet<>(page.series());
        documented.removeAll(page.jvm());
        assertEquals(documented, own);
        assertTrue(told.containsAll(page.jvm()), () -> page.jvm() + " are not all among " + told);
    }

    @Test
    void seriesAreFewBecauseNoFeedAddressOrTitleIsATag() throws Exception {
        long series =
                scrape().lines().filter(line -> line.startsWith("tidings_")).count();
        assertTrue(series < 250, series + " series");
    }

    private String scrape() throws IOException, InterruptedException {
        URI metrics = Objects.requireNonNull(program.console()).resolve("/metrics");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void theHealthcheckOfTheImageFindsTheConsoleReady() throws IOException {
        String address = Objects.requireNonNull(program.console()).getAuthority();
        Path config =
                Files.writeString(folder.resolve("tidings.yaml"), "console: {listen: \"%s\"}\n".formatted(address));
        assertEquals(0, TidingsCommand.run("healthcheck", "--config", config.toString()));
        assertTrue(Pattern.matches("127\\.0\\.0\\.1:\\d+", address), address);
    }
}
