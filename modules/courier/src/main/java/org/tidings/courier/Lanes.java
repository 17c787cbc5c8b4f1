package org.tidings.courier;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.tidings.model.Delivery;

/** The lanes of the partitions that are ours. */
final class Lanes {
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();
    private final InstantSource clock;
    private final Predicate<String> open;
    private final Lane.Work work;

    /** @param open whether a channel takes deliveries now */
    Lanes(InstantSource clock, Predicate<String> open, Lane.Work work) {
        this.clock = clock;
        this.open = open;
        this.work = work;
    }

    /** These partitions are ours. */
    void open(Set<Integer> partitions) {
        owned.addAll(partitions);
    }

    /** Queues a pending delivery; what is no longer ours is left to its new owner. */
    void add(int partition, Delivery delivery) {
        if (owned.contains(partition)) {
            lane(partition, delivery.channel()).add(delivery);
        }
    }

    private Lane lane(int partition, String id) {
        return lanes.computeIfAbsent(
                id, channel -> new Lane(channel, partition, clock, () -> open.test(channel), work));
    }

    void renew(String channel) {
        Lane lane = lanes.get(channel);
        if (lane != null) {
            lane.renew();
        }
    }

    int pending() {
        return lanes.values().stream().mapToInt(Lane::size).sum();
    }

    /** Closes those of the partitions, waiting at most this long for attempts under way. */
    void close(IntPredicate partitions, Duration atMost) {
        owned.removeIf(partitions::test);
        List<Lane> closing = lanes.values().stream()
                .filter(lane -> partitions.test(lane.partition()))
                .toList();
        closing.forEach(Lane::close);
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            for (Lane lane : closing) {
                lane.awaitEnd(deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closing.forEach(lane -> lanes.remove(lane.channel(), lane));
    }
}
