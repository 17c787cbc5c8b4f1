package org.tidings.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program within the test and catches what it says, beside a folder for its files. */
abstract class CaughtProgram {
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    final Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** What is said is added to what was said before, until {@link #forget}. */
    final int run(Object... arguments) {
        return TidingsCommand.run(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }

    final void forget() {
        out.reset();
        err.reset();
    }

    final String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    final String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    final List<String> errors() {
        return complained().lines().toList();
    }
}
