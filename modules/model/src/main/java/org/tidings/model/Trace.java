package org.tidings.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One decision about one article, on the topic {@code trace}, keyed by article; written with the outcome it tells.
 *
 * @param article the article's id
 * @param outcome what was decided, and at which stage
 * @param subject id of the record decided on: the sighting, page, visit, or the article's attempt
 * @param ref what it led to: a page, an attempt, a watchlist, an alert; null for nothing
 * @param reason in words, where the outcome does not say it all
 */
public record Trace(
        String article,
        Outcome outcome,
        String subject,
        @Nullable String ref,
        @Nullable String reason,
        Instant at) {

    /** Where a decision is taken, in the order of an article's way. */
    public enum Stage implements Word {
        INTAKE,
        SCRAPE,
        VISIT,
        FILTER,
        ALERT
    }

    /**
     * How a decision ends. Within a stage, the earlier constant wins where a crash made a record be decided twice, so that
     * each subject has one outcome.
     */
    public enum Outcome implements Word {
        PAGE(Stage.INTAKE),
        REJECTED(Stage.INTAKE),
        KNOWN(Stage.INTAKE),

        ARTICLE(Stage.SCRAPE),
        NOT_NEWS(Stage.SCRAPE),
        DEAD_LETTER(Stage.SCRAPE),

        NEW_CONTENT(Stage.VISIT),
        UNCHANGED(Stage.VISIT),
        GIVEN_UP(Stage.VISIT),

        MATCHED(Stage.FILTER),
        UNMATCHED(Stage.FILTER),
        DUPLICATE(Stage.FILTER),

        ALERTED(Stage.ALERT),
        ATTACHED(Stage.ALERT),
        SUPPRESSED(Stage.ALERT);

        private final Stage stage;

        Outcome(Stage stage) {
            this.stage = stage;
        }

        public Stage stage() {
            return stage;
        }
    }
}
