package org.tidings.poller.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Hash;
import org.tidings.model.Urls;

/** Tells which items of a document its predecessor did not hold, by one 64-bit key an item. */
public final class EntryKeys {
    private EntryKeys() {}

    /**
     * What a document brings.
     *
     * @param fresh items that are new or changed, in document order
     * @param keys of all items that count, to be kept until the next document
     * @param knownShare of the items, how many the last document held, from 0 to 1; 1 for a document without items
     */
    public record Difference(List<FeedItem> fresh, List<Long> keys, double knownShare) {
        public Difference {
            fresh = List.copyOf(fresh);
            keys = List.copyOf(keys);
        }

        /** Nothing of the last document was left although it held something: what came between may be lost. */
        public boolean mayHaveLost(int keptBefore) {
            return keptBefore > 0 && !keys.isEmpty() && knownShare == 0;
        }
    }

    /**
     * Compares a document with the keys of the last.
     *
     * @param most how many items count; of a longer document the newest
     */
    public static Difference difference(List<FeedItem> items, Set<Long> known, int most) {
        List<FeedItem> counted = newest(items, most);
        Map<String, Integer> guids = occurrences(counted);
        List<FeedItem> fresh = new ArrayList<>();
        Set<Long> keys = new HashSet<>();
        List<Long> ordered = new ArrayList<>(counted.size());
        for (FeedItem item : counted) {
            long key = key(item, guids);
            if (keys.add(key)) {
                ordered.add(key);
                if (!known.contains(key)) {
                    fresh.add(item);
                }
            }
        }
        double share = ordered.isEmpty() ? 1 : 1 - (double) fresh.size() / ordered.size();
        return new Difference(fresh, ordered, share);
    }

    private static List<FeedItem> newest(List<FeedItem> items, int most) {
        if (items.size() <= most) {
            return items;
        }
        return items.stream()
                .sorted(Comparator.comparing(EntryKeys::time).reversed())
                .limit(most)
                .toList();
    }

    private static Instant time(FeedItem item) {
        return item.published() == null ? Instant.EPOCH : item.published();
    }

    private static Map<String, Integer> occurrences(List<FeedItem> items) {
        Map<String, Integer> guids = new HashMap<>();
        for (FeedItem item : items) {
            if (item.guid() != null) {
                guids.merge(item.guid(), 1, Integer::sum);
            }
        }
        return guids;
    }

    /** Identity and content: an edited item has another key. A guid that several items share identifies none. */
    private static long key(FeedItem item, Map<String, Integer> guids) {
        String guid = item.guid() != null && guids.getOrDefault(item.guid(), 0) == 1 ? item.guid() : null;
        return Hash.key64(identity(item, guid), contentHash(item));
    }

    private static String identity(FeedItem item, @Nullable String guid) {
        if (guid != null) {
            return guid;
        }
        return item.url() != null ? Urls.normalise(item.url()) : identityWithoutAddress(item);
    }

    /** What identifies an item in its feed where it has no address: its guid, else its title and date. */
    public static String identityWithoutAddress(FeedItem item) {
        return item.guid() != null ? item.guid() : orEmpty(item.title()) + "\n" + orEmpty(item.publishedRaw());
    }

    /** Of title, text and address: what a reader would call another version when it changes. */
    public static String contentHash(FeedItem item) {
        return Hash.id("entry", orEmpty(item.title()), orEmpty(item.text()), orEmpty(item.url()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
