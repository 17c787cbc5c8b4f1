package org.tidings.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * When publishing begins: when asked, or by itself soon after the readers have come: once every feed was polled, or a
 * little after the first was. What a feed answers to its first poll is its archive, so that a reader's baseline never
 * swallows the news.
 */
final class Publication {
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Duration BREATH = Duration.ofMillis(200);

    private final InstantSource clock;
    private final int feeds;
    private final Set<String> polled = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Instant> firstPoll = new AtomicReference<>();
    private final AtomicReference<@Nullable Instant> begun = new AtomicReference<>();

    Publication(InstantSource clock, int feeds) {
        this.clock = clock;
        this.feeds = feeds;
    }

    void begin() {
        begun.compareAndSet(null, clock.instant());
    }

    /** When it began; null = not yet. */
    @Nullable
    Instant begun() {
        return begun.get();
    }

    /** Notes a poll of an outlet's feed. Returns when publishing began as that feed sees it: null at its first poll. */
    @Nullable
    Instant polled(String host) {
        Instant now = clock.instant();
        boolean first = polled.add(host);
        firstPoll.compareAndSet(null, now);
        Instant since = firstPoll.get();
        boolean patient = since != null && now.isBefore(since.plus(PATIENCE));
        if (polled.size() >= feeds || !patient) {
            begun.compareAndSet(null, now.plus(BREATH));
        }
        return first ? null : begun.get();
    }
}
