package org.tidings.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidings.testkit.Await;

/** Real processes of the program under test, whose output is kept in files and which can be killed. */
final class Processes implements AutoCloseable {
    private final Path folder;
    private final Map<String, Process> running = new LinkedHashMap<>();
    private final Map<String, List<String>> arguments = new LinkedHashMap<>();

    Processes(Path folder) {
        this.folder = folder;
    }

    /** Starts the program with these arguments, under a name by which it is known here. */
    void start(String name, String... line) {
        arguments.put(name, List.of(line));
        launch(name);
    }

    private void launch(String name) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.tidings.app.Main"));
        command.addAll(arguments.getOrDefault(name, List.of()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("TIDINGS_"));
        try {
            running.put(name, builder.start());
        } catch (IOException e) {
            throw new IllegalStateException("the process " + name + " did not start", e);
        }
    }

    /** kill -9 in the middle of whatever it does, and a new start. */
    void killAndRestart(String name) throws InterruptedException {
        Process process = process(name);
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
        launch(name);
    }

    /** Stops as an operator does, with SIGTERM; gives the exit code. */
    int stop(String name) throws InterruptedException {
        Process process = process(name);
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " did not stop within 15 s\n" + output(name));
        }
        return process.exitValue();
    }

    /** Waits for the process to end by itself; gives the exit code. */
    int end(String name, Duration limit) throws InterruptedException {
        if (!process(name).waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(name + " did not end\n" + output(name));
        }
        return process(name).exitValue();
    }

    private Process process(String name) {
        Process process = running.get(name);
        if (process == null) {
            throw new IllegalArgumentException("no such process: " + name);
        }
        return process;
    }

    /** Waits until the output has this pattern, and gives its first group. */
    String awaitOutput(String name, Pattern pattern, Duration limit) {
        Await.until(name + " says " + pattern, limit, () -> {
            if (!process(name).isAlive() && !pattern.matcher(output(name)).find()) {
                throw new IllegalStateException(
                        name + " ended with " + process(name).exitValue() + "\n" + output(name));
            }
            return pattern.matcher(output(name)).find();
        });
        Matcher matcher = pattern.matcher(output(name));
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Fails with the output of a process that ended by itself. */
    void failIfAnyEnded() {
        running.forEach((name, process) -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended with " + process.exitValue() + "\n" + output(name));
            }
        });
    }

    /** Everything that every process said, for the message of a failure. */
    String outputs() {
        StringBuilder all = new StringBuilder();
        running.keySet()
                .forEach(name -> all.append("== ").append(name).append('\n').append(output(name)));
        return all.toString();
    }

    String output(String name) {
        try {
            return Files.exists(log(name)) ? Files.readString(log(name)) : "";
        } catch (IOException e) {
            return "unreadable: " + e;
        }
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    @Override
    public void close() {
        running.values().forEach(Process::destroyForcibly);
    }
}
