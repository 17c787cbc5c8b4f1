package org.tidings.courier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.tidings.courier.channel.Answer;

/** What the courier counts. */
final class CourierMeters {
    private final Counter delivered;
    private final Counter failed;
    private final Counter throttled;
    private final Counter disabled;
    private final Counter blocked;
    private final Counter dead;

    CourierMeters(MeterRegistry registry, Supplier<Number> pending) {
        delivered = attempts(registry, "delivered");
        failed = attempts(registry, "failed");
        throttled = attempts(registry, "throttled");
        disabled = attempts(registry, "disabled");
        blocked = attempts(registry, "blocked");
        dead = Counter.builder("tidings.courier.dead")
                .description("Notices given up after the last attempt")
                .baseUnit("notices")
                .register(registry);
        Gauge.builder("tidings.courier.pending", pending)
                .description("Notices that are not through")
                .baseUnit("notices")
                .strongReference(true)
                .register(registry);
    }

    private static Counter attempts(MeterRegistry registry, String outcome) {
        return Counter.builder("tidings.courier.attempts")
                .description("Attempts to deliver a notice; blocked ones were not sent for want of a secret or url")
                .baseUnit("attempts")
                .tag("outcome", outcome)
                .register(registry);
    }

    void tried(Tried tried) {
        switch (tried) {
            case Tried.Blocked b -> blocked.increment();
            case Tried.Answered answered -> counter(answered.answer()).increment();
        }
    }

    private Counter counter(Answer answer) {
        return switch (answer) {
            case Answer.Accepted a -> delivered;
            case Answer.Disabled d -> disabled;
            case Answer.Throttled t -> throttled;
            case Answer.Failed f -> failed;
        };
    }

    void dead() {
        dead.increment();
    }
}
