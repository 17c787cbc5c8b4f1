package org.tidings.courier;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.courier.channel.RetrySchedule;
import org.tidings.model.BadRecord;
import org.tidings.model.Delivery;
import org.tidings.model.Json;
import org.tidings.model.Names;
import org.tidings.model.Notice;
import org.tidings.model.Topic;
import org.tidings.runtime.Health;
import org.tidings.runtime.Role;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.kafka.Follower;
import org.tidings.runtime.kafka.OwnedConsumer;

/**
 * The courier: brings notices to their channels at least once, with the same id on every attempt. A notice is written
 * down as pending before its offset is committed, so that no offset waits for a long retry.
 */
public final class CourierRole implements Role {
    private static final Logger log = LoggerFactory.getLogger(CourierRole.class);
    private static final int MOST_IN_FLIGHT = 500;
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration REVOKE = Duration.ofSeconds(4);

    private final InstantSource clock;
    private final Ledger ledger;
    private final Lanes lanes;
    private final Follower config;
    private final OwnedConsumer consumer;
    private volatile @Nullable Health failure;
    private boolean closed;

    public CourierRole(RoleContext context) {
        this(context, DEADLINE);
    }

    /** @param deadline of one attempt */
    CourierRole(RoleContext context, Duration deadline) {
        clock = context.clock();
        ledger = new Ledger(context.kafka(), clock, this::failed);
        Channels channels = new Channels(this::renew);
        config = new Follower(
                context.kafka(),
                context.kafka().id(Names.COURIER) + "-config",
                Map.of(Topic.CONFIG, Follower.From.BEGINNING),
                channels);
        Carrier carrier = new Carrier(
                channels,
                new Webhook(context.web(), deadline),
                new RetrySchedule(context.settings().courier().retries()),
                ledger,
                new CourierMeters(context.meters(), this::pending),
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
        lanes = new Lanes(clock, id -> isOpen(channels, id), carrier);
        consumer = new OwnedConsumer(
                context.kafka(),
                Names.COURIER,
                List.of(Topic.DELIVERIES),
                List.of(Topic.NOTICES),
                MOST_IN_FLIGHT,
                new Notices(),
                context.meters());
    }

    private boolean isOpen(Channels channels, String id) {
        return config.caughtUp()
                && channels.find(id).map(channel -> !channel.paused()).orElse(true);
    }

    private void renew(String channel) {
        lanes.renew(channel);
    }

    private int pending() {
        return lanes.pending();
    }

    private void failed(Exception cause) {
        failure = Health.down(Names.COURIER + ": a delivery's state could not be written: " + cause);
    }

    /** Runs on the consumer's thread; only lanes block. */
    private final class Notices implements OwnedConsumer.Handler {
        private final Map<Integer, Shelf> shelves = new HashMap<>();

        @Override
        public void assigned(Set<Integer> partitions) {
            partitions.forEach(ledger::forgetEchoes);
            partitions.forEach(partition -> shelves.put(partition, new Shelf()));
            lanes.open(partitions);
        }

        @Override
        public void table(Topic topic, int partition, String key, byte @Nullable [] value) {
            Shelf shelf = shelf(partition);
            if (shelf.isLoaded() && ledger.isEcho(partition, key)) {
                return;
            }
            try {
                stored(shelf, partition, key, value == null ? null : Json.read(value, Delivery.class));
            } catch (BadRecord e) {
                log.atWarn()
                        .addKeyValue("key", key)
                        .addKeyValue("cause", e.getMessage())
                        .log("no delivery");
            }
        }

        /** A pending delivery that comes after the load was not written here: somebody wants it sent again. */
        private void stored(Shelf shelf, int partition, String key, @Nullable Delivery delivery) {
            if (!shelf.isLoaded()) {
                shelf.put(key, delivery);
            } else if (delivery != null && delivery.status() == Delivery.Status.PENDING) {
                shelf.know(key);
                lanes.add(partition, delivery);
            }
        }

        @Override
        public void loaded(int partition) {
            shelf(partition).load().forEach(delivery -> lanes.add(partition, delivery));
        }

        @Override
        public void log(Topic topic, ConsumerRecord<byte[], byte[]> record, Runnable done) {
            try {
                take(record.partition(), Json.read(record.value(), Notice.class), done);
            } catch (BadRecord e) {
                ledger.deadLetter(record, String.valueOf(e.getMessage()), done);
            }
        }

        private void take(int partition, Notice notice, Runnable done) {
            Delivery pending = pending(notice);
            if (shelf(partition).know(pending.key())) {
                ledger.write(partition, pending, () -> {
                    lanes.add(partition, pending);
                    done.run();
                });
            } else {
                done.run();
            }
        }

        @Override
        public void revoked(Set<Integer> partitions) {
            lanes.close(partitions::contains, REVOKE);
            partitions.forEach(shelves::remove);
        }

        private Shelf shelf(int partition) {
            return shelves.computeIfAbsent(partition, key -> new Shelf());
        }
    }

    private Delivery pending(Notice notice) {
        return new Delivery(
                notice.id(),
                notice.channel(),
                notice.alert().id(),
                notice.alert().watchlist().id(),
                notice.alert().article().title(),
                Delivery.Status.PENDING,
                notice,
                0,
                notice.due(),
                null,
                null,
                clock.instant());
    }

    @Override
    public String name() {
        return Names.COURIER;
    }

    @Override
    public void start() {
        config.start();
        consumer.start();
    }

    @Override
    public void stop() {
        consumer.stop();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            consumer.close();
            lanes.close(partition -> true, REVOKE);
            config.close();
            ledger.close();
        }
    }

    @Override
    public Health check() {
        Health down = failure;
        if (down != null) {
            return down;
        }
        Health following = config.check();
        return following.isUp() ? consumer.check() : following;
    }
}
