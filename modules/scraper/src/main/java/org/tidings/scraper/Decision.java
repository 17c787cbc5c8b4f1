package org.tidings.scraper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Article;
import org.tidings.model.PageKind;
import org.tidings.model.Revisit;
import org.tidings.model.Trace;

/**
 * What a reading leads to.
 *
 * @param article what is published; null = nothing
 * @param nextVisit when the page is looked at again; null = never
 * @param kind what the page is; null where none was read
 * @param text what the next visit compares with; null while no full text was read
 * @param reason in words, where the outcome does not say it all
 */
record Decision(
        Trace.Outcome outcome,
        @Nullable Article article,
        @Nullable Instant nextVisit,
        @Nullable PageKind kind,
        Revisit.@Nullable Text text,
        @Nullable String reason) {}
