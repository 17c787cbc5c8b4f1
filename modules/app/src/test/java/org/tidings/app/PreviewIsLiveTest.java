package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.alerts.AlertsTopology;
import org.tidings.alerts.OwnTopics;
import org.tidings.console.history.Grouping;
import org.tidings.console.history.History;
import org.tidings.console.history.HistoryIndex;
import org.tidings.console.history.Question;
import org.tidings.console.history.Report;
import org.tidings.console.history.Search;
import org.tidings.courier.NotifierTopology;
import org.tidings.filter.FilterTopology;
import org.tidings.filter.match.WatchlistCheck;
import org.tidings.model.Alert;
import org.tidings.model.Article;
import org.tidings.model.Cause;
import org.tidings.model.Channel;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.model.Json;
import org.tidings.model.Match;
import org.tidings.model.Notice;
import org.tidings.model.Origin;
import org.tidings.model.Topic;
import org.tidings.model.Watchlist;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.kafka.Records;

/** A day, live and asked for afterwards: the same hits, and as many stories as there were alerts. */
class PreviewIsLiveTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(1));
    private static final List<String> WORDS = List.of(
            "harbour", "crane", "strike", "pilot", "ferry", "Selwyn", "Amery", "union", "berth", "storm", "council",
            "budget", "school", "river", "flood", "bridge", "market", "dairy", "price", "export", "court", "judge",
            "appeal", "verdict", "engine", "failure", "rescue", "island", "tower", "signal");
    private static final List<Entity> ENTITIES = List.of(
            new Entity("selwyn", "Port Selwyn", null, List.of(Entity.Alias.of("Selwyn harbour")), Origin.FILE),
            new Entity("amery", "Amery", null, List.of(), Origin.FILE));

    @TempDir
    private Path folder;

    private final Random random = new Random(11);

    @Test
    void hitsAndStoriesAreThoseOfTheDay() throws IOException {
        List<Watchlist> watchlists = watchlists(60);
        List<Article> articles = articles(250);
        List<Match> matches = filtered(watchlists, articles);
        List<Alert> alerts = told(matches);
        assertTrue(alerts.size() > 200, () -> "alerts: " + alerts.size());
        try (HistoryIndex index = index(articles)) {
            for (Watchlist watchlist : watchlists) {
                Report report = index.ask(
                        new Question(watchlist, null, START, END, ZoneOffset.UTC, Map.of(), 1_000),
                        History.Progress.NONE);
                assertEquals(hits(matches, watchlist), hits(report), watchlist::toString);
                assertEquals(news(alerts, watchlist), report.now().stories(), watchlist::toString);
                assertTrue(report.complete());
            }
        }
    }

    @Test
    void aBackfillTellsNobodyAndIsJoinedByTheNextArticle() throws IOException {
        List<Article> articles = articles(120);
        Watchlist watchlist = Watchlist.of("w", "W", "harbour OR crane OR ferry OR flood");
        List<Match> past;
        try (HistoryIndex index = index(articles)) {
            past = index.matches(new Search(watchlist, START, END, 0, 1_000), History.Progress.NONE);
        }
        assertTrue(past.size() > 20, () -> "matches: " + past.size());
        Match last = past.getLast();
        String title = String.valueOf(last.article().title());
        Article next = article("https://next.example/1", title, last.opening(), END.plusSeconds(60), "en");
        List<Match> all = new ArrayList<>(past);
        all.addAll(past);
        all.addAll(filtered(List.of(watchlist), List.of(next)));
        List<Alert> alerts = told(all);
        assertEquals(past.size() + 1, alerts.size());
        assertEquals(Cause.FIRST, alerts.getLast().cause());
        assertEquals(Alert.Kind.MORE, alerts.getLast().kind());
        assertEquals(1, notices(alerts));
    }

    private List<Article> articles(int count) {
        List<List<String>> stories = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            stories.add(words(25));
        }
        List<Article> articles = new ArrayList<>();
        long step = Duration.ofDays(1).toMillis() / count;
        for (int i = 0; i < count; i++) {
            List<String> story = stories.get(random.nextInt(stories.size()));
            List<String> text = new ArrayList<>(story);
            text.addAll(words(8));
            String title = String.join(" ", story.subList(0, 5));
            String url = "https://site" + random.nextInt(5) + ".example/" + i;
            articles.add(article(
                    url, title, String.join(" ", text) + ".", START.plusMillis(i * step), i % 3 == 0 ? "fr" : "en"));
        }
        return articles;
    }

    private List<String> words(int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(word());
        }
        return words;
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static Article article(String url, String title, String text, Instant seen, String language) {
        return Articles.of(url, title, text, seen, language, List.of("feed"), List.of("wire"));
    }

    private List<Watchlist> watchlists(int count) {
        Set<String> entities = ENTITIES.stream().map(Entity::id).collect(Collectors.toSet());
        List<Watchlist> accepted = new ArrayList<>();
        for (int i = 0; accepted.size() < count; i++) {
            Watchlist one = random.nextInt(4) == 0 ? weighted("w" + i) : Watchlist.of("w" + i, "W", query());
            if (WatchlistCheck.check(one, entities).stream().noneMatch(WatchlistCheck.Finding::error)) {
                accepted.add(one);
            }
        }
        return accepted;
    }

    private Watchlist weighted(String id) {
        List<Watchlist.Term> terms =
                List.of(new Watchlist.Term(query(), 2), new Watchlist.Term(query(), 1), new Watchlist.Term(word(), -1));
        return Watchlist.of(id, "W", "x")
                .withAny(new Watchlist.Weighted(2, terms))
                .withLanguages(List.of("en"));
    }

    private String query() {
        String word = word().toLowerCase(Locale.ROOT);
        return switch (random.nextInt(9)) {
            case 0 -> word;
            case 1 -> word + " AND " + word();
            case 2 -> "(" + word + " OR " + word() + ") NOT " + word();
            case 3 -> word + " NEAR/6 " + word();
            case 4 -> "title:" + word + " lang:en";
            case 5 -> "@selwyn OR @amery";
            case 6 -> "@amery NEAR/8 " + word;
            case 7 -> word.substring(0, 4) + "* source:site1.example";
            default -> "atleast/2 " + word;
        };
    }

    private HistoryIndex index(List<Article> articles) throws IOException {
        HistoryIndex index = HistoryIndex.inMemory(() -> ENTITIES, Grouping.DEFAULT);
        for (Article article : articles) {
            index.put(article);
        }
        index.refresh();
        return index;
    }

    private static Set<String> hits(List<Match> matches, Watchlist watchlist) {
        return matches.stream()
                .filter(match -> match.watchlist().equals(watchlist.id()))
                .map(match -> match.article().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> hits(Report report) {
        return report.gained().samples().stream()
                .map(sample -> sample.article().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long news(List<Alert> alerts, Watchlist watchlist) {
        return alerts.stream()
                .filter(alert -> alert.watchlist().id().equals(watchlist.id()) && alert.kind() == Alert.Kind.NEW)
                .count();
    }

    private List<Match> filtered(List<Watchlist> watchlists, List<Article> articles) {
        Topology topology = FilterTopology.of(PreviewIsLiveTest::topic, () -> END, new SimpleMeterRegistry());
        try (TopologyTestDriver driver = driver("filter", topology)) {
            ENTITIES.forEach(entity -> configure(driver, entity));
            watchlists.forEach(watchlist -> configure(driver, watchlist));
            pipe(driver, Topic.CONFIG, ConfigItem.BATCH_END, new byte[] {'{', '}'}, START);
            articles.forEach(
                    article -> pipe(driver, Topic.ARTICLES, article.id(), Json.bytes(article), article.firstSeen()));
            return read(driver, Topic.MATCHES, Match.class);
        }
    }

    private List<Alert> told(List<Match> matches) {
        OwnTopics none = new OwnTopics() {
            @Override
            public void wanted(String topic) {}

            @Override
            public Optional<String> problem(String topic) {
                return Optional.empty();
            }
        };
        Topology topology = AlertsTopology.of(
                Settings.defaults(folder).alerts(),
                PreviewIsLiveTest::topic,
                none,
                () -> END,
                new SimpleMeterRegistry());
        try (TopologyTestDriver driver = driver("alerts", topology)) {
            matches.forEach(match -> pipe(
                    driver,
                    Topic.MATCHES,
                    match.watchlist(),
                    Json.bytes(match),
                    match.article().firstSeen()));
            return read(driver, Topic.ALERTS, Alert.class);
        }
    }

    /** How many notices a channel gets that wants to know of everything. */
    private int notices(List<Alert> alerts) {
        Topology topology = NotifierTopology.of(PreviewIsLiveTest::topic, () -> END, new SimpleMeterRegistry());
        try (TopologyTestDriver driver = driver("notifier", topology)) {
            configure(
                    driver,
                    new Channel("desk", Channel.Type.WEBHOOK, "https://desk.example/hook", null, false, Origin.FILE));
            configure(
                    driver,
                    Watchlist.of("w", "W", "harbour")
                            .withAlerts(
                                    new Watchlist.Alerting(null, Set.of(Alert.Kind.values()), null, List.of("desk"))));
            alerts.forEach(alert -> pipe(driver, Topic.ALERTS, alert.watchlist().id(), Json.bytes(alert), alert.at()));
            return read(driver, Topic.NOTICES, Notice.class).size();
        }
    }

    private TopologyTestDriver driver(String id, Topology topology) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, id);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                folder.resolve(id + random.nextInt()).toString());
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        return new TopologyTestDriver(topology, properties, START);
    }

    private static void configure(TopologyTestDriver driver, ConfigItem item) {
        pipe(driver, Topic.CONFIG, item.key(), Json.bytes(item), START);
    }

    private static void pipe(TopologyTestDriver driver, Topic topic, String key, byte[] value, Instant at) {
        driver.createInputTopic(topic(topic), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(Records.key(key), value, at));
    }

    private static <T> List<T> read(TopologyTestDriver driver, Topic topic, Class<T> type) {
        return driver
                .createOutputTopic(topic(topic), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(value -> Json.read(value, type))
                .toList();
    }

    private static String topic(Topic topic) {
        return topic.name("tidings.");
    }
}
