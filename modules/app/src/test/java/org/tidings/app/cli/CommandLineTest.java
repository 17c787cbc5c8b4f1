package org.tidings.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest extends CaughtProgram {
    @Test
    void everyMistakeInAFileIsToldAtOnceAndNothingIsStarted() throws IOException {
        Path config = file("tidings.yaml", """
                consol: {listen: "127.0.0.1:0"}
                feeds: ["not an address"]
                watchlists:
                  - {id: a, query: 'one NEAR two'}
                  - {id: a, query: 'x'}
                channels:
                  desk: {url: "https://desk.example.org/", secret: {file: /nowhere/secret}}
                """);
        Path data = folder.resolve("data");
        assertEquals(2, run("run", "--config", config, "--data", data));
        String told = String.join("\n", errors());
        assertTrue(told.contains("tidings.yaml:1: consol: there is no such key; did you mean console?"), told);
        assertTrue(told.contains("tidings.yaml:2: feeds[0].url: "), told);
        assertTrue(told.contains("tidings.yaml:4: watchlists.a.query: position "), told);
        assertTrue(
                told.contains("tidings.yaml:5: watchlists[1].id: the watchlist \"a\" stands already in line 4"), told);
        assertTrue(told.contains("tidings.yaml:7: channels.desk.secret: the secret file /nowhere/secret"), told);
        assertFalse(Files.exists(data));
    }

    @Test
    void anUnknownVerbOrOptionIsTheUsersMistake() {
        assertEquals(2, run("demmo"));
        assertEquals(2, run("demo", "--fro", "60s"));
        assertEquals(2, run("demo", "--for", "soon"));
        assertTrue(
                errors().stream().anyMatch(line -> line.contains("expected a duration such as 30s")),
                errors()::toString);
    }

    @Test
    void anUnknownRoleIsNamedWithThoseThereAre() {
        assertEquals(2, run("run", "--roles", "poler"));
        assertTrue(errors().getFirst().contains("intake, poller"), errors()::toString);
    }

    @Test
    void aBrokerThatIsNotThereIsOneClearLine() throws IOException {
        Path config = file("tidings.yaml", "kafka: {bootstrap.servers: '127.0.0.1:1'}\n");
        assertEquals(1, run("run", "--roles", "filter", "--config", config, "--data", folder.resolve("data")));
        assertEquals(1, errors().size(), errors()::toString);
        assertTrue(errors().getFirst().contains("127.0.0.1:1"), errors()::toString);
    }

    @Test
    void aPortInUseIsOneClearLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(1, run("broker", "--port", taken.getLocalPort(), "--data", folder.resolve("data")));
            assertEquals(1, errors().size(), errors()::toString);
            assertTrue(errors().getFirst().contains("port " + taken.getLocalPort()), errors()::toString);
        }
    }

    @Test
    void aDataFolderThatCannotBeWrittenIsOneClearLine() throws IOException {
        Path notAFolder = file("data", "a file");
        assertEquals(1, run("run", "--data", notAFolder, "--broker-port", 0));
        assertEquals(1, errors().size(), errors()::toString);
        assertTrue(errors().getFirst().contains(notAFolder.toString()), errors()::toString);
    }

    @Test
    void theFileThatInitWritesIsRightAndIsNotOverwritten() {
        Path file = folder.resolve("tidings.yaml");
        assertEquals(0, run("init", file));
        assertEquals(0, run("run", "--verify-config", "--config", file));
        assertTrue(said().contains("well; 0 feeds, 1 entities, 2 watchlists"), said());
        assertEquals(1, run("init", file));
    }

    @Test
    void secretsAreMaskedInThePrintedConfiguration() throws IOException {
        Path config = file("tidings.yaml", """
                console: {token: abcdefghijklmnop}
                kafka: {sasl.jaas.config: "user password"}
                """);
        assertEquals(0, run("run", "--print-config", "--config", config));
        assertFalse(said().contains("abcdefghijklmnop") || said().contains("user password"), said());
    }

    @Test
    void aBatchThatNamesAMissingFileSaysWhereItIsLookedFor() throws IOException {
        Path inputs = file("inputs.jsonl", "{\"file\":\"not-there.xml\",\"url\":\"https://a.example/\"}\n");
        Path out = folder.resolve("out.jsonl");
        assertEquals(2, run("inspect", "feed", "--batch", inputs, "--base", folder, "--out", out));
        assertTrue(errors().stream().anyMatch(line -> line.contains("not-there.xml") && line.contains("--base")));
    }

    @Test
    void matchesABatchOfArticles() throws IOException {
        Path watchlists = file("w.yaml", "watchlists: [{id: port, query: 'port NEAR/5 strike'}]\n");
        Path articles = file("a.jsonl", """
                {"id":"1","title":"Port workers on strike","text":"They left at noon.","lang":"en"}
                {"id":"2","title":"A quiet day","text":"Nothing happened.","lang":"en"}
                """);
        Path hits = folder.resolve("hits.jsonl");
        assertEquals(0, run("inspect", "match", "--watchlists", watchlists, "--batch", articles, "--out", hits));
        List<String> lines = Files.readAllLines(hits);
        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().contains("\"id\":\"1\""), lines::toString);
    }

    @Test
    void explainsAQueryOnAnArticleInAFile() throws IOException {
        Path config = file("w.yaml", """
                entities: [{id: norkel, name: Norkel, aliases: [{text: NK, near: [Pyrgos]}]}]
                watchlists:
                  - {id: port, query: 'port NEAR/2 strike'}
                  - {id: quiet, query: 'whale OR @norkel'}
                  - {id: sum, any: {threshold: 3, terms: [{q: strike, weight: 2}, {q: whale, weight: 2}]}}
                """);
        Path article = file("a.txt", "Port workers on strike\nNK envoys left at noon.\n");
        assertEquals(0, run("inspect", "match", article, "--watchlists", config));
        assertTrue(said().contains("no     port\n  because port NEAR/2 strike: the nearest are 3 apart"), said());
        assertTrue(said().contains("because any: the score is 2 of 3: 1 is missing"), said());

        assertEquals(0, run("inspect", "match", article, "--watchlists", config, "--watchlist", "quiet"));
        assertTrue(said().contains("NK stands there, but none of Pyrgos within 15 words"), said());

        assertEquals(
                0, run("inspect", "match", article, "--watchlists", config, "--query", "strikes OR workers", "--json"));
        assertTrue(said().contains("\"hit\":true") && said().contains("strike* would find it"), said());

        assertEquals(2, run("inspect", "match", article, "--watchlists", config, "--query", "storm OR ab*"));
        assertTrue(errors().getFirst().contains("position 9"), errors()::toString);
        assertEquals(2, run("inspect", "match", article, "--watchlists", config, "--watchlist", "ports"));

        Path json = file("a.json", "{\"id\":\"1\",\"title\":\"A strike\",\"source\":\"harbour.example\"}");
        assertEquals(
                0, run("inspect", "match", json, "--watchlists", config, "--query", "strike source:harbour.example"));
        assertTrue(said().contains("+ strike  title: strike"), said());
        forget();
        assertEquals(0, run("inspect", "match", json, "--watchlists", config, "--misses", "--all"));
        assertFalse(said().contains("fires"), said());
    }

    @Test
    void aPageIsReadFromAFile() throws IOException {
        Path page = file("page.html", """
                <html lang="en"><head><title>Mill closes</title></head><body><nav>Home</nav><article><h1>Mill closes</h1>
                <p>The last paper mill on the river will close in spring, its owner said on Monday after a long search for a buyer.</p>
                <p>Two hundred people work there, most of them from the two villages that the mill built a century ago.</p>
                <p>The owner said that energy had become too dear, and that nobody had been found who would take it over.</p>
                </article></body></html>
                """);
        assertEquals(0, run("inspect", "article", page));
        assertTrue(said().contains("Mill closes") && said().contains("Two hundred people"), said());
        Path shown = folder.resolve("shown.html");
        assertEquals(0, run("inspect", "article", page, "--html", shown));
        assertTrue(Files.readString(shown).contains("Two hundred people"));
    }

    @Test
    void aPageThatIsNoArticleEndsWithOne() throws IOException {
        assertEquals(1, run("inspect", "article", file("page.html", "<html><body></body></html>")));
        assertTrue(said().startsWith("kind        empty: "), said());
        assertEquals(1, run("inspect", "article", folder.resolve("nowhere.html")));
        assertTrue(errors().getFirst().contains("nowhere.html is no web address"), errors()::toString);
        assertEquals(2, run("inspect", "article"));
    }

    @Test
    void aPageOfTheWebIsReadUnlessItsSiteForbidsIt() throws IOException {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] bytes = (path.equals("/robots.txt")
                            ? "User-agent: *\nDisallow: /private"
                            : "<p>" + "The ferry left. ".repeat(40))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        site.start();
        String home = "http://127.0.0.1:" + site.getAddress().getPort();
        try {
            Path config = file("tidings.yaml", "http: {allow-private-networks: ['127.0.0.0/8'], gap: 10ms}\n");
            assertEquals(0, run("inspect", "article", home + "/news", "--config", config));
            assertTrue(said().contains("answered 200 in "), said());
            assertEquals(1, run("inspect", "article", home + "/private", "--config", config));
            assertTrue(errors().getFirst().contains("robots.txt forbids"), errors()::toString);
        } finally {
            site.stop(0);
        }
    }

    @Test
    void aFeedIsReadFromAFile() throws IOException {
        Path feed = file("feed.xml", """
                <rss version="2.0"><channel><title>River news</title>
                <item><title>Mill closes</title><link>https://river.example/mill</link></item></channel></rss>
                """);
        assertEquals(0, run("inspect", "feed", feed));
        assertTrue(said().contains("Mill closes") && said().contains("https://river.example/mill"), said());
    }

    @Test
    void aReplayFolderThatIsNoneSaysWhatToDo() {
        assertEquals(2, run("demo", "--replay", folder, "--port", 0));
        assertTrue(errors().getFirst().contains("pages.json"), errors()::toString);
    }

    @Test
    void everyVerbOfFeedsHasAHelpOfItsOwn() {
        for (String verb : List.of("add", "remove", "list", "discover", "import", "export")) {
            assertEquals(0, run("feeds", verb, "--help"), verb);
        }
        assertTrue(said().contains("--no-discovery") && said().contains("--dry-run") && said().contains("--logins"));
    }

    @Test
    void whatEntitiesCannotBeImportedIsToldWithoutABroker() throws IOException {
        assertEquals(2, run("entities", "import"));
        assertTrue(errors().getLast().contains("--starter"), errors()::toString);
        assertEquals(2, run("entities", "import", "--starter=citys"));
        assertTrue(errors().getLast().contains("expected all, countries"), errors()::toString);
        assertEquals(2, run("entities", "import", file("e.yaml", "entities: [{id: e, nam: E}]\n")));
        assertTrue(errors().getLast().contains("e.yaml:1: entities[0].nam"), errors()::toString);
    }

    @Test
    void theFeedsOfASiteAreDiscoveredWithoutABroker() throws IOException {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String body = path.equals("/")
                    ? "<link rel=alternate type=application/rss+xml href=/river.rss>"
                    : path.equals("/river.rss")
                            ? "<rss><channel><title>River</title><item><title>Mill closes</title></item></channel></rss>"
                            : "";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(bytes.length == 0 ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        site.start();
        String home = "http://127.0.0.1:" + site.getAddress().getPort();
        try {
            Path config = file("tidings.yaml", "http: {allow-private-networks: ['127.0.0.0/8'], gap: 10ms}\n");
            assertEquals(0, run("feeds", "discover", home + "/", "--config", config));
            assertTrue(said().contains(home + "/river.rss") && said().contains("Mill closes"), said());
            assertEquals(1, run("feeds", "discover", home + "/river.html", "--json", "--config", config));
        } finally {
            site.stop(0);
        }
        assertEquals(2, run("feeds", "discover", "ftp://river.example/"));
    }

    @Test
    void everyVerbOfTheHelpHasAHelpOfItsOwn() {
        for (String verb : List.of(
                "demo",
                "init",
                "run",
                "broker",
                "feeds",
                "watchlists",
                "entities",
                "tail",
                "trace",
                "inspect",
                "deliveries",
                "healthcheck")) {
            assertEquals(0, run(verb, "--help"), verb);
        }
    }

    private static final String EXAMPLES = """
            entities: [{id: selwyn, name: Port Selwyn}]
            watchlists:
              - id: strikes
                query: '@selwyn AND (strike* OR walkout) -football'
                matches:
                  - Dockers at Port Selwyn strike
                  - |
                    Walkout at Port Selwyn
                    Nobody works.
                ignores:
                  - Port Selwyn football strikers win
                  - Dockers at Oldbridge strike
              - id: french
                query: title:grève source:journal.example
                languages: [fr]
                matches:
                  - |
                    source: www.journal.example
                    Grève des dockers
                    Le port est bloqué.
              - {id: bare, query: x}
            """;

    @Test
    void theTextsBesideWatchlistsAreRunWithoutABroker() throws IOException {
        assertEquals(0, run("watchlists", "test", "-f", file("tidings.yaml", EXAMPLES)));
        assertEquals("Without examples: bare.\n5 passed, 0 failed.\n", said());
    }

    @Test
    void aTextThatIsNotFoundFailsAndSaysWhy() throws IOException {
        Path wrong = file(
                "tidings.yaml",
                EXAMPLES.replace("strike* OR walkout", "strike*").replace("-football", ""));
        assertEquals(1, run("watchlists", "test", "-f", wrong));
        List<String> told = said().lines().toList();
        assertEquals(
                "tidings.yaml:5: watchlists.strikes.matches[1]: is not found: \"Walkout at Port Selwyn Nobody works.\"",
                told.get(0));
        assertTrue(told.get(1).contains("strike*"), told.get(1));
        assertEquals(
                "tidings.yaml:10: watchlists.strikes.ignores[0]: is found: \"Port Selwyn football strikers win\"",
                told.get(2));
        assertTrue(said().contains("hit by strike* in body: strikers"), said());
        assertEquals("3 passed, 2 failed.", told.getLast());
    }

    @Test
    void aWatchlistThatNamesAnUnknownEntityIsNotTested() throws IOException {
        assertEquals(2, run("watchlists", "test", "-f", file("t.yaml", "watchlists: [{id: a, query: '@nobody'}]")));
        assertTrue(errors().getFirst().startsWith("t.yaml:1: watchlists.a.query: "), errors().getFirst());
    }
}
