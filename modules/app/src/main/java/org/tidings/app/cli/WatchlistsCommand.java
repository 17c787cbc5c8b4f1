package org.tidings.app.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tidings.app.ContentText;
import org.tidings.app.Plan;
import org.tidings.app.QueryProblems;
import org.tidings.app.StateFolder;
import org.tidings.app.Terminal;
import org.tidings.model.ConfigItem;
import org.tidings.model.Json;
import org.tidings.model.Watchlist;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.TidingsFile;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.runtime.kafka.TopicSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "watchlists",
        description = "The watchlists of a running Tidings.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB")
final class WatchlistsCommand {

    @Command(name = "list", description = "Lists watchlists.", mixinStandardHelpOptions = true)
    int list(@Mixin Cluster cluster, @Option(names = "--json", description = "a JSON object a line") boolean json) {
        Terminal terminal = Terminal.standard();
        Map<String, ConfigItem> items = new TreeMap<>(cluster.state().items());
        for (ConfigItem item : items.values()) {
            if (item instanceof Watchlist watchlist) {
                terminal.say(json ? Json.text(watchlist) : line(watchlist));
            }
        }
        return 0;
    }

    private static String line(Watchlist watchlist) {
        return String.format(
                Locale.ROOT,
                "%-24s r%-3d %-8s %s",
                watchlist.id(),
                watchlist.revision(),
                watchlist.enabled() ? watchlist.origin().word() : "off",
                watchlist.query() == null ? "any of " + terms(watchlist) + " terms" : watchlist.query());
    }

    private static int terms(Watchlist watchlist) {
        return watchlist.any() == null ? 0 : watchlist.any().terms().size();
    }

    @Command(name = "plan", description = "Shows what applying a file would change.", mixinStandardHelpOptions = true)
    int plan(@Mixin Cluster cluster, @Option(names = "-f", required = true, paramLabel = "FILE") Path file) {
        show(
                Plan.of(
                        read(file).content(),
                        cluster.state(),
                        InstantSource.system().instant()),
                "Would change");
        return 0;
    }

    @Command(
            name = "apply",
            description = "Makes the running Tidings hold what a file says; removes only what that file had brought.",
            mixinStandardHelpOptions = true)
    int apply(@Mixin Cluster cluster, @Option(names = "-f", required = true, paramLabel = "FILE") Path file) {
        TidingsFile read = read(file);
        Plan applied = cluster.ask(kafka -> {
            Plan.topics(read.content())
                    .forEach(topic -> TopicSetup.ensure(kafka, cluster.file().settings(), topic));
            try (ConfigWriter writer = new ConfigWriter(kafka, InstantSource.system())) {
                return Plan.carryOut(writer, "watchlists apply", read.content(), InstantSource.system());
            }
        });
        show(applied, "Changed");
        return 0;
    }

    private static TidingsFile read(Path path) {
        Problems problems = new Problems();
        TidingsFile file = TidingsFile.read(path, Map.of(), StateFolder.path(), problems);
        QueryProblems.add(file.name(), file.content(), problems);
        problems.throwIfAny();
        return file;
    }

    private static void show(Plan plan, String verb) {
        Terminal terminal = Terminal.standard();
        if (plan.isEmpty()) {
            terminal.say("Nothing to change.");
        } else {
            terminal.say(verb + ":");
            plan.shown().forEach(line -> terminal.say("  " + line));
        }
    }

    @Command(
            name = "export",
            description = "Prints everything that people made, in the form of tidings.yaml.",
            mixinStandardHelpOptions = true)
    int export(@Mixin Cluster cluster) {
        Terminal.standard().say(ContentText.of(cluster.state()));
        return 0;
    }
}
