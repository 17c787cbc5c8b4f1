package org.tidings.bench;

import com.rometools.rome.feed.impl.ConfigurableClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.tidings.poller.feed.FeedDocument;
import org.tidings.poller.feed.FeedReader;

/** Feeds read a second of processor time: ours beside Rome used with care, on the same feeds in the same run. */
@State(Scope.Benchmark)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 5, time = 2)
public class FeedReading {
    private static final int FEEDS = 200;
    private static final String TYPE = "application/xml; charset=utf-8";
    private static final String ADDRESS = "https://paper.example/feed";

    private List<byte[]> feeds = List.of();

    /** The feeds, once it is clear that both readers read the same out of each. */
    @Setup
    public void makeFeeds(BenchmarkParams params) {
        if (params.getBenchmark().endsWith("romeWithoutModules")) {
            ConfigurableClassLoader.INSTANCE.setClassLoader(new WithoutModules(FeedReading.class.getClassLoader()));
        }
        feeds = SyntheticFeeds.make(FEEDS, 7);
        feeds.forEach(FeedReading::compare);
        int bytes = feeds.stream().mapToInt(feed -> feed.length).sum();
        System.out.printf(Locale.ROOT, "# %d feeds, %d KiB in the mean%n", FEEDS, bytes / FEEDS / 1024);
    }

    private static void compare(byte[] feed) {
        List<String> ours = ours(feed).items().stream()
                .map(item -> item.url() + " " + item.guid() + " " + item.published() + " " + item.authors())
                .toList();
        List<String> romes = RomeWithCare.read(feed, TYPE).stream()
                .map(item -> item.link() + " " + item.id() + " " + item.published() + " [" + item.author() + "]")
                .toList();
        if (!ours.equals(romes)) {
            throw new IllegalStateException("the readers differ:\n" + ours + "\n" + romes);
        }
    }

    private static FeedDocument ours(byte[] feed) {
        return (FeedDocument) FeedReader.read(feed, TYPE, ADDRESS, SyntheticFeeds.NOW);
    }

    @Benchmark
    @OperationsPerInvocation(FEEDS)
    public void tidings(Blackhole hole) {
        for (byte[] feed : feeds) {
            hole.consume(ours(feed));
        }
    }

    @Benchmark
    @OperationsPerInvocation(FEEDS)
    public void rome(Blackhole hole) {
        for (byte[] feed : feeds) {
            hole.consume(RomeWithCare.read(feed, TYPE));
        }
    }

    @Benchmark
    @OperationsPerInvocation(FEEDS)
    public void romeWithoutModules(Blackhole hole) {
        for (byte[] feed : feeds) {
            hole.consume(RomeWithCare.read(feed, TYPE));
        }
    }

    /** Runs all three and prints how many times as many feeds ours reads. */
    public static void main(String[] args) throws RunnerException {
        List<RunResult> results = new ArrayList<>(new Runner(new OptionsBuilder()
                        .include(FeedReading.class.getName() + "\\.")
                        .addProfiler(CpuTime.class)
                        .build())
                .run());
        RunResult ours = results.stream()
                .filter(result -> CpuTime.name(result).equals("tidings"))
                .findFirst()
                .orElseThrow();
        System.out.printf("%n%-20s %16s %16s%n", "feeds a CPU second", "thread", "process");
        for (RunResult result : results) {
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %7.0f  (1/%4.2f) %7.0f  (1/%4.2f)%n",
                    CpuTime.name(result),
                    CpuTime.rate(result, CpuTime.OF_THREAD),
                    CpuTime.rate(ours, CpuTime.OF_THREAD) / CpuTime.rate(result, CpuTime.OF_THREAD),
                    CpuTime.rate(result, CpuTime.OF_PROCESS),
                    CpuTime.rate(ours, CpuTime.OF_PROCESS) / CpuTime.rate(result, CpuTime.OF_PROCESS));
        }
    }
}
