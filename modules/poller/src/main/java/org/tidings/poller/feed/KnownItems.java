package org.tidings.poller.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.model.FeedStatus.Identity;

/** The items of earlier documents, found by any of their keys. */
final class KnownItems {
    private static final int GUID = 1;
    private static final int LINK = 2;
    private static final int TITLE = 3;

    private final List<Fingerprint> all;
    private final Map<Long, List<Fingerprint>> byKey = new HashMap<>();

    KnownItems(List<Fingerprint> prints) {
        this.all = prints;
        for (Fingerprint print : prints) {
            keys(print)
                    .forEach(key -> byKey.computeIfAbsent(key, none -> new ArrayList<>(1))
                            .add(print));
        }
    }

    private static List<Long> keys(Fingerprint print) {
        List<Long> keys = new ArrayList<>(3);
        add(keys, GUID, print.guid());
        add(keys, LINK, print.link());
        add(keys, TITLE, print.title());
        return keys;
    }

    private static void add(List<Long> keys, long kind, int bits) {
        if (bits != 0) {
            keys.add((kind << 32) | (bits & 0xffffffffL));
        }
    }

    /** Those that agree in at least one key. */
    Collection<Fingerprint> like(Fingerprint print) {
        Set<Fingerprint> like = new HashSet<>();
        keys(print).forEach(key -> like.addAll(byKey.getOrDefault(key, List.of())));
        return like;
    }

    /** Whether an earlier document held it, in this version or in another. */
    boolean holds(Fingerprint print, @Nullable Identity identity) {
        return like(print).stream().anyMatch(known -> same(identity, print, known));
    }

    /** Whether an earlier document held it as it is. */
    boolean holdsUnchanged(Fingerprint print, @Nullable Identity identity) {
        return like(print).stream()
                .anyMatch(known -> known.content() == print.content() && same(identity, print, known));
    }

    /** Those of which no item of a later document is a version. */
    List<Fingerprint> without(List<Fingerprint> later, @Nullable Identity identity) {
        KnownItems now = new KnownItems(later);
        return all.stream().filter(print -> !now.holds(print, identity)).toList();
    }

    /** Whether two fingerprints are of one item: by the key that counts in this feed, or both others where it has changed. */
    static boolean same(@Nullable Identity identity, Fingerprint one, Fingerprint other) {
        boolean guid = agree(one.guid(), other.guid());
        boolean link = agree(one.link(), other.link());
        boolean title = agree(one.title(), other.title());
        return switch (identity) {
            case null -> guid || link || title;
            case LINK, FRAGMENT -> both(one.link(), other.link()) ? link || (guid && title) : guidElseTitle(one, other);
            case GUID -> guidElseTitle(one, other);
            case TITLE_DAY, CONTENT -> title;
        };
    }

    private static boolean guidElseTitle(Fingerprint one, Fingerprint other) {
        return both(one.guid(), other.guid()) ? one.guid() == other.guid() : agree(one.title(), other.title());
    }

    private static boolean both(int one, int other) {
        return one != 0 && other != 0;
    }

    static boolean agree(int one, int other) {
        return one != 0 && one == other;
    }
}
