package org.tidings.courier.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.runtime.config.Settings;

class RetryTest {
    private static final List<Duration> WAITS =
            Settings.defaults(Path.of("unused")).courier().retries();
    private final RetrySchedule schedule = new RetrySchedule(WAITS);

    @Test
    void keepsToTheScheduleOfTheSpecification() {
        List<Duration> waits = List.of(
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(5),
                Duration.ofHours(10),
                Duration.ofHours(14),
                Duration.ofHours(20),
                Duration.ofHours(24));
        for (int attempts = 1; attempts <= waits.size(); attempts++) {
            assertEquals(Optional.of(waits.get(attempts - 1)), schedule.wait(attempts, .5));
        }
        assertEquals(Optional.empty(), schedule.wait(waits.size() + 1, .5));
    }

    @Property(tries = 200)
    void straysByATenthAtMost(
            @ForAll @IntRange(min = 1, max = 9) int attempts, @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        double usual = WAITS.get(attempts - 1).toMillis();
        double wait = schedule.wait(attempts, chance).orElseThrow().toMillis();
        assertTrue(wait >= usual * .9 - 1 && wait <= usual * 1.1 + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 206, 299})
    void takesSuccessAsDelivered(int status) {
        assertInstanceOf(Answer.Accepted.class, Answer.of(status, Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void leavesABusyEndpointAlone(int status) {
        assertEquals(new Answer.Throttled(Duration.ofSeconds(7)), Answer.of(status, Duration.ofSeconds(7)));
    }

    @Test
    void stopsWhereNothingMoreIsWanted() {
        assertInstanceOf(Answer.Disabled.class, Answer.of(410, Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                100, 101, 300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 411, 413,
                415, 418, 421, 422, 423, 425, 426, 428, 431, 451, 500, 501, 505, 507, 508, 511, 520, 599
            })
    void triesAgainAfterAnyOther(int status) {
        assertInstanceOf(Answer.Failed.class, Answer.of(status, Duration.ZERO));
    }
}
