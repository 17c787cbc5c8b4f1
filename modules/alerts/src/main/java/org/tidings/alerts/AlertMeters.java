package org.tidings.alerts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Alert;
import org.tidings.model.Cause;
import org.tidings.model.Trace;

/** What the alerts role counts. */
final class AlertMeters {
    /** Fine where alerts are expected; few, because each is a time series. */
    private static final Duration[] BUCKETS = IntStream.of(
                    50, 100, 200, 300, 500, 750, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000, 20_000, 60_000, 300_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Map<Alert.Kind, Counter> alerts = new EnumMap<>(Alert.Kind.class);
    private final Map<Trace.Outcome, Counter> silent = new EnumMap<>(Trace.Outcome.class);
    private final Counter deadLetters;
    private final Timer latency;

    AlertMeters(MeterRegistry registry) {
        for (Alert.Kind kind : Alert.Kind.values()) {
            alerts.put(
                    kind,
                    Counter.builder("tidings.alerts.alerts")
                            .description("Alerts published, by kind")
                            .baseUnit("alerts")
                            .tag("kind", kind.word())
                            .register(registry));
        }
        for (Trace.Outcome outcome : new Trace.Outcome[] {Trace.Outcome.ATTACHED, Trace.Outcome.SUPPRESSED}) {
            silent.put(
                    outcome,
                    Counter.builder("tidings.alerts.silent")
                            .description("Matches that were not told: they joined a story, or were held back")
                            .baseUnit("matches")
                            .tag("outcome", outcome.word())
                            .register(registry));
        }
        deadLetters = Counter.builder("tidings.alerts.dead.letters")
                .description("Matches that could not be read, and alerts that a watchlist's own topic did not take")
                .baseUnit("records")
                .register(registry);
        latency = Timer.builder("tidings.alerts.latency")
                .description("From the first sighting of an article in a feed to its alert")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    void told(Alert alert) {
        count(alerts.get(alert.kind()));
        if (alert.kind() != Alert.Kind.UPDATE && alert.cause() != Cause.BACKFILL) {
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

    private static void count(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }
}
