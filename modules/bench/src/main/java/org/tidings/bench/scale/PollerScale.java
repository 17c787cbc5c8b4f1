package org.tidings.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the poller at scale and says whether it keeps its limits. */
@Command(name = "poller-scale", mixinStandardHelpOptions = true, description = "Measures the poller at scale.")
final class PollerScale implements Callable<Integer> {
    @Option(names = "--feeds", defaultValue = "100000", description = "default: ${DEFAULT-VALUE}")
    private int feeds;

    @Option(names = "--hosts", defaultValue = "2000", description = "default: ${DEFAULT-VALUE}")
    private int hosts;

    @Option(names = "--interval", defaultValue = "PT15M", description = "of every feed (default: ${DEFAULT-VALUE})")
    private Duration interval = Duration.ZERO;

    @Option(names = "--window", defaultValue = "PT5M", description = "of steady polling (default: ${DEFAULT-VALUE})")
    private Duration window = Duration.ZERO;

    @Option(
            names = "--aftermath",
            defaultValue = "PT90S",
            description = "watched after each kill (default: ${DEFAULT-VALUE})")
    private Duration aftermath = Duration.ZERO;

    @Option(names = "--heap", defaultValue = "512", description = "of a poller, MB (default: ${DEFAULT-VALUE})")
    private int heapMb;

    @Option(names = "--program", required = true, description = "the tidings to start")
    private Path program = Path.of("");

    @Option(names = "--folder", description = "for logs and data (default: a new one)")
    private Path folder = Path.of("");

    @Option(names = "--profile", description = "record the pollers with Flight Recorder")
    private boolean profile;

    @Option(names = "--json", description = "print one line of JSON in place of the table")
    private boolean json;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PollerScale()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path place = folder.toString().isEmpty() ? Files.createTempDirectory("poller-scale") : folder;
        Files.createDirectories(place);
        Plan plan = new Plan(
                feeds,
                hosts,
                interval,
                window,
                aftermath,
                heapMb,
                program.toAbsolutePath(),
                place.toAbsolutePath(),
                profile);
        Measured measured = new Measured();
        try (Stage stage = Stage.open(plan);
                Run run = new Run(plan, stage, measured)) {
            run.all();
        }
        System.out.println(json ? measured.json() : measured.table());
        return measured.isWell() ? 0 : 1;
    }
}
