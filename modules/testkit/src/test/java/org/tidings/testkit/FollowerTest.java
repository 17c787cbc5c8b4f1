package org.tidings.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidings.model.Topic;
import org.tidings.runtime.Health;
import org.tidings.runtime.kafka.Follower;
import org.tidings.runtime.kafka.Follower.From;
import org.tidings.runtime.kafka.Records;

class FollowerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @RegisterExtension
    static final BrokerExtension broker = new BrokerExtension();

    private final List<String> seen = new CopyOnWriteArrayList<>();

    private Follower follower(Map<Topic, From> topics) {
        return new Follower(
                broker.kafka(),
                "follower",
                topics,
                (topic, record) -> seen.add(topic.word() + " " + Records.key(record.key())));
    }

    @Test
    void readsFromTheBeginningAndFollows() {
        IntStream.range(0, 100).forEach(i -> broker.send(Topic.ALERTS, "a" + i, "x", NOW));
        try (Follower follower = follower(Map.of(Topic.ALERTS, From.BEGINNING))) {
            follower.start();
            Await.until("it has caught up", follower::caughtUp);
            assertEquals(100, seen.size());
            assertTrue(follower.check().isUp());
            broker.send(Topic.ALERTS, "later", "x", NOW);
            Await.until("it follows", () -> seen.contains("alerts later"));
        }
    }

    @Test
    void missesNothingAfterItHasCaughtUpFromTheEnd() {
        broker.send(Topic.DESK, "before", "x", NOW);
        try (Follower follower = follower(Map.of(Topic.DESK, From.END))) {
            follower.start();
            Await.until("it has caught up", follower::caughtUp);
            IntStream.range(0, 20).forEach(i -> broker.send(Topic.DESK, "after" + i, "x", NOW));
            Await.until("it follows", () -> seen.size() == 20);
            assertTrue(seen.stream().noneMatch(key -> key.contains("before")));
        }
    }

    @Test
    void diesWithItsListener() {
        broker.send(Topic.NOTICES, "a", "x", NOW);
        try (Follower follower =
                new Follower(broker.kafka(), "follower", Map.of(Topic.NOTICES, From.BEGINNING), (topic, record) -> {
                    throw new IllegalStateException("on purpose");
                })) {
            follower.start();
            Await.until("it is down", () -> follower.check().status() == Health.Status.DOWN);
        }
    }

    @Test
    void closesWithoutHavingStarted() {
        follower(Map.of(Topic.DESK, From.END)).close();
        assertTrue(seen.isEmpty());
    }
}
