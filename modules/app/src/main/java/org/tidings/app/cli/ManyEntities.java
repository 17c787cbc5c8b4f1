package org.tidings.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.tidings.app.Terminal;
import org.tidings.app.entities.EntityImport;
import org.tidings.app.entities.ImportProgress;
import org.tidings.app.entities.KnownEntities;
import org.tidings.model.Json;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.kafka.ConfigWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the verbs that import a great many entities have in common. */
final class ManyEntities {
    @Mixin
    private Cluster cluster = new Cluster();

    @Option(names = "--dry-run", description = "counts what would be added and adds nothing")
    private boolean dryRun;

    @Option(names = "--json", description = "the counts as a JSON object")
    private boolean json;

    /** Reads a file. */
    interface Work {
        /** @return how many things were read */
        long run(EntityImport into, ImportProgress progress) throws IOException;
    }

    /** What {@code --json} prints. */
    record Counts(long read, long added, long known) {}

    static boolean isReadable(Path file, Problems problems) {
        boolean readable = Files.isRegularFile(file) && Files.isReadable(file);
        if (!readable) {
            problems.add(null, 0, "FILE", "there is no file " + file + " that can be read");
        }
        return readable;
    }

    int run(Work work) {
        Counts counts = cluster.ask(kafka -> {
            KnownEntities known = new KnownEntities();
            try (ConfigWriter writer = new ConfigWriter(kafka, InstantSource.system(), known)) {
                return run(work, new EntityImport(writer, known, "command line", dryRun));
            } catch (IOException e) {
                throw new StartupProblem("the import stopped: " + e.getMessage(), e);
            }
        });
        tell(counts);
        return 0;
    }

    private static Counts run(Work work, EntityImport into) throws IOException {
        ImportProgress progress = new ImportProgress(System.err, Terminal.isThere());
        try {
            long read = work.run(into, progress);
            into.close();
            return new Counts(read, into.added(), into.known());
        } finally {
            progress.end();
        }
    }

    private void tell(Counts counts) {
        Terminal terminal = Terminal.standard();
        if (json) {
            terminal.say(Json.text(counts));
        } else {
            terminal.say("Read " + counts.read + ", " + (dryRun ? "would add " : "added ") + counts.added + ", "
                    + counts.known + " known already.");
        }
    }
}
