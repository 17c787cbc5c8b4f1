package org.tidings.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tidings.model.Alert;
import org.tidings.model.Feed;
import org.tidings.model.Json;
import org.tidings.model.Origin;
import org.tidings.model.Subscription;
import org.tidings.model.Topic;
import org.tidings.model.Urls;
import org.tidings.newsroom.FeedLink;
import org.tidings.newsroom.Newsroom;
import org.tidings.newsroom.NewsroomPlan;
import org.tidings.newsroom.Published;
import org.tidings.runtime.config.Content;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.config.TidingsFile;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.runtime.kafka.Follower;
import org.tidings.runtime.kafka.TopicSetup;
import org.tidings.testkit.Await;
import org.tidings.testkit.TopicReader;

/** Every role, on a newsroom whose outlets all name its hub, with feeds that are polled once an hour. */
final class PushedNews implements AutoCloseable {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = "console.example";
    private static final String WATCHLIST = """
            watchlists:
              - id: everything
                name: Everything
                query: 'source:*.example'
                alerts: {kinds: [new, more]}
            """;

    private final Newsroom newsroom;
    private final Program program;
    private final int feeds;
    private final Map<String, Instant> alerted = new ConcurrentHashMap<>();

    PushedNews(Path folder, int outlets, double storiesPerMinute) {
        feeds = outlets;
        newsroom =
                Newsroom.start(NewsroomPlan.load(outlets, storiesPerMinute, 11).withPush(true), 0, CLOCK);
        Problems problems = new Problems();
        TidingsFile file = TidingsFile.parse("push.yaml", WATCHLIST, folder, problems);
        problems.throwIfAny();
        Settings settings = settings(file.settings(), folder);
        program = Program.start(settings, EnumSet.allOf(RoleName.class), 0, CLOCK);
        newsroom.callBack(NAME, java.util.Objects.requireNonNull(program.console()));
        configure(settings, file.content());
    }

    private Settings settings(Settings given, Path folder) {
        Settings.Http http = given.http();
        return given.withData(folder)
                .withHttp(new Settings.Http(http.userAgent(), null, List.of(), newsroom.hosts(), Duration.ofMillis(20)))
                .withConsole(new Settings.Console("127.0.0.1:0", null, "http://" + NAME));
    }

    private void configure(Settings settings, Content content) {
        List<Feed> all = newsroom.feeds().stream().map(PushedNews::feed).toList();
        Content whole = new Content(all, content.entities(), content.watchlists(), content.channels(), content.lines());
        var kafka = program.context().kafka();
        Plan.topics(whole).forEach(topic -> TopicSetup.ensure(kafka, settings, topic));
        try (ConfigWriter writer = new ConfigWriter(kafka, CLOCK)) {
            Plan.carryOut(writer, "test", whole, CLOCK);
        }
    }

    private static Feed feed(FeedLink link) {
        return Feed.of(link.url(), Origin.FILE).withTitle(link.title()).withEvery(Duration.ofHours(1));
    }

    /** Waits until every feed has been polled once and is subscribed to, and lets the news begin. */
    void begin() throws InterruptedException {
        program.awaitUp(PATIENCE);
        Await.until("every feed is subscribed to at the hub", PATIENCE, () -> newsroom.subscriptions() == feeds);
        Await.until("and we know it", PATIENCE, () -> active() == feeds);
        program.closing(new Follower(
                        program.context().kafka(),
                        "push-alerts",
                        Map.of(Topic.ALERTS, Follower.From.BEGINNING),
                        this::alerted))
                .start();
        newsroom.beginPublishing();
    }

    private long active() {
        return new TopicReader(program.context().kafka())
                .table(Topic.SUBSCRIPTIONS, Subscription.class).values().stream()
                        .filter(subscription -> subscription.state() == Subscription.State.ACTIVE)
                        .count();
    }

    private void alerted(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        Alert alert = Json.read(record.value(), Alert.class);
        alerted.putIfAbsent(Urls.normalise(String.valueOf(alert.article().url())), CLOCK.instant());
    }

    /**
     * How long each article that came out and was alerted took from one to the other, shortest first.
     *
     * @param warmUp after the first article, in which those that come out are left out
     */
    List<Duration> latencies(Duration warmUp) {
        List<Published> all = newsroom.published();
        Instant from = all.isEmpty() ? Instant.MAX : all.getFirst().at().plus(warmUp);
        Map<String, Instant> published = all.stream()
                .filter(each -> !each.at().isBefore(from))
                .collect(Collectors.toMap(
                        each -> Urls.normalise(each.url()), Published::at, (one, other) -> one, TreeMap::new));
        return alerted.entrySet().stream()
                .filter(each -> published.containsKey(each.getKey()))
                .map(each -> Duration.between(published.get(each.getKey()), each.getValue()))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    double counter(String name, String... tags) {
        return program.context().meters().get(name).tags(tags).counter().count();
    }

    @Override
    public void close() {
        program.close();
        newsroom.close();
    }
}
