package org.tidings.bench.matching;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.tidings.filter.match.MatchEngine;
import org.tidings.filter.match.MatchText;

/** One article after the other against the same watchlists: by our engine and by {@link TunedMonitor}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms2g", "-Xmx2g"})
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 4, time = 3)
public class MatchingSpeed {
    /** How many watchlists. */
    @Param({"1000", "10000", "100000"})
    public int watchlists;

    private final MatchEngine engine = new MatchEngine();
    private @Nullable TunedMonitor monitor;
    private List<MatchText> articles = List.of();
    private int next;

    /** Loads the watchlists into the one that is measured. */
    @Setup
    public void load(BenchmarkParams params) throws IOException {
        Material material = Material.of(watchlists);
        articles = material.articles();
        if (params.getBenchmark().contains(".monitor")) {
            monitor = new TunedMonitor(material.sample());
            monitor.load(material.watchlists());
        } else {
            Material.load(engine, material.watchlists());
        }
    }

    @TearDown
    public void close() throws IOException {
        if (monitor != null) {
            monitor.close();
        }
    }

    private MatchText article() {
        next = (next + 1) % articles.size();
        return articles.get(next);
    }

    private TunedMonitor monitor() {
        if (monitor == null) {
            throw new IllegalStateException("not loaded");
        }
        return monitor;
    }

    /** Cut into words only, which is the bound of all the rest. */
    @Benchmark
    public Object words() {
        return engine.analyse(article());
    }

    /** Which watchlists hit. */
    @Benchmark
    public Object firing() {
        return engine.firing(article());
    }

    /** Which hit and where, with a snippet. */
    @Benchmark
    public Object match() {
        return engine.match(article());
    }

    /** Which hit, as Monitor does it by itself. */
    @Benchmark
    public Object monitorSimple() throws IOException {
        return monitor().simple(article());
    }

    /** Which hit, without Monitor's cache and collecting. */
    @Benchmark
    public Object monitorLean() throws IOException {
        return monitor().lean(article());
    }

    /** Which hit and where. */
    @Benchmark
    public Object monitorHighlights() throws IOException {
        return monitor().highlights(article());
    }
}
