package org.tidings.runtime.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.Alert;
import org.tidings.model.Entity;
import org.tidings.model.Watchlist;

class TidingsFileTest {
    private static final Path DATA = Path.of("data");

    private final Problems problems = new Problems();

    @TempDir
    private Path folder;

    private TidingsFile parse(String text) {
        return TidingsFile.parse("tidings.yaml", text, DATA, problems);
    }

    private List<String> mistakes(String text) {
        parse(text);
        return problems.all().stream().map(Problem::toString).toList();
    }

    @Test
    void nothingWrittenMeansEveryDefault() {
        TidingsFile file = parse("");
        assertEquals(List.of(), problems.all());
        assertEquals(Settings.defaults(DATA), file.settings());
        assertTrue(file.content().isEmpty());
    }

    @Test
    void everySettingIsRead() {
        Settings settings = parse("""
                data: /var/lib/tidings
                kafka: {bootstrap.servers: "broker:9092", security.protocol: SASL_SSL, sasl: {mechanism: PLAIN}}
                topics: {prefix: news., partitions: 24, replication: 3}
                http:
                  user-agent: Desk/2
                  contact: desk@example.org
                  allow-private-networks: [10.0.0.0/8, "fc00::/7"]
                  hosts: {"*.example": "http://127.0.0.1:8099"}
                  gap: 2s
                poller: {every: 30m, fastest: 1m}
                scraper: {budget: 20s, concurrency: 8, young: 0, learn-sites: false, rules: /etc/tidings/rules}
                alerts: {window: 3d, similarity: 0.25, oldest: 0}
                courier: {retries: [1s, 1h30m]}
                console: {listen: "127.0.0.1:9000", token: 0123456789abcdef, public-url: "https://news.example/push/"}
                ops: {listen: "127.0.0.1:9100"}
                retention: {articles: 10d, history: 5000}
                """).settings();
        assertEquals(List.of(), problems.all());
        assertEquals(
                new Settings(
                        Path.of("/var/lib/tidings"),
                        new Settings.Kafka(
                                "broker:9092", Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN")),
                        new Settings.Topics("news.", 24, 3),
                        new Settings.Http(
                                "Desk/2",
                                "desk@example.org",
                                List.of("10.0.0.0/8", "fc00::/7"),
                                Map.of("*.example", "http://127.0.0.1:8099"),
                                Duration.ofSeconds(2)),
                        new Settings.Poller(Duration.ofMinutes(30), Duration.ofMinutes(1)),
                        new Settings.Scraper(
                                Duration.ofSeconds(20), 8, Duration.ZERO, false, Path.of("/etc/tidings/rules")),
                        new Settings.Alerts(Duration.ofDays(3), 0.25, Duration.ZERO),
                        new Settings.Courier(List.of(Duration.ofSeconds(1), Duration.ofMinutes(90))),
                        new Settings.Console("127.0.0.1:9000", "0123456789abcdef", "https://news.example/push"),
                        new Settings.Ops("127.0.0.1:9100"),
                        new Settings.Retention(Duration.ofDays(10), 5_000)),
                settings);
    }

    @Test
    void theEnvironmentOverridesTheFile() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "a-token-from-a-file\n");
        Path yaml = Files.writeString(folder.resolve("t.yaml"), "console: {listen: '127.0.0.1:1'}\n");
        Settings settings = TidingsFile.read(
                        yaml,
                        Map.of(
                                "TIDINGS_CONSOLE_LISTEN", "127.0.0.1:2",
                                "TIDINGS_CONSOLE_TOKEN_FILE", token.toString(),
                                "TIDINGS_KAFKA_BOOTSTRAP_SERVERS", "k:9092",
                                "TIDINGS_KAFKA_SASL_MECHANISM", "PLAIN",
                                "TIDINGS_HTTP_HOSTS", "a.example=http://127.0.0.1:3",
                                "HOME", "/root"),
                        DATA,
                        problems)
                .settings();
        assertEquals(List.of(), problems.all());
        assertEquals(new Settings.Console("127.0.0.1:2", "a-token-from-a-file", null), settings.console());
        assertEquals(new Settings.Kafka("k:9092", Map.of("sasl.mechanism", "PLAIN")), settings.kafka());
        assertEquals(Map.of("a.example", "http://127.0.0.1:3"), settings.http().hosts());
    }

    @Test
    void aMisspeltVariableIsNamedWithTheOneMeant() {
        TidingsFile.read(null, Map.of("TIDINGS_CONSOLE_LISTN", "x"), DATA, problems);
        assertEquals(
                "[TIDINGS_CONSOLE_LISTN: there is no such setting; did you mean TIDINGS_CONSOLE_LISTEN?]",
                problems.all().toString());
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsLine() {
        assertEquals(
                List.of(
                        "tidings.yaml:1: console.listen: expected HOST:PORT such as 127.0.0.1:8080, found \"8080\"",
                        "tidings.yaml:1: console.lisen: there is no such key; did you mean listen?",
                        "tidings.yaml:3: feeds[0].url: expected an http or https address, found \"ftp://example.org/x\"",
                        "tidings.yaml:5: feeds[1].every: expected a duration such as 30s, 5m, 1h or 7d, found \"soon\"",
                        "tidings.yaml:6: feeds[2].url: the feed https://example.org/a stands already in line 4",
                        "tidings.yaml:9: watchlists[1].id: the watchlist \"w\" stands already in line 8",
                        "tidings.yaml:9: watchlists[1].id: a watchlist has either a query or any",
                        "tidings.yaml:11: channels.desk.secret: the secret file /nowhere/desk cannot be read;"
                                + " create it, readable by this user only",
                        "tidings.yaml:8: watchlists.w.alerts.channels: \"dsk\" is not under channels; did you mean desk?"),
                mistakes("""
                        console: {listen: "8080", lisen: x}
                        feeds:
                          - url: ftp://example.org/x
                          - url: https://example.org/a
                            every: soon
                          - https://example.org/a
                        watchlists:
                          - {id: w, query: a, alerts: {channels: [dsk]}}
                          - {id: w}
                        channels:
                          desk: {type: webhook, url: "https://example.org/", secret: {file: /nowhere/desk}}
                        """));
    }

    @Test
    void whatIsNoYamlIsNamedWithItsLine() {
        assertTrue(mistakes("feeds:\n  - [a\n").getFirst().startsWith("tidings.yaml:"), problems.all()::toString);
    }

    /** The reader's buffers hold 1,024 and one: wherever they end, a character of two units may stand across. */
    @Test
    void aCharacterOfTwoUnitsStandsAnywhere() {
        for (int before = 950; before < 1_050; before++) {
            String name = "x".repeat(before) + "🌊".repeat(2_000);
            TidingsFile file = parse("watchlists:\n- id: tides\n  name: " + name + "\n  query: tide\n");
            assertEquals(List.of(), problems.all());
            assertEquals(name, file.content().watchlists().getFirst().name());
        }
    }

    @Test
    void aMissingFileSaysHowToMakeOne() {
        TidingsFile.read(folder.resolve("none.yaml"), Map.of(), DATA, problems);
        assertTrue(problems.all().getFirst().message().contains("tidings init"));
    }

    @Test
    void watchlistsEntitiesAndChannelsAreReadAsTheDesignWritesThem() {
        Content content = parse("""
                feeds:
                  - url: https://example.org/world/rss.xml
                    tags: [world, wire]
                  - {url: "https://example.com/politics/atom", every: 5m, country: fr, language: fr-FR}
                entities:
                  - id: north
                    name: The North
                    wikidata: Q423
                    aliases: [NRT, {text: NK, case: exact, near: [Pyong, Kim], inside: true}]
                watchlists:
                  - id: court
                    name: Before the court
                    query: '@north AND (refer* NEAR/8 court)'
                    languages: [en, fr]
                    alerts: {topic: tidings.alerts.court, kinds: [new, update], repeat: 6h, channels: [desk]}
                  - id: supply
                    any: {threshold: 3, terms: [{q: "force majeure", weight: 2}, shortage]}
                channels:
                  desk: {type: webhook, url: "https://desk.example.org/hook"}
                """).content();
        assertEquals(List.of(), problems.all());
        assertEquals(List.of("world", "wire"), content.feeds().getFirst().tags());
        assertEquals("FR", content.feeds().get(1).country());
        assertEquals("fr", content.feeds().get(1).language());
        Entity.Alias alias = content.entities().getFirst().aliases().get(1);
        assertEquals(new Entity.Alias("NK", Entity.Letters.EXACT, List.of("Pyong", "Kim"), List.of(), true), alias);
        Watchlist court = content.watchlists().getFirst();
        assertEquals(Set.of(Alert.Kind.NEW, Alert.Kind.UPDATE), court.alerts().kinds());
        assertEquals(Duration.ofHours(6), court.alerts().repeat());
        Watchlist supply = content.watchlists().get(1);
        assertNull(supply.query());
        assertEquals(
                new Watchlist.Weighted(
                        3, List.of(new Watchlist.Term("force majeure", 2), new Watchlist.Term("shortage", 1))),
                supply.any());
        assertEquals(13, content.lines().get("watchlists.court.query"));
    }

    @Test
    void aWatchlistsPlaceExamplesAndMuteAreRead() {
        Watchlist watchlist = parse("""
                watchlists:
                  - id: häfen
                    query: port
                    group: Shipping
                    tags: [sea, sea, trade]
                    owner: desk
                    muted-until: 2026-12-01
                    matches: a port is closed
                    ignores:
                      - a glass of port
                      - |
                        The headline
                        The text
                """).content().watchlists().getFirst();
        assertEquals(List.of(), problems.all());
        assertEquals(new Watchlist.Filing("Shipping", List.of("sea", "trade"), "desk"), watchlist.filing());
        assertEquals(
                new Watchlist.Examples(
                        List.of("a port is closed"), List.of("a glass of port", "The headline\nThe text\n")),
                watchlist.examples());
        assertEquals(Instant.parse("2026-12-01T00:00:00Z"), watchlist.mutedUntil());
    }

    @Test
    void whatIsWrongWithAWatchlistsPlaceExamplesAndMuteIsTold() {
        List<String> mistakes = mistakes("""
                watchlists:
                  - id: a
                    query: port
                    muted-until: soon
                    group: ''
                    matches: [{text: x}]
                    ignores: [' ']
                    mathces: x
                """);
        assertEquals(5, mistakes.size(), mistakes::toString);
        assertTrue(mistakes.get(0).startsWith("tidings.yaml:5: watchlists[0].group: expected a name"), mistakes.get(0));
        assertTrue(mistakes.get(1).contains(":6: watchlists[0].matches: expected a list of texts"), mistakes.get(1));
        assertTrue(mistakes.get(2).contains(":7: watchlists[0].ignores: one of the texts is empty"), mistakes.get(2));
        assertTrue(mistakes.get(3).contains(":4: watchlists[0].muted-until: expected a day such as"), mistakes.get(3));
        assertTrue(mistakes.get(4).contains("did you mean matches?"), mistakes.get(4));
    }
}
