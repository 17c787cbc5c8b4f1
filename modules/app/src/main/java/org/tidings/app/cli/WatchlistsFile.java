package org.tidings.app.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidings.app.QueryProblems;
import org.tidings.app.StateFolder;
import org.tidings.model.Entity;
import org.tidings.model.Origin;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.TidingsFile;
import org.tidings.runtime.kafka.ConfigWriter;

/** A file of watchlists that a verb names with {@code -f}. */
final class WatchlistsFile {
    private WatchlistsFile() {}

    /** For a verb that knows of no cluster: the file says everything that its queries name. */
    static TidingsFile read(Path path) {
        return read(path, Set.of());
    }

    /** Queries may name what stands in the cluster already and does not come from a file. */
    static TidingsFile read(Path path, ConfigWriter.State state) {
        return read(
                path,
                state.items().values().stream()
                        .filter(item -> item instanceof Entity && item.origin() != Origin.FILE)
                        .map(item -> item.id())
                        .collect(Collectors.toSet()));
    }

    private static TidingsFile read(Path path, Set<String> entities) {
        Problems problems = new Problems();
        TidingsFile file = TidingsFile.read(path, Map.of(), StateFolder.path(), problems);
        QueryProblems.add(file.name(), file.content(), entities, problems);
        problems.throwIfAny();
        return file;
    }
}
