package org.tidings.scraper.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tidings.model.PageKind;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.NotNews;
import org.tidings.scraper.extract.HostilePages.Hostile;
import org.tidings.scraper.extract.facts.Languages;

/** Generated hostile pages: every one has an outcome, none fails, and none takes over two seconds of processor time. */
class HostilePagesTest {
    private static final long LIMIT_MS = 2_000;
    private static final long STACK = 4L << 20;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Extractor extractor = new Extractor(new Languages());
    private final List<String> wrong = new ArrayList<>();
    private long slowest;
    private long slowestSeed;

    @Test
    void fiveHundredAreAnswered() throws InterruptedException {
        readAll(500);
    }

    @Test
    @Tag("night")
    void tenThousandAreAnswered() throws InterruptedException {
        readAll(10_000);
    }

    /** On a thread with the stack that the scraper gives it. */
    private void readAll(int pages) throws InterruptedException {
        Thread reader = new Thread(null, () -> readTo(pages, this::read), "extract", STACK);
        reader.start();
        reader.join();
        System.out.printf(
                Locale.ROOT, "%d hostile pages, the slowest %d ms of CPU (seed %d)%n", pages, slowest, slowestSeed);
        assertEquals(List.of(), wrong);
    }

    private static void readTo(int pages, LongConsumer read) {
        for (long seed = 1; seed <= pages; seed++) {
            read.accept(seed);
        }
    }

    private void read(long seed) {
        Hostile page = HostilePages.page(seed);
        long start = threads.getCurrentThreadCpuTime();
        try {
            check(seed, extractor.extract(page.body, page.contentType, page.url));
        } catch (RuntimeException | StackOverflowError e) {
            wrong.add("seed " + seed + " threw " + e);
        }
        long took = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
        if (took > slowest) {
            slowest = took;
            slowestSeed = seed;
        }
        if (took > LIMIT_MS) {
            wrong.add("seed " + seed + " took " + took + " ms for " + page.body.length + " bytes");
        }
    }

    private void check(long seed, Extracted extracted) {
        switch (extracted) {
            case ArticleText article -> {
                if (article.text().length() > 1 << 20) {
                    wrong.add("seed " + seed + " has too long a text");
                }
            }
            case NotNews none -> {
                if (none.kind() == PageKind.UNREADABLE) {
                    wrong.add("seed " + seed + ": " + none.reason());
                }
            }
        }
    }
}
