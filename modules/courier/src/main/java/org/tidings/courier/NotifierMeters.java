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
                .description("notices addressed to channels")
                .register(registry);
        unknownChannels = Counter.builder("tidings.notifier.unknown.channels")
                .description("alerts for a channel that is not configured")
                .register(registry);
        deadLetters = Counter.builder("tidings.notifier.dead.letters")
                .description("alerts that could not be read")
                .register(registry);
    }
}
