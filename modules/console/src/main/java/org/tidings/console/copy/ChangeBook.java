package org.tidings.console.copy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.model.BadRecord;
import org.tidings.model.ConfigChange;
import org.tidings.model.ConfigItem;
import org.tidings.model.Json;
import org.tidings.model.WatchlistHistory;

/** The newest changes of watchlists, as they stand on the topic, bounded in number and in characters. Safe for any thread. */
public final class ChangeBook {
    private static final String PREFIX = ConfigItem.Kind.WATCHLIST.word() + "/";

    private record Held(String key, String json) {
        ConfigChange change() {
            return Json.read(json.getBytes(StandardCharsets.UTF_8), ConfigChange.class);
        }
    }

    private final int capacity;
    private final long characters;
    private final Deque<Held> oldestFirst = new ArrayDeque<>();
    private final Map<String, Deque<Held>> newestFirst = new HashMap<>();
    private long held;

    public ChangeBook(int capacity, long characters) {
        this.capacity = capacity;
        this.characters = characters;
    }

    /**
     * Takes a change in, where it is one of a watchlist.
     *
     * @throws BadRecord when it cannot be read
     */
    public void add(String key, byte @Nullable [] json) {
        if (json != null && key.startsWith(PREFIX)) {
            Held change = new Held(key, new String(json, StandardCharsets.UTF_8));
            change.change(); // what cannot be read is told now
            add(change);
        }
    }

    private synchronized void add(Held change) {
        oldestFirst.addLast(change);
        newestFirst.computeIfAbsent(change.key(), key -> new ArrayDeque<>()).addFirst(change);
        held += change.json().length();
        while (oldestFirst.size() > capacity || (held > characters && oldestFirst.size() > 1)) {
            forget(oldestFirst.removeFirst());
        }
    }

    private void forget(Held change) {
        held -= change.json().length();
        newestFirst.computeIfPresent(change.key(), (key, changes) -> {
            changes.removeLast();
            return changes.isEmpty() ? null : changes;
        });
    }

    /** What is known of a watchlist, also of one that was removed. */
    public WatchlistHistory of(String watchlist) {
        return new WatchlistHistory(
                changes(PREFIX + watchlist).stream().map(Held::change).toList());
    }

    private synchronized List<Held> changes(String key) {
        Deque<Held> changes = newestFirst.get(key);
        return changes == null ? List.of() : List.copyOf(changes);
    }
}
