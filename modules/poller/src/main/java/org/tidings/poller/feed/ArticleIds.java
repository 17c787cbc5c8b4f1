package org.tidings.poller.feed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.model.FeedStatus.Identity;
import org.tidings.model.Ids;
import org.tidings.model.Urls;

/**
 * The ids of a document's articles. An article is its address, so that many feeds can carry it, where the address stays and
 * is the item's own; otherwise it is the feed's, by what tells its items apart.
 */
public final class ArticleIds {
    private final String feed;
    private final @Nullable Identity identity;
    private final Set<String> sharedGuids = new HashSet<>();
    private final Map<String, Set<String>> fragments;

    /** @param identity the feed's; null = not settled yet */
    public ArticleIds(String feed, @Nullable Identity identity, List<FeedItem> document) {
        this.feed = feed;
        this.identity = identity;
        Set<String> guids = new HashSet<>();
        for (FeedItem item : document) {
            String guid = guid(item);
            if (guid != null && !guids.add(guid)) {
                sharedGuids.add(guid);
            }
        }
        fragments = fragments(document);
    }

    /** Whether links of the document differ only in what follows the hash. */
    static boolean haveFragments(List<FeedItem> document) {
        return fragments(document).values().stream().anyMatch(several -> several.size() > 1);
    }

    private static Map<String, Set<String>> fragments(List<FeedItem> document) {
        Map<String, Set<String>> fragments = new HashMap<>();
        for (FeedItem item : document) {
            if (item.url() != null && item.url().indexOf('#') >= 0) {
                fragments
                        .computeIfAbsent(Urls.normalise(item.url()), none -> new HashSet<>())
                        .add(fragment(item.url()));
            }
        }
        return fragments;
    }

    public String of(FeedItem item) {
        String url = item.url();
        boolean byAddress = identity == null || identity == Identity.LINK || identity == Identity.FRAGMENT;
        return byAddress && url != null ? byAddress(url) : Ids.article(feed, within(item));
    }

    /** What follows {@code #} counts where links of one document differ in nothing else. */
    private String byAddress(String url) {
        String page = Urls.normalise(url);
        boolean counts = fragments.getOrDefault(page, Set.of()).size() > 1 || identity == Identity.FRAGMENT;
        return counts && !fragment(url).isEmpty() ? Ids.article(feed, page + fragment(url)) : Ids.article(url);
    }

    private String within(FeedItem item) {
        String guid = guid(item);
        if (guid != null
                && !sharedGuids.contains(guid)
                && identity != Identity.TITLE_DAY
                && identity != Identity.CONTENT) {
            return guid;
        }
        String title = Fingerprint.titleAndDay(item);
        return identity == Identity.CONTENT ? title + "\n" + Fingerprint.orEmpty(item.text()) : title;
    }

    private static @Nullable String guid(FeedItem item) {
        return item.guid() == null ? null : Fingerprint.folded(item.guid());
    }

    private static String fragment(String url) {
        int at = url.indexOf('#');
        return at < 0 ? "" : url.substring(at);
    }
}
