package org.tidings.console.copy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Hash;
import org.tidings.model.Subscription;

/** The subscriptions at hubs, by feed and by the address that a hub calls. Safe for any thread. */
public final class SubscriptionBook {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Subscription> byFeed = new HashMap<>();
    /** By a hash of the token, so that how long a look-up takes says nothing about tokens. */
    private final Map<String, Subscription> byToken = new HashMap<>();

    /** {@code null} removes the feed's. */
    public void put(String feed, @Nullable Subscription subscription) {
        lock.lock();
        try {
            Subscription before = subscription == null ? byFeed.remove(feed) : byFeed.put(feed, subscription);
            if (before != null) {
                byToken.remove(key(before.token()));
            }
            if (subscription != null) {
                byToken.put(key(subscription.token()), subscription);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public Optional<Subscription> ofFeed(String feed) {
        lock.lock();
        try {
            return Optional.ofNullable(byFeed.get(feed));
        } finally {
            lock.unlock();
        }
    }

    /** A fast hub calls back before the record of our own request has come here: it is waited for, if need be. */
    public Optional<Subscription> ofToken(String token, Duration atMost) throws InterruptedException {
        String key = key(token);
        long nanos = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (!byToken.containsKey(key) && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return Optional.ofNullable(byToken.get(key));
        } finally {
            lock.unlock();
        }
    }

    private static String key(String token) {
        return Hash.id("token", token);
    }
}
