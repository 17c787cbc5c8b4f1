package org.tidings.bench.history;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidings.bench.history.Measured.Asked;
import org.tidings.console.history.Grouping;
import org.tidings.console.history.History;
import org.tidings.console.history.HistoryIndex;
import org.tidings.console.history.Question;
import org.tidings.console.history.Search;
import org.tidings.model.Watchlist;

/** Fills an index and asks it. */
final class Measuring {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int SAMPLES = 20;

    private final PastNews news;
    private final HistoryIndex index;
    private final int rounds;

    private Measuring(PastNews news, HistoryIndex index, int rounds) {
        this.news = news;
        this.index = index;
        this.rounds = rounds;
    }

    /** An index that is in the folder already is used as it is. */
    static Measured of(Path folder, int articles, int rounds) throws IOException {
        PastNews news = new PastNews(articles);
        double put = Files.exists(folder) ? Double.NaN : fill(folder, news);
        long start = System.nanoTime();
        try (HistoryIndex index = HistoryIndex.open(folder, news::entities, Grouping.DEFAULT)) {
            long open = (System.nanoTime() - start) / 1_000_000;
            List<Asked> asked = new Measuring(news, index, rounds).all();
            return new Measured(articles, put, index.bytes(), heap(), open, asked);
        }
    }

    private static double fill(Path folder, PastNews news) throws IOException {
        long written = 0;
        long start = PROCESS.getProcessCpuTime();
        try (HistoryIndex index = HistoryIndex.open(folder, news::entities, Grouping.DEFAULT)) {
            for (int i = 0; i < news.size(); i++) {
                long before = threadNanos();
                var article = news.article(i);
                written += threadNanos() - before;
                index.put(article);
                if (i % 100_000 == 99_999) {
                    index.refresh();
                    System.err.println(i + 1);
                }
            }
            index.commit();
        }
        return news.size() * 1e9 / (PROCESS.getProcessCpuTime() - start - written);
    }

    private static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private List<Asked> all() {
        List<Asked> asked = new ArrayList<>();
        asked.add(ask("term, all hit", watchlist(PastNews.ALL), null));
        asked.add(ask("phrase, half hit", watchlist(PastNews.HALF), null));
        asked.add(ask("NEAR and prefix, half hit", watchlist(PastNews.NEAR), null));
        asked.add(ask("entity, all hit", watchlist(PastNews.ENTITY), null));
        asked.add(ask("against the old version", watchlist(PastNews.HALF), watchlist(PastNews.ALL)));
        asked.add(search("search: one rare word", PastNews.ALL));
        asked.add(search("search: the most frequent word", news.frequent()));
        asked.add(search("search: phrase of frequent words", "\"" + news.frequent() + " " + news.frequent() + "\""));
        asked.add(count("count: one term", news.frequent()));
        return asked;
    }

    private static Watchlist watchlist(String query) {
        return Watchlist.of("bench", "Bench", query);
    }

    private Asked ask(String name, Watchlist watchlist, @Nullable Watchlist before) {
        Question question =
                new Question(watchlist, before, PastNews.FROM, PastNews.TO, ZoneOffset.UTC, Map.of(), SAMPLES);
        return median(name, () -> {
            var report = index.ask(question, History.Progress.NONE);
            return new Asked(
                    name,
                    report.candidates(),
                    report.now().matched(),
                    report.now().stories(),
                    0,
                    0);
        });
    }

    private Asked search(String name, String query) {
        Search search = new Search(watchlist(query), PastNews.FROM, PastNews.TO, 0, SAMPLES);
        return median(name, () -> {
            var found = index.search(search, History.Progress.NONE);
            return new Asked(name, found.candidates(), found.hits(), 0, 0, 0);
        });
    }

    private Asked count(String name, String query) {
        return median(name, () -> {
            var count = index.count(watchlist(query));
            return new Asked(name, count.articles(), count.articles(), 0, 0, 0);
        });
    }

    private Asked median(String name, Supplier<Asked> asking) {
        List<Asked> all = new ArrayList<>();
        var unused = asking.get();
        for (int i = 0; i < rounds; i++) {
            long cpu = PROCESS.getProcessCpuTime();
            long start = System.nanoTime();
            Asked asked = asking.get();
            all.add(new Asked(
                    name,
                    asked.candidates(),
                    asked.hits(),
                    asked.stories(),
                    (System.nanoTime() - start) / 1e6,
                    (PROCESS.getProcessCpuTime() - cpu) / 1e6));
        }
        all.sort(Comparator.comparingDouble(Asked::millis));
        return all.get(all.size() / 2);
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
