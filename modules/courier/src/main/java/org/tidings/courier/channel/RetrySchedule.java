package org.tidings.courier.channel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a delivery is tried again.
 *
 * @param waits after the first, second ... failed attempt; after the last attempt there is none
 */
public record RetrySchedule(List<Duration> waits) {
    private static final double JITTER = .10;

    public RetrySchedule {
        waits = List.copyOf(waits);
    }

    /**
     * The wait before the next attempt, a tenth more or less so that what failed together does not return together.
     *
     * @param attempts made so far, at least one
     * @param chance from 0 up to 1
     * @return empty when that was the last
     */
    public Optional<Duration> wait(int attempts, double chance) {
        if (attempts > waits.size()) {
            return Optional.empty();
        }
        double factor = 1 + JITTER * (2 * chance - 1);
        return Optional.of(Duration.ofMillis(Math.round(waits.get(attempts - 1).toMillis() * factor)));
    }
}
