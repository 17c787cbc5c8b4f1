package org.tidings.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidings.app.Articles;
import org.tidings.model.Article;
import org.tidings.model.Desk;
import org.tidings.model.Topic;
import org.tidings.testkit.BrokerExtension;

/** The verbs that change a running cluster, against a real broker. */
class ClusterVerbsTest extends CaughtProgram {
    @RegisterExtension
    static final BrokerExtension here = new BrokerExtension();

    @RegisterExtension
    static final BrokerExtension there = new BrokerExtension();

    private int run(BrokerExtension broker, Object... arguments) throws IOException {
        forget();
        Path config = file(
                "cluster.yaml",
                "topics: {prefix: '" + broker.settings().topics().prefix() + "', partitions: 4, replication: 1}\n");
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", config, "--kafka", broker.kafka().bootstrapServers()));
        return run(all.toArray());
    }

    /** Of one thing in one file, so that a test does not remove what another brought. */
    private static final String FILE = """
            entities: [{id: selwyn, name: Port Selwyn}]
            watchlists:
              - {id: ports, group: Sea, tags: [a], query: '@selwyn AND walkout'}
              - {id: floods, query: river}
            """;

    @Test
    void aFileIsPlannedWithItsAlertsAppliedAndExported() throws IOException {
        Instant seen = Instant.now().minus(12, ChronoUnit.HOURS);
        for (int i = 0; i < 3; i++) {
            Article article = Articles.of(
                    "https://a.example/" + i,
                    "River Ash rises in Oldbridge",
                    "The river rose again, day " + i,
                    seen.plusSeconds(i));
            here.send(Topic.ARTICLES, article.id(), article, seen);
        }
        Path file = file("tidings.yaml", FILE);
        assertEquals(0, run(here, "watchlists", "apply", "-f", file));
        assertTrue(said().contains("3 created, 0 changed, 0 removed, 0 unchanged. Version "), said());
        assertEquals(0, run(here, "watchlists", "plan", "--exit-code", "-f", file));
        assertEquals("Nothing to change.\n", said());

        Path changed = file("changed.yaml", FILE.replace("query: river", "query: flood OR rain"));
        assertEquals(3, run(here, "watchlists", "plan", "--exit-code", "-f", changed));
        assertTrue(said().contains("~ watchlist floods: query  ["), said());
        assertTrue(said().contains("-> 0.0 alerts a day; 0 articles gained, 3 lost]"), said());
        assertTrue(said().contains("[-river-] {+flood OR rain+}"), said());
        assertTrue(said().contains("Tried on 3 articles of 12 hours."), said());

        assertEquals(1, run(here, "watchlists", "apply", "--expect", "0", "-f", changed));
        assertTrue(complained().contains("nothing was changed; plan again"), complained());

        Path exported = folder.resolve("exported.yaml");
        assertEquals(0, run(here, "watchlists", "export", "--id", "ports,floods", "-o", exported));
        assertEquals(0, run(here, "watchlists", "plan", "--exit-code", "--no-history", "-f", exported));
        assertEquals(0, run(here, "watchlists", "export", "--group", "Sea"));
        assertTrue(said().contains("id: selwyn") && said().contains("id: ports"), said());
        assertFalse(said().contains("floods"), said());

        assertEquals(0, run(here, "watchlists", "mute", "--group", "Sea", "--for", "2h"));
        assertTrue(said().startsWith("1 muted until "), said());
        assertEquals(0, run(here, "watchlists", "plan", "--exit-code", "-f", file));
        assertEquals(1, run(here, "watchlists", "disable", "ports"));
        assertTrue(complained().contains("ports: comes from a file"), complained());
        assertEquals(2, run(here, "watchlists", "rollback", "ports", "--to", "1"));
        assertEquals(0, run(here, "watchlists", "history", "ports"));
        assertTrue(said().lines().findFirst().orElseThrow().contains("muted-until"), said());
    }

    @Test
    void namesBecomeOneWatchlistOrManyAndComeBack() throws IOException {
        Path names = file(
                "names.csv",
                "\ufeffName;Aliases;Tags\r\n\"Lee \"\"Ace\"\" O'Hara\";Ace O'Hara|ACE;crew\r\nZoë Quist;;\r\nzoë  quist;;\r\n");
        assertEquals(0, run(here, "watchlists", "import", names, "--as", "many", "--group", "People"));
        assertTrue(said().contains("row 4: zoë  quist stands in row 3 already and is left out"), said());
        assertTrue(said().contains("Brought 2 watchlists. Version "), said());
        assertEquals(0, run(here, "watchlists", "list"));
        assertTrue(said().contains("\"Lee Ace O'Hara\" OR \"Ace O'Hara\" OR =\"ACE\""), said());

        assertEquals(0, run(here, "watchlists", "import", names, "--as", "one", "--id", "crew"));
        assertTrue(said().contains("Brought 1 watchlist of 4 names"), said());
        assertEquals(
                0,
                run(
                        here,
                        "watchlists",
                        "import",
                        file("less.csv", "name\nZoë Quist\n"),
                        "--as",
                        "one",
                        "--id",
                        "crew"));
        assertEquals(0, run(here, "watchlists", "disable", "crew"));
        assertEquals(0, run(here, "watchlists", "rollback", "crew", "--to", "1"));
        assertTrue(said().startsWith("crew is as it was: enabled. Version "), said());
        assertEquals(2, run(here, "watchlists", "rollback", "crew", "--to", "77"));

        Path wrong = file("wrong.csv", "name,quary\nA,b\n,c\nB,c,d\n");
        assertEquals(2, run(here, "watchlists", "import", wrong, "--as", "many"));
        assertTrue(
                complained().contains("wrong.csv:1: quary: there is no such column; did you mean query?"),
                complained());
        assertTrue(complained().contains("wrong.csv:3: name: is empty"), complained());
        assertTrue(complained().contains("wrong.csv:4: 3 values under 2 columns"), complained());
    }

    @Test
    void everythingIsCarriedToAnotherClusterOnce() throws IOException {
        Path names = file("names.csv", "name\nTova Renn\n");
        assertEquals(0, run(here, "watchlists", "import", names, "--as", "many"));
        assertEquals(0, run(here, "feeds", "add", "--no-discovery", "https://carried.example/rss"));
        Desk desk = new Desk("alert", "tova-renn", "ann", Instant.EPOCH, null, null, true, Instant.EPOCH);
        here.send(Topic.DESK, desk.id(), desk, Instant.EPOCH);

        Path archive = folder.resolve("all.jsonl");
        assertEquals(0, run(here, "export", archive));
        assertEquals(0, run(there, "import", archive, "--dry-run"));
        String would = said();
        assertTrue(would.startsWith("Would create ") && would.contains("; work on 1 alerts."), would);
        assertEquals(0, run(there, "import", archive));
        assertEquals(would.replace("Would create", "Created"), said());
        assertEquals(0, run(there, "import", archive));
        assertTrue(said().startsWith("Created 0, changed 0, ") && said().endsWith("; work on 0 alerts.\n"), said());

        Path again = folder.resolve("again.jsonl");
        assertEquals(0, run(there, "export", again));
        assertEquals(
                Files.readString(archive).replaceAll("\"updated\":\"[^\"]*\"", ""),
                Files.readString(again).replaceAll("\"updated\":\"[^\"]*\"", ""));
        assertNotEquals(0, run(there, "import", file("not.jsonl", "{}\n")));
    }
}
