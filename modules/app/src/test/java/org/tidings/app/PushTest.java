package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.testkit.Await;

/** What an outlet publishes is alerted because its hub says so: the feeds themselves are polled once an hour. */
class PushTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void newsIsAlertedWithoutWaitingForAPoll() throws InterruptedException {
        try (PushedNews news = new PushedNews(folder, 4, 60)) {
            news.begin();
            Await.until(
                    "alerts by push",
                    PATIENCE,
                    () -> news.latencies(Duration.ZERO).size() >= 3);
            Await.until(
                    "a notice for each, where one may have told of two articles",
                    PATIENCE,
                    () -> news.counter("tidings.console.notices", "outcome", "verified") >= 3);
            assertEquals(0, news.counter("tidings.console.notices", "outcome", "bad-signature"));
            assertEquals(0, news.counter("tidings.poller.missed"));
        }
    }

    /** Prints what docs/measurements.md tells. In its first seconds a program does everything for the first time. */
    @Test
    @Tag("night")
    void publishedToAlertTakesLessThanTwoSeconds() throws InterruptedException {
        try (PushedNews news = new PushedNews(folder, 20, 60)) {
            news.begin();
            Await.until(
                    "200 alerts",
                    Duration.ofMinutes(4),
                    () -> news.latencies(WARM_UP).size() >= 200);
            List<Duration> latencies = news.latencies(WARM_UP);
            long p50 = percentile(latencies, 50);
            long p99 = percentile(latencies, 99);
            System.out.println(String.format(
                    Locale.ROOT,
                    "published to alert by push: n=%d p50=%d ms p99=%d ms max=%d ms",
                    latencies.size(),
                    p50,
                    p99,
                    percentile(latencies, 100)));
            assertTrue(p99 < 2_000, latencies.toString());
        }
    }

    private static long percentile(List<Duration> sorted, int share) {
        int rank = (int) Math.ceil(share / 100.0 * sorted.size());
        return sorted.get(Math.max(0, rank - 1)).toMillis();
    }
}
