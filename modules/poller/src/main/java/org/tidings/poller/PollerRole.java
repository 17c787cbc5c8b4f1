package org.tidings.poller;

import java.util.List;
import org.tidings.model.Names;
import org.tidings.model.Topic;
import org.tidings.runtime.Health;
import org.tidings.runtime.Role;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.HostLanes;
import org.tidings.runtime.http.Robots;
import org.tidings.runtime.kafka.OwnedConsumer;

/** Polls every feed that is due, by exactly one owner, and sends what is new to {@code entries}. */
public final class PollerRole implements Role {
    private static final int REQUESTS_IN_FLIGHT = 1_000;

    private final HostLanes lanes;
    private final Publisher publisher;
    private final Subscriptions subscriptions;
    private final Polling polling;
    private final OwnedConsumer consumer;
    private boolean started;
    private boolean closed;

    public PollerRole(RoleContext context) {
        lanes = new HostLanes(context.settings().http().gap(), context.clock());
        publisher = new Publisher(context.kafka());
        subscriptions = new Subscriptions(
                context.settings().console().publicUrl(),
                context.web(),
                lanes,
                publisher,
                new SubscriptionMeters(context.meters()),
                context.clock());
        polling = new Polling(
                context.settings().poller(),
                client(context),
                lanes,
                publisher,
                subscriptions,
                new Mover(context.kafka(), publisher, context.clock()),
                new PollerMeters(context.meters()),
                context.clock());
        consumer = new OwnedConsumer(
                context.kafka(),
                Names.POLLER,
                List.of(Topic.FEEDS, Topic.FEED_STATUS, Topic.SUBSCRIPTIONS),
                List.of(Topic.FEED_REQUESTS),
                REQUESTS_IN_FLIGHT,
                polling,
                context.meters());
    }

    private static FeedClient client(RoleContext context) {
        Settings.Http http = context.settings().http();
        Robots robots = new Robots(context.web(), http.userAgent(), context.clock());
        return new FeedClient(context.web(), robots, http.gap(), context.clock(), Thread::sleep);
    }

    @Override
    public String name() {
        return Names.POLLER;
    }

    @Override
    public synchronized void start() {
        if (!started && !closed) {
            started = true;
            polling.start();
            subscriptions.timetable().start();
            consumer.start();
        }
    }

    @Override
    public void stop() {
        consumer.stop();
    }

    /** The consumer first: giving up its partitions ends what is being written. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            consumer.close();
            polling.close();
            subscriptions.timetable().close();
            lanes.close();
            publisher.close();
        }
    }

    @Override
    public Health check() {
        String died = polling.died();
        String diedToo = subscriptions.timetable().died();
        return died != null ? Health.down(died) : diedToo != null ? Health.down(diedToo) : consumer.check();
    }
}
