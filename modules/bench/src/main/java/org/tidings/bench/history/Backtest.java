package org.tidings.bench.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tidings.model.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures questions about the past: how long they take by the number of articles, and what the index costs. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "Measures questions about articles of the past.")
final class Backtest implements Callable<Integer> {
    @Option(
            names = "--articles",
            split = ",",
            defaultValue = "10000,100000",
            description = "one index for each number (default: ${DEFAULT-VALUE}); a million takes some 8 GB of disk")
    private List<Integer> articles = new ArrayList<>();

    @Option(names = "--folder", description = "for the indexes, which stay there (default: a new one, which goes)")
    private Path folder = Path.of("");

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "of each question, the median counts (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--json", description = "print one line of JSON in place of the tables")
    private boolean json;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Backtest()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        boolean own = folder.toString().isEmpty();
        Path place = own ? Files.createTempDirectory("tidings-backtest") : folder;
        List<Measured> measured = new ArrayList<>();
        for (int count : articles) {
            Path index = place.resolve("articles-" + count);
            try {
                measured.add(Measuring.of(index, count, rounds));
            } finally {
                if (own) {
                    Measuring.remove(index);
                }
            }
        }
        System.out.println(json ? Json.text(measured) : table(measured));
        return 0;
    }

    private static String table(List<Measured> measured) {
        StringBuilder out = new StringBuilder();
        for (Measured one : measured) {
            out.append(String.format(
                    Locale.ROOT,
                    "%n%,d articles: %,.0f put in a CPU second, %,d MB on disk, %d MB of heap, opened in %d ms%n",
                    one.articles(),
                    one.putACpuSecond(),
                    one.diskBytes() >> 20,
                    one.heapBytes() >> 20,
                    one.openMillis()));
            out.append(String.format(
                    "%-34s %10s %8s %8s %9s %9s%n", "question", "candidates", "hits", "stories", "ms", "CPU ms"));
            for (Measured.Asked asked : one.asked()) {
                out.append(String.format(
                        Locale.ROOT,
                        "%-34s %,10d %,8d %,8d %,9.0f %,9.0f%n",
                        asked.question(),
                        asked.candidates(),
                        asked.hits(),
                        asked.stories(),
                        asked.millis(),
                        asked.cpuMillis()));
            }
        }
        return out.toString();
    }
}
