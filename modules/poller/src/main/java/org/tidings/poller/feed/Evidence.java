package org.tidings.poller.feed;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.tidings.model.FeedStatus.Identity;

/**
 * What a document and its predecessor tell of how a feed's items can be told apart.
 *
 * @param pairs items that both documents hold beyond doubt: the same content, and a key in common
 * @param guids how many of these kept their guid
 * @param links how many kept their address
 */
record Evidence(int pairs, int guids, int links) {
    /** Fewer than this may be chance. */
    private static final int ENOUGH = 3;

    static Evidence of(List<Fingerprint> document, KnownItems known) {
        int pairs = 0;
        int guids = 0;
        int links = 0;
        for (Fingerprint print : document) {
            Collection<Fingerprint> twins = known.like(print).stream()
                    .filter(other -> other.content() == print.content())
                    .toList();
            pairs += twins.isEmpty() ? 0 : 1;
            guids += twins.stream().anyMatch(twin -> KnownItems.agree(twin.guid(), print.guid())) ? 1 : 0;
            links += twins.stream().anyMatch(twin -> KnownItems.agree(twin.link(), print.link())) ? 1 : 0;
        }
        return new Evidence(pairs, guids, links);
    }

    /**
     * By what the items are told apart from now on; null while there is too little to tell.
     *
     * @param raw with the keys that several share
     * @param fragments whether links differ only in what follows the hash
     */
    static @Nullable Identity settle(
            List<Fingerprint> raw, List<Fingerprint> document, KnownItems known, boolean fragments) {
        if (isShared(raw, Fingerprint::link)) {
            boolean guids = raw.stream().anyMatch(print -> print.guid() != 0) && !isShared(raw, Fingerprint::guid);
            return guids ? Identity.GUID : fragments ? Identity.FRAGMENT : byTitle(document);
        }
        Evidence seen = of(document, known);
        if (seen.pairs < ENOUGH) {
            return null;
        }
        if (2 * seen.links > seen.pairs) {
            return fragments ? Identity.FRAGMENT : Identity.LINK;
        }
        return 2 * seen.guids > seen.pairs ? Identity.GUID : byTitle(document);
    }

    private static Identity byTitle(List<Fingerprint> document) {
        Set<Integer> titles = new HashSet<>();
        document.forEach(print -> titles.add(print.title()));
        return titles.size() == document.size() ? Identity.TITLE_DAY : Identity.CONTENT;
    }

    /** Whether most of the items that have this key share it with others. */
    private static boolean isShared(List<Fingerprint> document, ToIntFunction<Fingerprint> key) {
        List<Integer> keys =
                document.stream().map(key::applyAsInt).filter(bits -> bits != 0).toList();
        return keys.size() >= ENOUGH && 2 * new HashSet<>(keys).size() <= keys.size();
    }

    /** Nothing is left by its own key and yet half of it is there again: the site changed all its keys, and no news came. */
    static boolean isRekeyed(List<Fingerprint> document, KnownItems known, Identity identity) {
        if (document.stream().anyMatch(print -> known.holds(print, identity))) {
            return false;
        }
        long again = document.stream()
                .filter(print -> known.holdsUnchanged(print, Identity.TITLE_DAY))
                .count();
        return again >= ENOUGH && 2 * again >= document.size();
    }
}
