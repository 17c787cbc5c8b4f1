package org.tidings.bench.scale;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tidings.model.Topic;
import org.tidings.newsroom.farm.Visit;
import org.tidings.newsroom.farm.Visits;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.WebClient;

/** The measurement: the first round, steady polling, a kill, a second poller, and a kill of that. */
final class Run implements AutoCloseable {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration SETTLE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String FIRST = "poller-a";
    private static final String SECOND = "poller-b";
    private static final String LATENESS = "tidings_poller_lateness_seconds";

    private final Plan plan;
    private final Stage stage;
    private final Measured measured;
    private final WebClient web;
    private final int firstPort = Stage.freePort();
    private final int secondPort = Stage.freePort();

    Run(Plan plan, Stage stage, Measured measured) {
        this.plan = plan;
        this.stage = stage;
        this.measured = measured;
        Settings.Http http = Settings.defaults(plan.folder()).http();
        this.web = new WebClient(
                new Settings.Http(http.userAgent(), null, List.of("127.0.0.0/8"), http.hosts(), http.gap()),
                new SimpleMeterRegistry());
    }

    void all() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        stage.writeFeeds();
        measured.put("feeds written, s", seconds(begin));
        Daemon poller = stage.startPoller(FIRST, firstPort);
        firstRound(poller);
        Thread.sleep(untilSteady());
        steady(poller);
        memory(poller);
        killAndRestart(poller);
        Daemon second = share();
        takeOver(second);
        measured.put("processor seconds of the measurement itself", ownCpu());
    }

    /** The second poll of a feed comes half an interval after its first at the earliest: until then there are fewer polls. */
    private Duration untilSteady() {
        Duration half = plan.interval().dividedBy(2);
        return half.compareTo(SETTLE) > 0 ? half : SETTLE;
    }

    private void firstRound(Daemon poller) throws IOException, InterruptedException {
        Instant from = Instant.now();
        double cpu = poller.cpu();
        BitSet seen = new BitSet(plan.feeds());
        int read = 0;
        while (seen.cardinality() < plan.feeds()) {
            Thread.sleep(LOOK);
            List<Visit> news = stage.farm().visits(read);
            read += news.size();
            news.forEach(visit -> seen.set(visit.feed()));
            failIfEnded(poller);
        }
        Visits visits = visits(from, Instant.now());
        double took = Duration.between(from, Instant.now()).toMillis() / 1e3;
        measured.put("first round: seconds until every feed was polled", took);
        measured.put("first round: most polls a second in 10 s", visits.busiest(TEN_SECONDS) / 10.0);
        measured.put("first round: cores of the poller", (poller.cpu() - cpu) / took);
        measured.put("first round: heap after collection, MB", (double) poller.heapAfterCollection());
        if (plan.profile()) {
            poller.command("JFR.dump", "filename=" + plan.folder().resolve("first-round.jfr"));
        }
    }

    private void steady(Daemon poller) throws IOException, InterruptedException {
        Instant from = Instant.now();
        Scrape before = Scrape.of(web, firstPort);
        double cpu = poller.cpu();
        double brokerCpu = stage.broker().cpu();
        double ownCpu = ownCpu();
        int crowded = stage.farm().crowded();
        long statuses = stage.records(Topic.FEED_STATUS);
        long entries = stage.records(Topic.ENTRIES);
        Thread.sleep(plan.window());
        double took = Duration.between(from, Instant.now()).toMillis() / 1e3;
        Scrape after = Scrape.of(web, firstPort);
        measured.put("steady: cores of the poller", (poller.cpu() - cpu) / took, 1);
        measured.put("steady: cores of the broker", (stage.broker().cpu() - brokerCpu) / took);
        measured.put("steady: cores of the farm", (ownCpu() - ownCpu) / took);
        manners("steady", visits(from, Instant.now()), took);
        measured.put(
                "steady: times that a host had two connections", stage.farm().crowded() - crowded, 0);
        measured.put("steady: lateness p99 within, by the poller's own timer, s", after.within(LATENESS, 0.99, before));
        measured.put("steady: status records a second", (stage.records(Topic.FEED_STATUS) - statuses) / took);
        measured.put("steady: entries a second", (stage.records(Topic.ENTRIES) - entries) / took);
    }

    private void manners(String when, Visits visits, double took) {
        Lateness late = Lateness.of(visits, stage.feedIds(), plan.interval());
        measured.put(when + ": polls a second", visits.all().size() / took);
        measured.put(when + ": polls a second that the intervals ask for", plan.mean());
        measured.put(when + ": share of 304", visits.answered(304));
        measured.put(when + ": lateness p50, s", late.percentile(0.5));
        measured.put(when + ": lateness p99, s", late.percentile(0.99), 5);
        measured.put(when + ": lateness p99.9, s", late.percentile(0.999));
        measured.put(when + ": most polls in 10 s, of the mean", burst(visits), 2);
        measured.put(when + ": polls of a host less than 1 s after another, %", 100 * visits.hasty(ONE_SECOND), 0.1);
        measured.put(when + ": shortest gap of a host, s", visits.shortestGap() / 1e3);
    }

    private double burst(Visits visits) {
        return visits.busiest(TEN_SECONDS) / 10.0 / plan.mean();
    }

    private void memory(Daemon poller) throws IOException, InterruptedException {
        poller.command("GC.run");
        if (plan.profile()) {
            poller.command("JFR.dump", "filename=" + plan.folder().resolve("steady.jfr"));
        }
        measured.put("memory: largest heap, MB", (double) poller.heapSize(), 512);
        measured.put("memory: live after a full collection, MB", (double) poller.heapAfterCollection());
        measured.put("memory: resident, MB", (double) poller.residentMb());
        measured.put("memory: feed-status on disk, MB", stage.megabytes(Topic.FEED_STATUS));
    }

    private void killAndRestart(Daemon poller) throws IOException, InterruptedException {
        int read = stage.farm().visited();
        Instant killed = Instant.now();
        poller.kill();
        Daemon again = stage.startPoller(FIRST, firstPort);
        await(again, () -> stage.farm().visited() > read);
        measured.put("kill -9: seconds until polls go on", since(killed), 60);
        await(again, () -> feeds(firstPort) >= plan.feeds());
        measured.put("kill -9: seconds until all feeds are there", since(killed), 60);
        double cpu = again.cpu();
        measured.put("kill -9: processor seconds of the new start", cpu);
        Thread.sleep(plan.aftermath());
        Visits visits = visits(killed, Instant.now());
        measured.put("kill -9: most polls in 10 s, of the mean", burst(visits), 2);
        measured.put(
                "kill -9: feeds polled twice within half an interval",
                twice(visits, plan.interval().dividedBy(2)));
    }

    private static double twice(Visits visits, Duration within) {
        Set<Integer> seen = new HashSet<>();
        long end = visits.all().isEmpty() ? 0 : visits.all().getFirst().begin() + within.toMillis();
        return visits.all().stream()
                .filter(visit -> visit.begin() < end)
                .filter(visit -> !seen.add(visit.feed()))
                .count();
    }

    private Daemon share() throws IOException, InterruptedException {
        Instant begun = Instant.now();
        Daemon second = stage.startPoller(SECOND, secondPort);
        await(second, () -> feeds(secondPort) > 0 && feeds(firstPort) + feeds(secondPort) == plan.feeds());
        measured.put("second poller: seconds until the feeds are shared", since(begun));
        measured.put("second poller: its share", feeds(secondPort) / plan.feeds());
        Instant shared = Instant.now().plusSeconds(2);
        Thread.sleep(plan.aftermath());
        Visits visits = visits(shared, Instant.now());
        Set<Integer> both = new HashSet<>(visits.by(FIRST).feeds());
        both.retainAll(visits.by(SECOND).feeds());
        measured.put("second poller: feeds polled by both", both.size(), 0);
        measured.put("second poller: most polls in 10 s, of the mean", burst(visits(begun, Instant.now())), 2);
        return second;
    }

    private void takeOver(Daemon second) throws IOException, InterruptedException {
        Instant killed = Instant.now();
        second.kill();
        await(null, () -> feeds(firstPort) >= plan.feeds());
        measured.put("second killed: seconds until the first has all", since(killed), 60);
        Thread.sleep(plan.aftermath());
        Visits visits = visits(killed, Instant.now());
        measured.put("second killed: most polls in 10 s, of the mean", burst(visits), 2);
        double rest = Duration.between(killed, Instant.now()).toMillis() / 1e3;
        manners("second killed, all of it", visits, rest);
    }

    private double feeds(int port) {
        return Scrape.of(web, port).sum("tidings_poller_feeds", "");
    }

    private Visits visits(Instant from, Instant to) {
        return new Visits(stage.farm().visits(0)).between(from, to);
    }

    private static void await(@org.jspecify.annotations.Nullable Daemon alive, Callable<Boolean> condition)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > end || (alive != null && !alive.isAlive())) {
                throw new IllegalStateException("it did not come about; see the logs");
            }
            Thread.sleep(LOOK);
        }
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void failIfEnded(Daemon poller) {
        if (!poller.isAlive()) {
            throw new IllegalStateException("the poller ended; see its log");
        }
    }

    private static double since(Instant then) {
        return Duration.between(then, Instant.now()).toMillis() / 1e3;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double ownCpu() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
    }

    @Override
    public void close() {
        web.close();
    }
}
