package org.tidings.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.app.ContentText;
import org.tidings.app.Terminal;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.kafka.ConfigWriter.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidings watchlists export}: what people made, as a file that changes nothing when it is applied. */
@Command(
        name = "export",
        description = {
            "Writes feeds, entities, watchlists and channels as a tidings.yaml, in the order of ids.",
            "With --id or --group only those watchlists, and what they name."
        },
        mixinStandardHelpOptions = true)
final class WatchlistsExport implements Callable<Integer> {
    @Mixin
    private final Cluster cluster = new Cluster();

    @Option(names = "-o", paramLabel = "FILE", description = "default: standard output")
    private @Nullable Path file;

    @Option(names = "--id", paramLabel = "ID", split = ",", description = "of these watchlists alone")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--group", paramLabel = "GROUP", description = "of the watchlists of this group alone")
    private List<String> groups = new ArrayList<>();

    @Override
    public Integer call() {
        State state = cluster.state();
        String text = ids.isEmpty() && groups.isEmpty()
                ? ContentText.of(state)
                : ContentText.of(
                        state,
                        watchlist -> ids.contains(watchlist.id())
                                || groups.contains(watchlist.filing().group()));
        if (file == null) {
            Terminal.standard().say(text.stripTrailing());
        } else {
            write(file, text);
        }
        return 0;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new StartupProblem(file + " cannot be written: " + e, e);
        }
    }
}
