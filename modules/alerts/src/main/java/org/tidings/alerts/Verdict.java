package org.tidings.alerts;

import org.jspecify.annotations.Nullable;
import org.tidings.model.Alert;
import org.tidings.model.Trace;

/** What becomes of a match. */
sealed interface Verdict {
    record Tell(Alert alert) implements Verdict {
        Trace.Outcome outcome() {
            return switch (alert.kind()) {
                case NEW, UPDATE, SPIKE, DIGEST -> Trace.Outcome.ALERTED;
                case MORE -> Trace.Outcome.ATTACHED;
            };
        }
    }

    /**
     * @param ref the story it belongs to; null for none
     * @param reason in words
     */
    record Silent(Trace.Outcome outcome, @Nullable String ref, String reason) implements Verdict {}
}
