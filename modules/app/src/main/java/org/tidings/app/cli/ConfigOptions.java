package org.tidings.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tidings.app.QueryProblems;
import org.tidings.app.StateFolder;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.TidingsFile;
import org.tidings.scraper.SiteRuleFiles;
import picocli.CommandLine.Option;

/** Where the configuration is: every verb that needs it reads it in the same way. */
final class ConfigOptions {
    private static final Path HERE = Path.of("tidings.yaml");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the configuration (default: tidings.yaml here, if there is one)")
    private @Nullable Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where state is kept (default: the user's state folder)")
    private @Nullable Path data;

    /**
     * Reads file and environment.
     *
     * @throws org.tidings.runtime.config.InvalidConfiguration with every mistake
     */
    TidingsFile read() {
        Problems problems = new Problems();
        TidingsFile file =
                TidingsFile.read(file(), System.getenv(), data == null ? StateFolder.path() : data, problems);
        QueryProblems.add(file.name(), file.content(), problems);
        SiteRuleFiles.with(file.settings().scraper().rules(), problems);
        problems.throwIfAny();
        return data == null ? file : file.withData(data);
    }

    /** The file that is read; null when there is none. */
    @Nullable
    Path file() {
        return config == null && Files.exists(HERE) ? HERE : config;
    }
}
