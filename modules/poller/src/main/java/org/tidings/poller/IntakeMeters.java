package org.tidings.poller;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What the intake counts. An entry whose transaction was aborted is decided again, and counted again. */
final class IntakeMeters {
    private final Counter pages;
    private final Counter known;
    private final Counter rejected;
    private final Counter deadLetters;

    IntakeMeters(MeterRegistry meters) {
        pages = entries(meters, "page");
        known = entries(meters, "known");
        rejected = entries(meters, "rejected");
        deadLetters = entries(meters, "dead-letter");
    }

    private static Counter entries(MeterRegistry meters, String outcome) {
        return Counter.builder("tidings.intake.entries")
                .description("Entries of feeds decided on: a page to read, known already, or rejected")
                .baseUnit("entries")
                .tag("outcome", outcome)
                .register(meters);
    }

    void decided(Decision decision) {
        switch (decision) {
            case Decision.NewPage page -> pages.increment();
            case Decision.Known old -> known.increment();
            case Decision.Rejected unusable -> rejected.increment();
        }
    }

    void deadLetter() {
        deadLetters.increment();
    }
}
