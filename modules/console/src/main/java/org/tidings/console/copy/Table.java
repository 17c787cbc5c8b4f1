package org.tidings.console.copy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The newest value of each key of a compacted topic. Safe for any thread. */
public final class Table<T> {
    private final Map<String, T> rows = new ConcurrentHashMap<>();

    /** {@code null} removes the key. */
    public void put(String key, @Nullable T value) {
        if (value == null) {
            rows.remove(key);
        } else {
            rows.put(key, value);
        }
    }

    public Optional<T> find(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    public List<T> all() {
        return List.copyOf(rows.values());
    }

    public int size() {
        return rows.size();
    }
}
