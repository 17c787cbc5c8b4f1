package org.tidings.console.copy;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tidings.model.SourceAlert;

/** The newest alerts about sources, each id once. Safe for any thread. */
public final class SourceAlertBook {
    private static final Comparator<SourceAlert> NEWEST_FIRST =
            Comparator.comparing(SourceAlert::at).thenComparing(SourceAlert::id).reversed();

    private final int capacity;
    private final Set<String> ids = new HashSet<>();
    private final TreeSet<SourceAlert> ordered = new TreeSet<>(NEWEST_FIRST);

    public SourceAlertBook(int capacity) {
        this.capacity = capacity;
    }

    /** Takes an alert in, and lets the oldest go when there are too many. A repeat is left out. */
    public synchronized void add(SourceAlert alert) {
        if (ids.add(alert.id())) {
            ordered.add(alert);
            if (ordered.size() > capacity) {
                SourceAlert oldest = ordered.removeLast();
                ids.remove(oldest.id());
            }
        }
    }

    public synchronized List<SourceAlert> newest(int limit) {
        return ordered.stream().limit(limit).toList();
    }
}
