package org.tidings.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tidings.app.entities.CsvImport;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.config.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "csv",
        description = {
            "Adds the entities of a table, one a row, whose first line names the columns:",
            "name, and any of id, aliases, wikidata, case, near, not-near, languages, forms; a list is parted by |."
        },
        mixinStandardHelpOptions = true)
final class ImportCsv implements Callable<Integer> {
    @Mixin
    private ManyEntities many = new ManyEntities();

    @Option(names = "--ignore", paramLabel = "COLUMN", split = ",", description = "columns that are passed over")
    private List<String> ignored = List.of();

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        CsvImport table = new CsvImport(file, Set.copyOf(ignored));
        Problems problems = new Problems();
        if (ManyEntities.isReadable(file, problems)) {
            check(table, problems);
        }
        problems.throwIfAny();
        return many.run(table::run);
    }

    private void check(CsvImport table, Problems problems) {
        try {
            table.check(problems);
        } catch (IOException e) {
            throw new StartupProblem(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
