package org.tidings.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.app.NewEntities;
import org.tidings.app.StateFolder;
import org.tidings.app.Terminal;
import org.tidings.model.Entity;
import org.tidings.model.Json;
import org.tidings.model.Origin;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.Starter;
import org.tidings.runtime.config.TidingsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Adds the entities of a file in the form of tidings.yaml, or those that come with Tidings.",
            "Its verbs take other kinds of files. What is there already stays as it is."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[VERB]",
        subcommands = {ImportWikidata.class, ImportCsv.class})
final class ImportEntities implements Callable<Integer> {
    @Mixin
    private Cluster cluster = new Cluster();

    @Option(
            names = "--starter",
            paramLabel = "KIND",
            split = ",",
            arity = "0..1",
            fallbackValue = "all",
            description = "those that come with Tidings: all, or kinds such as countries,companies")
    private @Nullable List<String> starter;

    @Option(names = "--dry-run", description = "shows what would be added")
    private boolean dryRun;

    @Option(names = "--json", description = "what was added and what was known, as a JSON object")
    private boolean json;

    @Parameters(paramLabel = "FILE", arity = "0..1")
    private @Nullable Path file;

    @Override
    public Integer call() {
        List<Entity> wanted = wanted();
        NewEntities found = dryRun ? NewEntities.of(wanted, cluster.state()) : add(wanted);
        Terminal terminal = Terminal.standard();
        if (json) {
            terminal.say(Json.text(found.ids()));
        } else {
            found.lines(dryRun).forEach(terminal::say);
        }
        return 0;
    }

    /** Decided on what stands there at that moment, so that nobody's entity is overwritten. */
    private NewEntities add(List<Entity> wanted) {
        List<NewEntities> found = new ArrayList<>();
        cluster.update(state -> {
            found.add(NewEntities.of(wanted, state));
            return found.getLast().changes();
        });
        return found.getFirst();
    }

    private List<Entity> wanted() {
        Problems problems = new Problems();
        List<Entity> wanted = List.of();
        if (file != null && starter == null) {
            wanted = TidingsFile.read(file, Map.of(), StateFolder.path(), problems)
                    .content()
                    .entities();
        } else if (starter != null && file == null) {
            wanted = starter(starter, problems);
        } else {
            problems.add(null, 0, "import", "name a FILE, or --starter for the entities that come with Tidings");
        }
        problems.throwIfAny();
        return wanted.stream().map(entity -> entity.withOrigin(Origin.CLI)).toList();
    }

    private static List<Entity> starter(List<String> kinds, Problems problems) {
        try {
            return Starter.kinds(kinds).stream()
                    .flatMap(kind -> kind.entities(Origin.CLI).stream())
                    .toList();
        } catch (IllegalArgumentException e) {
            problems.add(null, 0, "--starter", String.valueOf(e.getMessage()));
            return List.of();
        }
    }
}
