package org.tidings.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tidings.app.Terminal;
import org.tidings.runtime.StartupProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "init", description = "Writes a commented tidings.yaml to start from.", mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "tidings.yaml",
            description = "default: ${DEFAULT-VALUE}")
    private Path file = Path.of("tidings.yaml");

    @Override
    public Integer call() {
        try (InputStream template = template()) {
            Files.write(file, template.readAllBytes(), java.nio.file.StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new StartupProblem(file + " is already there; name another: `tidings init FILE`", e);
        } catch (IOException e) {
            throw new StartupProblem(file + " cannot be written: " + e.getMessage(), e);
        }
        Terminal.standard()
                .say("Wrote " + file + ". Put your feeds and watchlists in, then: ./tidings run --config " + file);
        return 0;
    }

    static InputStream template() {
        InputStream template = InitCommand.class.getResourceAsStream("/tidings.yaml");
        if (template == null) {
            throw new IllegalStateException("the program lacks its tidings.yaml");
        }
        return template;
    }
}
