package org.tidings.runtime.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts exchanges by outcome, their time and their bytes. */
final class HttpMeters {
    private static final List<String> OUTCOMES =
            List.of("page", "not-modified", "throttled", "gone", "refused", "failed");
    private static final Duration[] BUCKETS = IntStream.of(25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Map<String, Counter> requests;
    private final Timer duration;
    private final Counter bytes;

    HttpMeters(MeterRegistry registry) {
        this.requests = OUTCOMES.stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), outcome -> requests(registry, outcome)));
        this.duration = Timer.builder("tidings.http.duration")
                .description("From asking for an address to the outcome, redirects included")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        this.bytes = Counter.builder("tidings.http.bytes")
                .description("Body bytes received, as they came over the wire")
                .baseUnit("bytes")
                .register(registry);
    }

    private static Counter requests(MeterRegistry registry, String outcome) {
        return Counter.builder("tidings.http.requests")
                .description("Exchanges with the web, redirects included, by outcome")
                .baseUnit("requests")
                .tag("outcome", outcome)
                .register(registry);
    }

    void record(Fetched outcome, Duration took, long wireBytes) {
        Objects.requireNonNull(requests.get(name(outcome))).increment();
        duration.record(took);
        bytes.increment((double) wireBytes);
    }

    private static String name(Fetched outcome) {
        return switch (outcome) {
            case Fetched.Page page -> "page";
            case Fetched.NotModified notModified -> "not-modified";
            case Fetched.Throttled throttled -> "throttled";
            case Fetched.Gone gone -> "gone";
            case Fetched.Refused refused -> "refused";
            case Fetched.Failed failed -> "failed";
        };
    }
}
