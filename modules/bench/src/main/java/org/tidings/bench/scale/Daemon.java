package org.tidings.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One process of the program under measurement, and what the system knows of it. */
final class Daemon implements AutoCloseable {
    private static final double TICKS_A_SECOND = 100;
    private static final Pattern AFTER = Pattern.compile("Pause.* \\d+M->(\\d+)M\\((\\d+)M\\)");

    private final String name;
    private final Path folder;
    private final Process process;

    private Daemon(String name, Path folder, Process process) {
        this.name = name;
        this.folder = folder;
        this.process = process;
    }

    /**
     * @param program the {@code tidings} of a distribution or a checkout
     * @param java options of its JVM
     */
    static Daemon start(String name, Path folder, Path program, List<String> java, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("TIDINGS_"));
        // Without a class-data archive: one that is being made forbids a recording, and every start is to be alike.
        builder.environment().put("XDG_CACHE_HOME", "/dev/null");
        builder.environment()
                .put("TIDINGS_JAVA_OPTS", String.join(" ", java) + " -Xlog:gc:file=" + folder.resolve(name + ".gc"));
        return new Daemon(name, folder, builder.start());
    }

    /** Waits until it has said that, and gives the pattern's first group. */
    String says(Pattern pattern, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            Matcher matcher = pattern.matcher(Files.readString(folder.resolve(name + ".log")));
            if (matcher.find()) {
                return matcher.group(1);
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException(
                name + " did not say " + pattern + "; it said:\n" + Files.readString(folder.resolve(name + ".log")));
    }

    /** Processor time used so far, in seconds. */
    double cpu() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / TICKS_A_SECOND;
    }

    /** The most memory that was resident so far, in MB. */
    long residentMb() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    /** What the last full collection left in the heap, or the most that any left where there was no full one, in MB. */
    long heapAfterCollection() throws IOException {
        List<String> pauses = Files.readAllLines(folder.resolve(name + ".gc"));
        List<String> full =
                pauses.stream().filter(line -> line.contains("Pause Full")).toList();
        return full.isEmpty() ? most(pauses, 1) : most(List.of(full.getLast()), 1);
    }

    /** The most that the heap grew to, in MB. */
    long heapSize() throws IOException {
        return most(Files.readAllLines(folder.resolve(name + ".gc")), 2);
    }

    private static long most(List<String> pauses, int group) {
        return pauses.stream()
                .map(AFTER::matcher)
                .filter(Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(group)))
                .max()
                .orElse(0);
    }

    /** Has the JVM do something of itself. */
    void command(String... command) throws IOException, InterruptedException {
        List<String> line =
                new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/jcmd", Long.toString(process.pid())));
        line.addAll(List.of(command));
        new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
