package org.tidings.console.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps a few things for a while, each under a token that cannot be guessed and is good for once. Safe for any thread. */
final class Shelf<T> {
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final int most;
    private final InstantSource clock;
    private final Map<String, Item<T>> items = new LinkedHashMap<>();

    private record Item<T>(T value, Instant until) {}

    Shelf(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    synchronized String put(T value) {
        Instant now = clock.instant();
        items.values().removeIf(item -> item.until().isBefore(now));
        while (items.size() >= most) {
            items.remove(items.keySet().iterator().next());
        }
        String token = UUID.randomUUID().toString();
        items.put(token, new Item<>(value, now.plus(KEPT)));
        return token;
    }

    synchronized Optional<T> take(@Nullable String token) {
        Item<T> item = token == null ? null : items.remove(token);
        return item == null || item.until().isBefore(clock.instant()) ? Optional.empty() : Optional.of(item.value());
    }
}
