package org.tidings.filter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.tidings.model.Trace;

/** What the filter counts. */
final class FilterMeters {
    private final Counter matched;
    private final Counter unmatched;
    private final Counter duplicates;
    private final Counter deadLetters;
    private final Counter matches;
    private final Timer duration;

    FilterMeters(MeterRegistry registry, ConfigReader config) {
        matched = articles(registry, "matched");
        unmatched = articles(registry, "unmatched");
        duplicates = articles(registry, "duplicate");
        deadLetters = articles(registry, "dead-letter");
        matches = Counter.builder("tidings.filter.matches")
                .description("watchlists hit by articles")
                .register(registry);
        duration = Timer.builder("tidings.filter.duration")
                .description("matching one article against all watchlists")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(10_000))
                .maximumExpectedValue(Duration.ofSeconds(1))
                .register(registry);
        Gauge.builder("tidings.filter.watchlists", config, c -> c.engine().watchlists())
                .description("watchlists in force")
                .register(registry);
        Gauge.builder("tidings.filter.watchlists.refused", config, ConfigReader::refused)
                .description("watchlists left out because they are not understood")
                .register(registry);
    }

    private static Counter articles(MeterRegistry registry, String outcome) {
        return Counter.builder("tidings.filter.articles")
                .description("contents of articles decided on")
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

    void deadLetter() {
        deadLetters.increment();
    }
}
