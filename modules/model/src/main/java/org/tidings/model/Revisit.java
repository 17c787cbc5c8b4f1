package org.tidings.model;

import java.time.Instant;

/**
 * A later look at a page, on the topic {@code revisits}, keyed by article and partitioned by the page's host; a tombstone
 * ends it.
 *
 * @param page what is to be read again
 * @param ordinal which later visit of this page this is, from 1
 * @param contentHash what the last visit found, so that an unchanged page is known
 * @param full whether the last visit had the full text
 * @param due not before
 */
public record Revisit(Page page, int ordinal, String contentHash, boolean full, Instant due) {
    /** The id under which the visit's outcome is traced. */
    public String id() {
        return Ids.visit(page.id(), ordinal);
    }
}
