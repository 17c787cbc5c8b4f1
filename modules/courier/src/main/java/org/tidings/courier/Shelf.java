package org.tidings.courier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Delivery;
import org.tidings.model.Hash;

/** What the table says of one partition. Used by the consumer's thread alone. */
final class Shelf {
    private static final int MOST_KNOWN = 100_000;

    private final Map<String, Delivery> pending = new LinkedHashMap<>();
    private final Map<Long, Boolean> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > MOST_KNOWN;
        }
    };
    private boolean loaded;

    /** The latest of a key, while the table is read from its beginning. */
    void put(String key, @Nullable Delivery delivery) {
        know(key);
        if (delivery != null && delivery.status() == Delivery.Status.PENDING) {
            pending.put(key, delivery);
        } else {
            pending.remove(key);
        }
    }

    /** Remembers a delivery; false when it is known: its notice came twice. */
    boolean know(String key) {
        return known.put(Hash.key64(key), true) == null;
    }

    boolean isLoaded() {
        return loaded;
    }

    /** The table was read: gives what is to be delivered, once. */
    List<Delivery> load() {
        loaded = true;
        List<Delivery> all = List.copyOf(pending.values());
        pending.clear();
        return all;
    }
}
