package org.tidings.model;

import java.time.Instant;
import java.util.List;

/**
 * A page to read, on the topic {@code pages}, partitioned by the page's host. It ends in one outcome: an article, no
 * news, or a dead letter.
 *
 * @param id {@link Ids#page}
 * @param entry the item that announced it
 * @param feeds ids of every feed that has carried it so far
 * @param cause why it is read
 * @param queued when the intake let it in
 */
public record Page(String id, Entry entry, List<String> feeds, Cause cause, Instant queued) {
    public Page {
        feeds = Lists.of(feeds);
    }
}
