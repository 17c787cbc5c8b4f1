package org.tidings.poller;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.tidings.model.FeedStatus.State;
import org.tidings.model.SourceAlert;

/** What the poller counts: polls by outcome, how late they begin, feeds by state. */
final class PollerMeters {
    private static final Duration[] BUCKETS = IntStream.of(
                    10, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Map<Polled.Outcome, Counter> polls = new EnumMap<>(Polled.Outcome.class);
    private final Map<State, AtomicInteger> feeds = new EnumMap<>(State.class);
    private final Map<SourceAlert.Kind, Counter> alerts = new EnumMap<>(SourceAlert.Kind.class);
    private final Timer lateness;
    private final Counter entries;
    private final Counter lossy;

    PollerMeters(MeterRegistry meters) {
        for (Polled.Outcome outcome : Polled.Outcome.values()) {
            polls.put(
                    outcome,
                    Counter.builder("tidings.poller.polls")
                            .description("Polls by how they ended")
                            .baseUnit("polls")
                            .tag("outcome", outcome.word())
                            .register(meters));
        }
        for (State state : State.values()) {
            AtomicInteger count = new AtomicInteger();
            feeds.put(state, count);
            Gauge.builder("tidings.poller.feeds", count, AtomicInteger::doubleValue)
                    .description("Feeds of this process by state")
                    .baseUnit("feeds")
                    .tag("state", state.word())
                    .register(meters);
        }
        for (SourceAlert.Kind kind : SourceAlert.Kind.values()) {
            alerts.put(
                    kind,
                    Counter.builder("tidings.poller.source.alerts")
                            .description("Alerts about sources, one for all feeds of a host that go together, by kind")
                            .baseUnit("alerts")
                            .tag("kind", kind.word())
                            .register(meters));
        }
        lateness = Timer.builder("tidings.poller.lateness")
                .description("How much later than due a poll begins")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        entries = Counter.builder("tidings.poller.entries")
                .description("Entries sent")
                .baseUnit("entries")
                .register(meters);
        lossy = Counter.builder("tidings.poller.lossy")
                .description("Polls that held nothing of the last document, so that something may have been missed")
                .baseUnit("polls")
                .register(meters);
    }

    void polled(Polled polled) {
        count(polled.outcome());
        entries.increment(polled.entries().size());
        if (polled.lossy()) {
            lossy.increment();
        }
    }

    private void count(Polled.Outcome outcome) {
        Counter counter = polls.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }

    void told(SourceAlert alert) {
        Counter counter = alerts.get(alert.kind());
        if (counter != null) {
            counter.increment();
        }
    }

    void late(Duration by) {
        lateness.record(by.isNegative() ? Duration.ZERO : by);
    }

    void entered(State state) {
        add(state, 1);
    }

    void left(State state) {
        add(state, -1);
    }

    private void add(State state, int more) {
        AtomicInteger count = feeds.get(state);
        if (count != null) {
            count.addAndGet(more);
        }
    }
}
