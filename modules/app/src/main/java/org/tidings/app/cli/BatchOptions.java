package org.tidings.app.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Terminal;
import org.tidings.model.BadRecord;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.config.InvalidConfiguration;
import org.tidings.runtime.config.Problem;
import picocli.CommandLine.Option;

/** The three options of every batch form of {@code inspect}. */
final class BatchOptions {
    @Option(names = "--batch", paramLabel = "FILE", description = "many at once, as docs/inspect.md describes")
    private @Nullable Path inputs;

    @Option(
            names = "--base",
            paramLabel = "DIR",
            description = "folder that the files of the batch are named from",
            defaultValue = ".")
    private Path base = Path.of(".");

    @Option(names = "--out", paramLabel = "FILE", description = "where the results of the batch go")
    private @Nullable Path out;

    /** Reads a list of things and writes what becomes of each. */
    interface Work {
        /** @return how many things were read */
        int run(Path inputs, Path base, Path out) throws IOException;
    }

    /** The list; null when one thing is looked at and no batch. */
    @Nullable
    Path inputs() {
        return inputs;
    }

    /** Does the work and says what came of it, or what is wrong with the list. */
    int run(Path list, String what, Work work) {
        if (out == null) {
            throw wrong("--out", "a batch needs a file to write to");
        }
        try {
            int count = work.run(list, base, out);
            Terminal.standard().say(count + " " + what + " read, results in " + out);
            return 0;
        } catch (BadRecord e) {
            throw wrong("--batch", String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            throw wrong(
                    "--batch", "there is no file " + e.getMessage() + "; what a batch names is looked for in --base");
        } catch (IOException e) {
            throw new StartupProblem("the batch stopped: " + e.getMessage(), e);
        }
    }

    /** The one thing that is looked at when there is no batch. */
    static String given(@Nullable String place) {
        if (place == null) {
            throw wrong("URL|FILE", "an address or a file is needed, or --batch");
        }
        return Objects.requireNonNull(place);
    }

    static InvalidConfiguration wrong(String key, String message) {
        return new InvalidConfiguration(List.of(new Problem(null, 0, key, message)));
    }
}
