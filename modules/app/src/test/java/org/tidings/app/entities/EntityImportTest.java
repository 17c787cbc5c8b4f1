package org.tidings.app.entities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.model.Entity.Alias;
import org.tidings.model.Entity.Letters;
import org.tidings.model.Origin;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.testkit.BrokerExtension;
import org.tidings.testkit.FakeClock;

class EntityImportTest {
    private static final String DUMP = """
            [
            {"type":"item","id":"Q900001","labels":{"en":{"language":"en","value":"Selwyn"},"de":{"language":"de","value":"Selwyn"},"fr":{"language":"fr","value":"Selvin"}},"descriptions":{"en":{"language":"en","value":"port on the Merrow coast"}},"aliases":{"en":[{"language":"en","value":"Port of Selwyn"},{"language":"en","value":"PSW"}]},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q77"}}},"rank":"normal"}],"P1":[{"x":[1,{"y":2}]}]},"sitelinks":{"enwiki":{"site":"enwiki","title":"Selwyn"},"dewiki":{}}},
            {"type":"item","id":"Q900002","labels":{"en":{"language":"en","value":"Selwyn"}},"descriptions":[],"aliases":[],"claims":[],"sitelinks":[]},
            {"type":"property","id":"P5","labels":{"en":{"language":"en","value":"kind"}}},
            {"type":"item","id":"Q900003","labels":{"en":{"language":"en","value":"Orange"}},"descriptions":{"en":{"language":"en","value":"Merrow telephone company"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q88"}}},"rank":"normal"}]},"sitelinks":{"enwiki":{}}},
            {"type":"item","id":"Q900004","labels":{"en":{"language":"en","value":"Target"}}},
            {"type":"item","id":"Q900005","labels":{"ru":{"language":"ru","value":"Селвин"}}}
            ]
            """;

    @RegisterExtension
    static final BrokerExtension broker = new BrokerExtension();

    @TempDir
    Path folder;

    private EntityImport entities(KnownEntities known, boolean dryRun) {
        return new EntityImport(new ConfigWriter(broker.kafka(), FakeClock.atNoon(), known), known, "test", dryRun);
    }

    private static ImportProgress silent() {
        return new ImportProgress(new PrintStream(OutputStream.nullOutputStream()), false);
    }

    private Set<Entity> standing() {
        try (ConfigWriter writer = new ConfigWriter(broker.kafka(), FakeClock.atNoon())) {
            return writer.read().values().stream()
                    .filter(Entity.class::isInstance)
                    .map(Entity.class::cast)
                    .collect(Collectors.toSet());
        }
    }

    private void empty() {
        try (ConfigWriter writer = new ConfigWriter(broker.kafka(), FakeClock.atNoon())) {
            Set<String> keys = writer.read().keySet();
            writer.write("test", Origin.CLI, ConfigWriter.Changes.remove(keys.toArray(String[]::new)));
        }
    }

    private EntityImport wikidata(WikidataImport wanted, Path file, boolean dryRun) throws IOException {
        EntityImport into = entities(new KnownEntities(), dryRun);
        try (DumpFile dump = new DumpFile(file)) {
            assertEquals(5, wanted.run(dump, into, silent()));
        }
        into.close();
        return into;
    }

    @Test
    void takesTheItemsOfADumpOnce() throws IOException {
        empty();
        Path file = Files.writeString(folder.resolve("dump.json"), DUMP);
        WikidataImport all = new WikidataImport(List.of("en", "de"), Set.of(), 0);
        assertEquals(3, wikidata(all, file, true).added());
        assertEquals(Set.of(), standing());
        assertEquals(3, wikidata(all, file, false).added());
        assertEquals(
                Set.of("selwyn", "selwyn-q900002", "orange"),
                standing().stream().map(Entity::id).collect(Collectors.toSet()));
        EntityImport again = wikidata(all, file, false);
        assertEquals(0, again.added());
        assertEquals(3, again.known());
    }

    @Test
    void filtersByKindAndByHowManyPagesThereAre() throws IOException {
        empty();
        Path file = Files.writeString(folder.resolve("dump.json"), DUMP);
        assertEquals(
                1,
                wikidata(new WikidataImport(List.of("en"), Set.of("Q88"), 0), file, true)
                        .added());
        assertEquals(
                1,
                wikidata(new WikidataImport(List.of("en"), Set.of(), 2), file, true)
                        .added());
        assertEquals(
                1,
                wikidata(new WikidataImport(List.of("ru"), Set.of(), 0), file, true)
                        .added());
    }

    @Test
    void readsLinesAndPackedFiles() throws IOException {
        empty();
        WikidataImport all = new WikidataImport(List.of("en"), Set.of(), 0);
        String lines = DUMP.replace("[\n", "").replace("},\n", "}\n").replace("\n]", "");
        assertEquals(
                3,
                wikidata(all, Files.writeString(folder.resolve("dump.jsonl"), lines), true)
                        .added());
        Path gz = folder.resolve("dump.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            out.write(DUMP.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(3, wikidata(all, gz, true).added());
        Path bz2 = folder.resolve("dump.json.bz2");
        try (OutputStream out = new BZip2CompressorOutputStream(Files.newOutputStream(bz2))) {
            out.write(DUMP.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(3, wikidata(all, bz2, true).added());
    }

    @Test
    void namesHaveTheirLanguagesAndRules() throws IOException {
        empty();
        wikidata(
                new WikidataImport(List.of("en", "de"), Set.of(), 0),
                Files.writeString(folder.resolve("d"), DUMP),
                false);
        Entity selwyn = standing().stream()
                .filter(e -> e.id().equals("selwyn"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of(
                        new Alias("Selwyn", Letters.CAPITALS, List.of(), List.of(), false, List.of("en", "de")),
                        new Alias("Port of Selwyn", null, List.of(), List.of(), false, List.of("en")),
                        new Alias("PSW", null, List.of(), List.of(), false, List.of("en"))),
                selwyn.aliases());
        Entity orange = standing().stream()
                .filter(e -> e.id().equals("orange"))
                .findFirst()
                .orElseThrow();
        assertEquals(Letters.EXACT, orange.aliases().getFirst().letters());
        assertEquals(
                List.of("Merrow", "telephone", "company"),
                orange.aliases().getFirst().near());
    }

    @Test
    void tellsTheLineThatIsNoJson() throws IOException {
        Path file = Files.writeString(folder.resolve("dump.json"), "[\n{\"id\":\"Q1\"},\n{\"id\" \"Q2\"}\n]");
        EntityImport into = entities(new KnownEntities(), true);
        try (DumpFile dump = new DumpFile(file)) {
            WikidataImport all = new WikidataImport(List.of("en"), Set.of(), 0);
            assertEquals(
                    3,
                    assertThrows(BadRow.class, () -> all.run(dump, into, silent()))
                            .line());
        }
    }

    @Test
    void takesTheRowsOfATableOnceAndLeavesWhatIsThere() throws IOException {
        empty();
        try (ConfigWriter writer = new ConfigWriter(broker.kafka(), FakeClock.atNoon())) {
            ConfigItem mine = new Entity("merrow", "Mine", "Q900009", List.of(), Origin.CONSOLE);
            writer.write("test", Origin.CONSOLE, ConfigWriter.Changes.put(mine));
        }
        Path file = Files.writeString(folder.resolve("t.csv"), """
                \uFEFFid,Name,aliases,wikidata,languages,notes
                ,"Selwyn, Port of",PSW|Selwyn,Q900001,,x

                ,Kim Merrow,,,ko|en,
                ,Kim Merrow,,,,
                merrow,Merrow,,,,
                other,Merrow,,Q900009,,"of two
                lines"
                """);
        for (int run = 0; run < 2; run++) {
            CsvImport table = new CsvImport(file, Set.of("notes"));
            Problems problems = new Problems();
            table.check(problems);
            assertEquals(List.of(), problems.all());
            EntityImport into = entities(new KnownEntities(), false);
            assertEquals(5, table.run(into, silent()));
            into.close();
            assertEquals(run == 0 ? 3 : 0, into.added());
        }
        assertEquals(
                Set.of("kim-merrow", "kim-merrow-2", "merrow", "selwyn-port-of"),
                standing().stream().map(Entity::id).collect(Collectors.toCollection(TreeSet::new)));
        assertTrue(standing()
                .contains(new Entity(
                        "selwyn-port-of",
                        "Selwyn, Port of",
                        "Q900001",
                        List.of(Alias.of("PSW"), Alias.of("Selwyn")),
                        Origin.CLI)));
        assertTrue(standing().stream().anyMatch(e -> e.name().equals("Mine")));
    }

    @Test
    void everyMistakeOfATableIsTold() throws IOException {
        assertEquals(
                List.of(
                        "t.csv:2: a name is missing",
                        "t.csv:3: expected a Wikidata id such as Q423, found \"423\"",
                        "t.csv:4: expected 3 cells as in the first line, found 2",
                        "t.csv:6: the entity \"a\" stands already in line 5",
                        "t.csv:7: a quote is not closed"),
                problems("id;name;wikidata\nx;;\ny;Y;423\nz;Z\na;A;\na;B;\n\"b;B;\n"));
        assertTrue(problems("id,nam\n").getFirst().contains("did you mean name?"));
        assertTrue(problems("id\nx\n").getFirst().startsWith("t.csv:1: expected a first line"));
        assertTrue(problems("").getFirst().contains("first line"));
        assertTrue(problems("name,case\nSelwyn,upper\n").getFirst().contains("expected exact, fold or capitals"));
    }

    private List<String> problems(String table) throws IOException {
        Problems problems = new Problems();
        new CsvImport(Files.writeString(folder.resolve("t.csv"), table), Set.of()).check(problems);
        return problems.all().stream().map(Object::toString).toList();
    }

    @Test
    void showsHowFarItIs() {
        assertEquals(
                " 25 %  3,000 read, 1,200 added, 1,500 a second   ",
                ImportProgress.line(3_000, 1_200, 0.25, 2_000_000_000L));
    }
}
