package org.tidings.poller.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** How often a feed brings something, told from the dates in one document. */
public final class Rhythm {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration SHORTEST_SPAN = Duration.ofHours(1);

    private Rhythm() {}

    /**
     * Entries a week: those of the last seven days where the document reaches that far back; as many as its span says where it
     * does not, or where there were none in that time; {@code fallback} where it has no dates.
     */
    public static double entriesPerWeek(List<FeedItem> items, Instant now, double fallback) {
        List<Instant> dates = items.stream()
                .map(FeedItem::published)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (dates.isEmpty()) {
            return fallback;
        }
        Instant weekAgo = now.minus(WEEK);
        Instant oldest = dates.getFirst();
        long lately = dates.stream().filter(weekAgo::isBefore).count();
        if (lately > 0 && !oldest.isAfter(weekAgo)) {
            return (double) lately;
        }
        Duration span = Duration.between(oldest, now);
        Duration counted = span.compareTo(SHORTEST_SPAN) < 0 ? SHORTEST_SPAN : span;
        return dates.size() * (double) WEEK.toSeconds() / (double) counted.toSeconds();
    }
}
