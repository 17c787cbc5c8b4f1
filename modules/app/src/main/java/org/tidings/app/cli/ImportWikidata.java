package org.tidings.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tidings.app.entities.BadRow;
import org.tidings.app.entities.DumpFile;
import org.tidings.app.entities.EntityImport;
import org.tidings.app.entities.ImportProgress;
import org.tidings.app.entities.WikidataImport;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.config.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "wikidata",
        description = {
            "Adds the items of a JSON dump of Wikidata, plain, .gz or .bz2, that pass the filters.",
            "May be stopped and run again: what is there already is not written twice."
        },
        mixinStandardHelpOptions = true)
final class ImportWikidata implements Callable<Integer> {
    @Mixin
    private ManyEntities many = new ManyEntities();

    @Option(
            names = "--languages",
            paramLabel = "TAG",
            split = ",",
            defaultValue = "en",
            description = "whose names are taken, such as en,fr (default: ${DEFAULT-VALUE})")
    private List<String> languages = List.of();

    @Option(
            names = "--kind",
            paramLabel = "QID",
            split = ",",
            description = "only what is directly an instance of one of these, such as Q5,Q43229")
    private List<String> kinds = List.of();

    @Option(
            names = "--min-sitelinks",
            paramLabel = "N",
            defaultValue = "0",
            description = "only what has so many pages about it")
    private int minSitelinks;

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        check();
        List<String> tags = languages.stream()
                .map(tag -> tag.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        WikidataImport wanted = new WikidataImport(tags, Set.copyOf(kinds), minSitelinks);
        return many.run((into, progress) -> run(wanted, into, progress));
    }

    private long run(WikidataImport wanted, EntityImport into, ImportProgress progress) throws IOException {
        try (DumpFile dump = new DumpFile(file)) {
            return wanted.run(dump, into, progress);
        } catch (BadRow e) {
            into.close();
            throw new StartupProblem(
                    file.getFileName() + ":" + e.line() + ": " + e.getMessage() + "; " + into.added()
                            + " entities that stand before it were added",
                    e);
        }
    }

    private void check() {
        Problems problems = new Problems();
        languages.stream()
                .filter(tag -> !tag.strip().matches("[A-Za-z]{2,3}"))
                .forEach(tag -> problems.add(
                        null,
                        0,
                        "--languages",
                        "expected languages by their tags, such as en,fr, found \"" + tag + "\""));
        kinds.stream()
                .filter(kind -> !kind.matches("Q[1-9]\\d{0,17}"))
                .forEach(kind -> problems.add(
                        null, 0, "--kind", "expected Wikidata ids such as Q5,Q43229, found \"" + kind + "\""));
        boolean unused = ManyEntities.isReadable(file, problems);
        problems.throwIfAny();
    }
}
