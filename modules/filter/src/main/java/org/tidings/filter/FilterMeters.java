package org.tidings.filter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import org.tidings.model.Trace;

/** What the filter counts. */
final class FilterMeters {
    private static final Duration[] BUCKETS = LongStream.of(
                    50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 500_000)
            .mapToObj(micros -> Duration.of(micros, ChronoUnit.MICROS))
            .toArray(Duration[]::new);

    private final Counter matched;
    private final Counter unmatched;
    private final Counter duplicates;
    private final Counter deadLetters;
    private final Counter matches;
    private final Counter entities;
    private final Counter names;
    private final Timer duration;

    FilterMeters(MeterRegistry registry, ConfigReader config) {
        matched = articles(registry, "matched");
        unmatched = articles(registry, "unmatched");
        duplicates = articles(registry, "duplicate");
        deadLetters = articles(registry, "dead-letter");
        matches = Counter.builder("tidings.filter.matches")
                .description("Watchlists hit by articles")
                .baseUnit("matches")
                .register(registry);
        entities = Counter.builder("tidings.filter.entities")
                .description("Entities found in articles, each once an article")
                .baseUnit("entities")
                .register(registry);
        names = Counter.builder("tidings.filter.names")
                .description("What looked like the name of nobody known, each once an article")
                .baseUnit("names")
                .register(registry);
        duration = Timer.builder("tidings.filter.duration")
                .description("Matching one article against all watchlists")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        Gauge.builder("tidings.filter.watchlists", config, c -> c.engine().watchlists())
                .description("Watchlists in force")
                .baseUnit("watchlists")
                .register(registry);
        Gauge.builder("tidings.filter.refused", config, ConfigReader::refused)
                .description("Watchlists left out because they are not understood")
                .baseUnit("watchlists")
                .register(registry);
    }

    private static Counter articles(MeterRegistry registry, String outcome) {
        return Counter.builder("tidings.filter.articles")
                .description("Contents of articles decided on, by outcome")
                .baseUnit("articles")
                .tag("outcome", outcome)
                .register(registry);
    }

    Timer duration() {
        return duration;
    }

    void decided(Trace.Outcome outcome) {
        Counter counter = outcome == Trace.Outcome.MATCHED
                ? matched
                : outcome == Trace.Outcome.DUPLICATE ? duplicates : unmatched;
        counter.increment();
    }

    void matches(int count) {
        matches.increment(count);
    }

    void mentioned(int entities, int names) {
        this.entities.increment(entities);
        this.names.increment(names);
    }

    void deadLetter() {
        deadLetters.increment();
    }
}
