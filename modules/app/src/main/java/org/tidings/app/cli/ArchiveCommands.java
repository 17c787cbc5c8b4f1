package org.tidings.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.tidings.app.Archive;
import org.tidings.app.Terminal;
import org.tidings.model.BadRecord;
import org.tidings.model.Desk;
import org.tidings.model.Json;
import org.tidings.model.Origin;
import org.tidings.model.Topic;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.runtime.kafka.HostPartitions;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.runtime.kafka.Records;
import org.tidings.runtime.kafka.WholeTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidings export} and {@code tidings import}: everything that people made, to another cluster. */
final class ArchiveCommands {
    private ArchiveCommands() {}

    @Command(
            name = "export",
            description = {
                "Writes everything that people made to a file: feeds, watchlists, entities, channels, and what was",
                "done with alerts. Secrets are left where they are: only where to read them is written."
            },
            mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {
        @Mixin
        private final Cluster cluster = new Cluster();

        @Parameters(paramLabel = "FILE")
        private Path file = Path.of("export.jsonl");

        @Override
        public Integer call() {
            Archive archive = cluster.ask(ArchiveCommands::there);
            try (Writer out = Files.newBufferedWriter(file)) {
                archive.write(out);
            } catch (IOException e) {
                throw new StartupProblem(file + " cannot be written: " + e, e);
            }
            Terminal.standard()
                    .say(archive.feeds().size() + " feeds, " + archive.items().size() + " watchlists, entities and"
                            + " channels, and work on " + archive.desk().size() + " alerts written to " + file + ".");
            return 0;
        }
    }

    @Command(
            name = "import",
            description = {
                "Brings what `export` wrote to this cluster, each thing owned as it was there, all at once.",
                "What stands here and not in the file stays."
            },
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {
        @Mixin
        private final Cluster cluster = new Cluster();

        @Option(names = "--dry-run", description = "shows what would be changed")
        private boolean dryRun;

        @Parameters(paramLabel = "FILE")
        private Path file = Path.of("export.jsonl");

        @Override
        public Integer call() {
            Archive archive = read(file);
            Archive.Summary summary = cluster.ask(kafka -> bring(kafka, archive, dryRun));
            Terminal.standard()
                    .say((dryRun ? "Would create " : "Created ") + summary.created() + ", changed " + summary.changed()
                            + ", " + summary.unchanged() + " stood there already; work on " + summary.desk()
                            + " alerts.");
            return 0;
        }
    }

    private static Archive read(Path file) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            return Archive.read(in);
        } catch (BadRecord e) {
            throw BatchOptions.wrong(String.valueOf(file), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new StartupProblem(file + " cannot be read: " + e, e);
        }
    }

    private static Archive there(KafkaClients kafka) {
        ConfigWriter.State state = Cluster.state(kafka);
        return new Archive(state.items(), state.feeds(), desk(kafka));
    }

    private static Map<String, Desk> desk(KafkaClients kafka) {
        Map<String, Desk> desk = new LinkedHashMap<>();
        try (WholeTopic topic = new WholeTopic(kafka, kafka.id("read-desk"), List.of(Topic.DESK))) {
            topic.readToEnd(record -> {
                String id = Records.key(record.key());
                if (record.value() == null) {
                    desk.remove(id);
                } else {
                    desk.put(id, Json.read(record.value(), Desk.class));
                }
            });
        }
        return desk;
    }

    private static Archive.Summary bring(KafkaClients kafka, Archive archive, boolean dryRun) {
        List<Desk> fresher = archive.fresher(desk(kafka));
        Archive.Summary summary = archive.against(Cluster.state(kafka), fresher);
        if (!dryRun) {
            try (ConfigWriter writer = new ConfigWriter(kafka, InstantSource.system())) {
                writer.write(Cluster.who(), Origin.CLI, archive.changes());
            }
            send(kafka, fresher);
        }
        return summary;
    }

    private static void send(KafkaClients kafka, List<Desk> desk) {
        int partitions = kafka.partitions(Topic.DESK);
        try (Producer<byte[], byte[]> producer = kafka.producer(kafka.id("import"))) {
            List<Future<?>> sent = new ArrayList<>();
            for (Desk done : desk) {
                int partition = HostPartitions.ofKey(done.watchlist(), partitions);
                sent.add(producer.send(Records.of(kafka.topic(Topic.DESK), partition, done.id(), done, done.at())));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("what was done with alerts was not written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
