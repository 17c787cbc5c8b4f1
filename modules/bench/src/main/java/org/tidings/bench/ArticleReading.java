package org.tidings.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import net.dankito.readability4j.Readability4J;
import net.dankito.readability4j.extended.Readability4JExtended;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.tidings.scraper.extract.Extractor;
import org.tidings.scraper.extract.facts.Languages;

/**
 * Pages read a second of processor time: ours from bytes to text and facts, beside readability4j from text to text, and beside
 * the bare parse that both start with; the same pages in the same run.
 */
@State(Scope.Benchmark)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class ArticleReading {
    private static final int PAGES = 60;

    /** A folder with {@code pages.json}, as {@code bench/articles --keep} leaves it; empty = the newsroom's pages. */
    @Param("")
    public String folder = "";

    private final Extractor extractor = new Extractor(new Languages());
    private List<PagesToRead.One> pages = List.of();

    /** Reads the pages and says what they are. */
    @Setup
    public void choosePages() throws IOException {
        pages = folder.isEmpty() ? PagesToRead.newsroom(PAGES) : PagesToRead.folder(Path.of(folder), PAGES);
        long bytes = pages.stream().mapToLong(page -> page.body().length).sum();
        System.out.printf(Locale.ROOT, "# %d pages, %d KiB in the mean%n", PAGES, bytes / PAGES / 1024);
    }

    @Benchmark
    @OperationsPerInvocation(PAGES)
    public void tidings(Blackhole hole) {
        for (PagesToRead.One page : pages) {
            hole.consume(extractor.extract(page.body(), page.contentType(), page.url()));
        }
    }

    /** The string is made for it, and no facts are asked of it beyond those that it finds by itself. */
    @Benchmark
    @OperationsPerInvocation(PAGES)
    public void readability4j(Blackhole hole) {
        for (PagesToRead.One page : pages) {
            hole.consume(text(page));
        }
    }

    /** A page that it fails on counts as read. */
    private static @Nullable String text(PagesToRead.One page) {
        try {
            Readability4J reader = new Readability4JExtended(page.url(), page.html());
            return reader.parse().getTextContent();
        } catch (RuntimeException e) {
            return null;
        }
    }

    @Benchmark
    @OperationsPerInvocation(PAGES)
    public void jsoupParse(Blackhole hole) {
        for (PagesToRead.One page : pages) {
            hole.consume(Jsoup.parse(page.html(), page.url()));
        }
    }

    /** @param args a folder with {@code pages.json}, or nothing */
    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ArticleReading.class.getName() + "\\.")
                        .param("folder", args.length == 0 ? "" : args[0])
                        .addProfiler(CpuTime.class)
                        .build())
                .run();
        double peer = results.stream()
                .filter(result -> CpuTime.name(result).equals("readability4j"))
                .mapToDouble(result -> CpuTime.rate(result, CpuTime.OF_THREAD))
                .findFirst()
                .orElseThrow();
        System.out.printf("%n%-16s %16s %16s%n", "pages a CPU second", "thread", "process");
        for (RunResult result : results) {
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %8.0f (%5.2f x) %8.0f%n",
                    CpuTime.name(result),
                    CpuTime.rate(result, CpuTime.OF_THREAD),
                    CpuTime.rate(result, CpuTime.OF_THREAD) / peer,
                    CpuTime.rate(result, CpuTime.OF_PROCESS));
        }
    }
}
