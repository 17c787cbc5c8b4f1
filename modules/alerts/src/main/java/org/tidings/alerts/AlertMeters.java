package org.tidings.alerts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.tidings.model.Alert;
import org.tidings.model.Trace;

/** What the alerts role counts. */
final class AlertMeters {
    private final Map<Alert.Kind, Counter> alerts = new EnumMap<>(Alert.Kind.class);
    private final Map<Trace.Outcome, Counter> silent = new EnumMap<>(Trace.Outcome.class);
    private final Counter deadLetters;
    private final Timer latency;

    AlertMeters(MeterRegistry registry) {
        for (Alert.Kind kind : Alert.Kind.values()) {
            alerts.put(
                    kind,
                    Counter.builder("tidings.alerts.alerts")
                            .description("alerts published")
                            .tag("kind", kind.word())
                            .register(registry));
        }
        for (Trace.Outcome outcome : new Trace.Outcome[] {Trace.Outcome.ATTACHED, Trace.Outcome.SUPPRESSED}) {
            silent.put(
                    outcome,
                    Counter.builder("tidings.alerts.silent")
                            .description("matches that were not told")
                            .tag("outcome", outcome.word())
                            .register(registry));
        }
        deadLetters = Counter.builder("tidings.alerts.dead.letters")
                .description("matches that could not be read and alerts that a watchlist's own topic did not take")
                .register(registry);
        latency = Timer.builder("tidings.alerts.latency")
                .description("from first seeing an article to its alert")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(registry);
    }

    void told(Alert alert) {
        count(alerts.get(alert.kind()));
        if (alert.kind() != Alert.Kind.UPDATE) {
            Duration took = Duration.between(alert.article().firstSeen(), alert.at());
            latency.record(took.isNegative() ? Duration.ZERO : took);
        }
    }

    void silent(Trace.Outcome outcome) {
        count(silent.get(outcome));
    }

    void deadLetter() {
        deadLetters.increment();
    }

    private static void count(@org.jspecify.annotations.Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }
}
