package org.tidings.app.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Plan;
import org.tidings.app.PlanReport;
import org.tidings.app.Terminal;
import org.tidings.model.Json;
import org.tidings.runtime.config.TidingsFile;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.runtime.kafka.TopicSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidings watchlists apply}: all of a file or nothing. */
@Command(
        name = "apply",
        description = {
            "Makes the running Tidings hold what a file says, all of it at once, and says the new version;",
            "removes only what that file had brought."
        },
        mixinStandardHelpOptions = true)
final class WatchlistsApply implements Callable<Integer> {
    @Mixin
    private final Cluster cluster = new Cluster();

    @Option(names = "-f", required = true, paramLabel = "FILE", description = "a tidings.yaml")
    private Path file = Path.of("tidings.yaml");

    @Option(
            names = "--expect",
            paramLabel = "VERSION",
            description = "changes nothing unless the configuration is still at the version that a plan showed")
    private @Nullable Long expected;

    @Option(names = "--json", description = "what was changed as a JSON object")
    private boolean json;

    private record Applied(long version, PlanReport.Summary changed) {}

    @Override
    public Integer call() {
        Plan.Done done = cluster.ask(this::apply);
        Terminal terminal = Terminal.standard();
        if (json) {
            terminal.say(Json.text(new Applied(done.version(), new PlanReport(done.plan(), null).summary())));
        } else {
            show(done, terminal);
        }
        return 0;
    }

    private Plan.Done apply(KafkaClients kafka) {
        try (ConfigWriter writer = new ConfigWriter(kafka, InstantSource.system())) {
            TidingsFile read = WatchlistsFile.read(file, writer.state());
            Plan.topics(read.content())
                    .forEach(topic -> TopicSetup.ensure(kafka, cluster.file().settings(), topic));
            return Plan.carryOut(writer, Cluster.who(), read.content(), expected, InstantSource.system());
        }
    }

    private static void show(Plan.Done done, Terminal terminal) {
        if (done.plan().isEmpty()) {
            terminal.say("Nothing to change; version " + done.version() + ".");
            return;
        }
        terminal.say("Changed:");
        done.plan().shown().forEach(line -> terminal.say("  " + line));
        terminal.say(new PlanReport(done.plan(), null).counts() + " Version " + done.version() + ".");
    }
}
