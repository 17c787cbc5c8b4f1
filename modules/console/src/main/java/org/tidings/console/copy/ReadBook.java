package org.tidings.console.copy;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has been read, and how far: the waterline is what stood on top of the list before newer ones were let in. Kept in
 * memory, bounded. Safe for any thread.
 */
public final class ReadBook {
    private final int capacity;
    private final Set<String> read = new LinkedHashSet<>();
    private @Nullable Instant top;
    private @Nullable Instant waterline;

    public ReadBook(int capacity) {
        this.capacity = capacity;
    }

    public synchronized void read(String alert) {
        read.add(alert);
        if (read.size() > capacity) {
            read.remove(read.iterator().next());
        }
    }

    public synchronized void unread(String alert) {
        read.remove(alert);
    }

    public synchronized boolean isRead(String alert) {
        return read.contains(alert);
    }

    /** The list is shown from here; whatever is newer than it was before stands above the waterline. */
    public synchronized void shown(Instant newest) {
        if (top == null || newest.isAfter(top)) {
            waterline = top;
            top = newest;
        }
    }

    /** Null before newer ones have been let in for the first time. */
    public synchronized @Nullable Instant waterline() {
        return waterline;
    }
}
