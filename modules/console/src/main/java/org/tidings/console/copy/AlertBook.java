package org.tidings.console.copy;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidings.model.Alert;
import org.tidings.model.Cause;

/** The newest alerts, in the order of their decision; each id once. Safe for any thread. */
public final class AlertBook {

    /** @param arrival counts up by one an alert in the order in which they reached this process */
    public record Held(long arrival, Alert alert) {}

    /** What has arrived behind a reader's back. */
    public record Waiting(int alerts, int watchlists) {
        public static final Waiting NONE = new Waiting(0, 0);
    }

    private static final Comparator<Held> NEWEST_FIRST = Comparator.comparing(
                    (Held held) -> held.alert().at())
            .thenComparing(held -> held.alert().id())
            .reversed();

    private final int capacity;
    private final Map<String, Held> byId = new HashMap<>();
    private final TreeSet<Held> ordered = new TreeSet<>(NEWEST_FIRST);
    private long arrivals;

    public AlertBook(int capacity) {
        this.capacity = capacity;
    }

    /** Takes an alert in, and lets the oldest go when there are too many. An id that is known already is left as it is. */
    public synchronized void add(Alert alert) {
        if (byId.containsKey(alert.id())) {
            return;
        }
        Held held = new Held(++arrivals, alert);
        byId.put(alert.id(), held);
        ordered.add(held);
        while (ordered.size() > capacity) {
            Held oldest = ordered.pollLast();
            byId.remove(oldest.alert().id());
        }
    }

    public synchronized Optional<Alert> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(Held::alert);
    }

    /** The newest that the filter takes and that had arrived by then. */
    public synchronized List<Held> newest(AlertFilter filter, long arrivedBy, int skip, int limit) {
        return taken(filter)
                .filter(held -> held.arrival() <= arrivedBy)
                .skip(skip)
                .limit(limit)
                .toList();
    }

    public synchronized List<Alert> all(Predicate<Alert> wanted) {
        return ordered.stream().map(Held::alert).filter(wanted).toList();
    }

    public synchronized Waiting waiting(AlertFilter filter, long since) {
        if (since >= arrivals) {
            return Waiting.NONE;
        }
        List<Held> later = taken(filter)
                .filter(held -> held.arrival() > since && held.alert().cause() != Cause.BACKFILL)
                .toList();
        long watchlists = later.stream()
                .map(held -> held.alert().watchlist().id())
                .distinct()
                .count();
        return new Waiting(later.size(), (int) watchlists);
    }

    /** The same by some property. */
    public synchronized <K> Map<K, Integer> countBy(AlertFilter filter, long arrivedBy, Function<Alert, K> key) {
        return taken(filter)
                .filter(held -> held.arrival() <= arrivedBy)
                .map(Held::alert)
                .collect(Collectors.groupingBy(key, Collectors.summingInt(alert -> 1)));
    }

    /** How many of them had arrived by then. */
    public synchronized int count(AlertFilter filter, long arrivedBy, Predicate<Alert> wanted) {
        return (int) taken(filter)
                .filter(held -> held.arrival() <= arrivedBy && wanted.test(held.alert()))
                .count();
    }

    /** The arrival number of the last one. */
    public synchronized long arrivals() {
        return arrivals;
    }

    public synchronized int size() {
        return ordered.size();
    }

    /** The alerts of a story, oldest first. */
    public synchronized List<Alert> ofStory(String story) {
        return ordered.descendingSet().stream()
                .map(Held::alert)
                .filter(alert -> alert.story().id().equals(story))
                .toList();
    }

    private Stream<Held> taken(AlertFilter filter) {
        Collection<Held> all = ordered;
        return filter.equals(AlertFilter.ALL) ? all.stream() : all.stream().filter(held -> filter.takes(held.alert()));
    }
}
