package org.tidings.poller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.model.Topic;
import org.tidings.newsroom.farm.Farm;
import org.tidings.newsroom.farm.FarmPlan;
import org.tidings.newsroom.farm.Visits;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.kafka.HostPartitions;
import org.tidings.runtime.kafka.Records;
import org.tidings.testkit.Await;
import org.tidings.testkit.BrokerExtension;

/** Many feeds on few hosts, polled by one process after another and by two at once; judged by what the hosts saw. */
class ManyFeedsTest {
    @RegisterExtension
    static final BrokerExtension broker = new BrokerExtension();

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void keepTheirPlacesOverARestartAndAreSharedByTwo() {
        keepTheirPlacesOverARestartAndAreSharedByTwo(FarmPlan.of(500, 20, Duration.ofSeconds(5)), Duration.ofMillis(5));
    }

    @Test
    @Tag("night")
    void twentyThousandKeepTheirPlacesOverARestartAndAreSharedByTwo() {
        keepTheirPlacesOverARestartAndAreSharedByTwo(
                FarmPlan.of(20_000, 2_000, Duration.ofMinutes(3)), Duration.ofSeconds(1));
    }

    private void keepTheirPlacesOverARestartAndAreSharedByTwo(FarmPlan plan, Duration gap) {
        Farm farm = keep(Farm.start(plan, 0, InstantSource.system()));
        List<Feed> feeds = farm.feeds().stream()
                .map(url -> Feed.of(url, Origin.FILE).withEvery(plan.interval()))
                .toList();
        open.add(() -> write(feeds, false));
        write(feeds, true);
        PollerRole first = poller("first", farm, gap);
        awaitAllPolledAfter(Instant.now(), farm, plan);
        Instant afterFirstRound = Instant.now();
        awaitAllPolledAfter(afterFirstRound, farm, plan);
        assertEquals(0, farm.crowded(), "hosts with two connections at once");
        first.close();

        Instant restarted = Instant.now();
        PollerRole second = poller("second", farm, gap);
        awaitAllPolledAfter(restarted, farm, plan);
        Visits calm = visits(farm, afterFirstRound);
        assertTrue(calm.shortestGap() >= gap.toMillis() - 1, () -> "two polls of a host within " + calm.shortestGap());
        Duration half = plan.interval().dividedBy(2);
        assertTrue(calm.busiest(half) < plan.feeds(), () -> "a burst of " + calm.busiest(half) + " in " + half);

        PollerRole third = poller("third", farm, gap);
        Await.until("it is up", () -> third.check().isUp() && second.check().isUp());
        Instant shared = Instant.now();
        awaitAllPolledAfter(shared, farm, plan);
        Visits visits = visits(farm, shared);
        Set<Integer> both = new HashSet<>(visits.by("second").feeds());
        both.retainAll(visits.by("third").feeds());
        assertEquals(Set.of(), both, "feeds that both polled");
        assertTrue(visits.by("third").feeds().size() > plan.feeds() / 8, "the third has its share");

        third.close();
        Instant alone = Instant.now();
        awaitAllPolledAfter(alone, farm, plan);
        assertEquals(Set.of(), visits(farm, alone).by("third").feeds());
    }

    private PollerRole poller(String name, Farm farm, Duration gap) {
        Settings defaults = broker.settings();
        Settings settings = defaults.withHttp(new Settings.Http(name, null, List.of(), farm.hosts(), gap));
        PollerRole role = keep(new PollerRole(broker.context(InstantSource.system(), settings)));
        role.start();
        return role;
    }

    private <T extends AutoCloseable> T keep(T resource) {
        open.add(resource);
        return resource;
    }

    private static void write(List<Feed> feeds, boolean present) {
        int partitions = broker.kafka().partitions(Topic.FEEDS);
        String topic = broker.kafka().topic(Topic.FEEDS);
        broker.send(feeds.stream()
                .map(feed -> Records.of(
                        topic,
                        HostPartitions.of(feed.host(), partitions),
                        feed.id(),
                        present ? feed : null,
                        Instant.now()))
                .toList());
    }

    private static void awaitAllPolledAfter(Instant then, Farm farm, FarmPlan plan) {
        Await.until(
                "every feed is polled",
                plan.interval().multipliedBy(3).plusMinutes(3),
                () -> visits(farm, then).feeds().size() == plan.feeds());
    }

    private static Visits visits(Farm farm, Instant since) {
        return new Visits(farm.visits(0)).since(since);
    }
}
