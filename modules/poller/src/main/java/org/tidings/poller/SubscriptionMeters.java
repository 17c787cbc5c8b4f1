package org.tidings.poller;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Subscription;
import org.tidings.model.Subscription.State;

/** What is counted of subscriptions: how many there are by state, and what hubs did not tell in time. */
final class SubscriptionMeters {
    private final Map<State, AtomicInteger> subscriptions = new EnumMap<>(State.class);
    private final Counter missed;

    SubscriptionMeters(MeterRegistry meters) {
        for (State state : State.values()) {
            AtomicInteger count = new AtomicInteger();
            subscriptions.put(state, count);
            Gauge.builder("tidings.poller.subscriptions", count, AtomicInteger::doubleValue)
                    .description("Subscriptions at hubs of this process's feeds, by state")
                    .baseUnit("subscriptions")
                    .tag("state", state.word())
                    .register(meters);
        }
        missed = Counter.builder("tidings.poller.missed")
                .description("Entries that a poll found before the hub told of them, though the feed is subscribed to")
                .baseUnit("entries")
                .register(meters);
    }

    void missed(int entries) {
        missed.increment(entries);
    }

    void changed(@Nullable Subscription before, @Nullable Subscription now) {
        add(before, -1);
        add(now, 1);
    }

    private void add(@Nullable Subscription subscription, int more) {
        AtomicInteger count = subscription == null ? null : subscriptions.get(subscription.state());
        if (count != null) {
            count.addAndGet(more);
        }
    }
}
