package org.tidings.courier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What the notifier counts. */
final class NotifierMeters {
    final Counter notices;
    final Counter unknownChannels;
    final Counter deadLetters;

    NotifierMeters(MeterRegistry registry) {
        notices = Counter.builder("tidings.notifier.notices")
                .description("Notices addressed to channels")
                .baseUnit("notices")
                .register(registry);
        unknownChannels = Counter.builder("tidings.notifier.unknown.channels")
                .description("Times that an alert named a channel which is not configured")
                .baseUnit("alerts")
                .register(registry);
        deadLetters = Counter.builder("tidings.notifier.dead.letters")
                .description("Alerts that could not be read")
                .baseUnit("records")
                .register(registry);
    }
}
