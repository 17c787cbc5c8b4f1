package org.tidings.bench.matching;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.tidings.bench.CpuTime;
import org.tidings.model.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs everything about matching and prints it as a table or as one line of JSON. */
@Command(
        name = "matching",
        description = "Our engine beside a tuned Lucene Monitor: speed, memory, load, updates; and the gazetteer.",
        mixinStandardHelpOptions = true)
public final class MatchingReport implements Callable<Integer> {
    @Option(names = "--sizes", split = ",", description = "Numbers of watchlists (default: ${DEFAULT-VALUE}).")
    private List<Integer> sizes = List.of(1_000, 10_000, 100_000);

    @Option(names = "--quick", description = "Half the warm-up and measuring.")
    private boolean quick;

    @Option(names = "--json", description = "One line of JSON; progress goes to the error output.")
    private boolean json;

    @Option(names = "--only", description = "Benchmarks to run, a regular expression of their names.")
    private String only = ".*";

    /** A row of speeds. */
    private record Speed(
            String benchmark, int watchlists, double perThread, double perProcess, double median, double worst) {}

    /** Everything measured. */
    private record Figures(
            Map<Integer, Double> hits,
            List<Speed> speeds,
            @Nullable Footprint engine,
            @Nullable Footprint monitor,
            double entityWords) {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new MatchingReport()).execute(args));
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        Material largest = Material.of(sizes.getLast());
        note("memory, load and updates", sizes.getLast());
        Footprint engine = Footprint.ofEngine(largest);
        Footprint monitor = Footprint.ofMonitor(largest);
        Map<Integer, Double> hits = new LinkedHashMap<>();
        for (int size : sizes) {
            note("comparing the hits of both", size);
            hits.put(size, Differences.hits(Material.of(size)));
        }
        Figures figures = new Figures(hits, speeds(), engine, monitor, entityWords());
        System.out.println(json ? Json.text(figures) : table(figures));
        return 0;
    }

    private static void note(String what, int watchlists) {
        System.err.printf(Locale.ROOT, "# %s, %,d watchlists%n", what, watchlists);
    }

    private List<Speed> speeds() throws RunnerException {
        String[] counts = sizes.stream().map(String::valueOf).toArray(String[]::new);
        List<Speed> speeds = new ArrayList<>();
        for (RunResult result : run(options("MatchingSpeed\\." + only).param("watchlists", counts))) {
            speeds.add(new Speed(
                    CpuTime.name(result),
                    Integer.parseInt(result.getParams().getParam("watchlists")),
                    CpuTime.rate(result, CpuTime.OF_THREAD),
                    CpuTime.rate(result, CpuTime.OF_PROCESS),
                    result.getPrimaryResult().getStatistics().getPercentile(50),
                    result.getPrimaryResult().getStatistics().getPercentile(99)));
        }
        return speeds;
    }

    private double entityWords() throws RunnerException {
        return run(options("GazetteerSpeed\\.")).stream()
                .mapToDouble(result -> CpuTime.rate(result, CpuTime.OF_THREAD))
                .findFirst()
                .orElseThrow();
    }

    private ChainedOptionsBuilder options(String benchmarks) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmarks)
                .addProfiler(CpuTime.class)
                .verbosity(json ? VerboseMode.SILENT : VerboseMode.NORMAL);
        return quick
                ? options.warmupIterations(2).measurementIterations(2).measurementTime(TimeValue.seconds(2))
                : options;
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build()).run();
    }

    private String table(Figures figures) {
        Formatter out = new Formatter(Locale.ROOT);
        out.format(
                "%n%-20s %12s %14s %14s %10s %10s%n",
                "articles", "watchlists", "a CPU second", "with process", "p50 ms", "p99 ms");
        for (Speed speed : figures.speeds()) {
            out.format(
                    "%-20s %,12d %,14.0f %,14.0f %10.3f %10.3f%n",
                    speed.benchmark(),
                    speed.watchlists(),
                    speed.perThread(),
                    speed.perProcess(),
                    speed.median(),
                    speed.worst());
        }
        for (int size : sizes) {
            out.format(
                    "%,d watchlists: %.1f hits an article, the same for both; firing %.1f x lean, %.1f x simple; match %.1f x highlights%n",
                    size,
                    Objects.requireNonNull(figures.hits().get(size)),
                    ratio(figures, size, "firing", "monitorLean"),
                    ratio(figures, size, "firing", "monitorSimple"),
                    ratio(figures, size, "match", "monitorHighlights"));
        }
        footprint(out, "engine", figures.engine());
        footprint(out, "monitor", figures.monitor());
        out.format("gazetteer of 400,000 aliases: %,.0f words a CPU second%n", figures.entityWords());
        return out.toString();
    }

    private static double ratio(Figures figures, int size, String ours, String theirs) {
        return speed(figures, size, ours) / speed(figures, size, theirs);
    }

    private static double speed(Figures figures, int size, String benchmark) {
        return figures.speeds().stream()
                .filter(speed -> speed.watchlists() == size && speed.benchmark().equals(benchmark))
                .mapToDouble(Speed::perThread)
                .findFirst()
                .orElse(Double.NaN);
    }

    private void footprint(Formatter out, String of, @Nullable Footprint footprint) {
        if (footprint != null) {
            out.format(
                    "%s, %,d watchlists: %,d bytes each, loaded in %.2f s, update p50 %.2f ms, p99 %.2f ms while matching%n",
                    of,
                    sizes.getLast(),
                    footprint.bytes(),
                    footprint.load(),
                    footprint.updateMedian(),
                    footprint.updateWorst());
        }
    }
}
