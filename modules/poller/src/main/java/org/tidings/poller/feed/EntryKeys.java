package org.tidings.poller.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.tidings.model.FeedStatus;
import org.tidings.model.FeedStatus.Identity;
import org.tidings.model.Hash;

/**
 * Tells which items of a document are new or changed. All keys of an item are kept, whichever counts in its feed, so that
 * nothing comes back as new when the feed's {@link Identity} is settled.
 */
public final class EntryKeys {
    /** Of what has vanished from a document this much is remembered, since some of it comes back. */
    private static final int MOST_VANISHED = 50;

    private EntryKeys() {}

    /**
     * What a document brings.
     *
     * @param fresh items that are new or changed, in document order
     * @param keys to be kept until the next document ({@link FeedStatus#keys})
     * @param knownShare of the items, how many are known, in this version or another, from 0 to 1; 1 for no items
     * @param identity by which its items are told apart
     * @param items how many there are, each once
     */
    public record Difference(
            List<FeedItem> fresh,
            List<Long> keys,
            double knownShare,
            @Nullable Identity identity,
            int items) {
        public Difference {
            fresh = List.copyOf(fresh);
            keys = List.copyOf(keys);
        }

        /** Whether something that is remembered is in it. */
        public boolean overlaps() {
            return items > 0 && knownShare > 0;
        }

        /** Nothing of what is remembered was left although there was something: what came between may be lost. */
        public boolean mayHaveLost(int keptBefore) {
            return keptBefore > 0 && items > 0 && knownShare == 0;
        }
    }

    /**
     * Compares a document with what is kept of those before.
     *
     * @param before keys as a difference gave them
     * @param settled the feed's identity; null = to be settled
     * @param partial the document holds what is new alone (226): all that came before still stands
     */
    public static Difference difference(
            List<FeedItem> items, List<Long> before, @Nullable Identity settled, boolean partial) {
        Map<Fingerprint, FeedItem> raw = new LinkedHashMap<>();
        newest(items).forEach(item -> raw.putIfAbsent(Fingerprint.of(item), item));
        Map<Fingerprint, FeedItem> prints = withoutShared(raw);
        List<Fingerprint> document = List.copyOf(prints.keySet());
        KnownItems known = new KnownItems(Fingerprint.unpacked(before));
        Identity identity = settled != null
                ? settled
                : Evidence.settle(List.copyOf(raw.keySet()), document, known, ArticleIds.haveFragments(items));
        Identity here =
                identity != null && Evidence.isRekeyed(document, known, identity) ? Identity.TITLE_DAY : identity;

        List<FeedItem> fresh = new ArrayList<>();
        prints.forEach((print, item) -> {
            if (!known.holdsUnchanged(print, here)) {
                fresh.add(item);
            }
        });
        long held = document.stream().filter(print -> known.holds(print, here)).count();
        double share = document.isEmpty() ? 1 : (double) held / document.size();
        List<Fingerprint> kept = kept(document, known.without(document, here), partial);
        return new Difference(fresh, Fingerprint.packed(kept), share, identity, document.size());
    }

    private static List<FeedItem> newest(List<FeedItem> items) {
        if (items.size() <= FeedStatus.MAX_ITEMS) {
            return items;
        }
        return items.stream()
                .sorted(Comparator.comparing(EntryKeys::time).reversed())
                .limit(FeedStatus.MAX_ITEMS)
                .toList();
    }

    private static Instant time(FeedItem item) {
        return item.published() == null ? Instant.EPOCH : item.published();
    }

    private static Map<Fingerprint, FeedItem> withoutShared(Map<Fingerprint, FeedItem> raw) {
        Map<Integer, Integer> guids = occurrences(raw, Fingerprint::guid);
        Map<Integer, Integer> links = occurrences(raw, Fingerprint::link);
        Map<Fingerprint, FeedItem> prints = new LinkedHashMap<>();
        raw.forEach((print, item) -> prints.putIfAbsent(
                print.without(guids.getOrDefault(print.guid(), 0) > 1, links.getOrDefault(print.link(), 0) > 1), item));
        return prints;
    }

    private static Map<Integer, Integer> occurrences(
            Map<Fingerprint, FeedItem> prints, ToIntFunction<Fingerprint> key) {
        Map<Integer, Integer> counts = new HashMap<>();
        prints.keySet().forEach(print -> counts.merge(key.applyAsInt(print), 1, Integer::sum));
        return counts;
    }

    private static List<Fingerprint> kept(List<Fingerprint> document, List<Fingerprint> vanished, boolean partial) {
        int most = partial ? FeedStatus.MAX_ITEMS : Math.min(MOST_VANISHED, (document.size() + 1) / 2);
        List<Fingerprint> kept = new ArrayList<>(document);
        kept.addAll(vanished.subList(0, Math.min(most, vanished.size())));
        return kept.subList(0, Math.min(kept.size(), FeedStatus.MAX_ITEMS));
    }

    /** Of title and text: what a reader would call another version when it changes. */
    public static String contentHash(FeedItem item) {
        return Hash.id("entry", Fingerprint.orEmpty(item.title()), Fingerprint.orEmpty(item.text()));
    }
}
