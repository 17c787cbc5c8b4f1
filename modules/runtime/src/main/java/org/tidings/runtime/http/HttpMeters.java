package org.tidings.runtime.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts exchanges by outcome, their time and their bytes. */
final class HttpMeters {
    private final MeterRegistry registry;
    private final Timer duration;
    private final Counter bytes;

    HttpMeters(MeterRegistry registry) {
        this.registry = registry;
        this.duration = Timer.builder("tidings.http.duration")
                .description("From asking for an address to the outcome, redirects included")
                .register(registry);
        this.bytes = Counter.builder("tidings.http.bytes")
                .description("Body bytes received, as they came over the wire")
                .baseUnit("bytes")
                .register(registry);
    }

    void record(Fetched outcome, Duration took, long wireBytes) {
        Counter.builder("tidings.http.requests")
                .description("Exchanges with the web, redirects included, by outcome")
                .tag("outcome", name(outcome))
                .register(registry)
                .increment();
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
