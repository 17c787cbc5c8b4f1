package org.tidings.console.copy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Article;
import org.tidings.model.Urls;

/**
 * The newest articles with their text, for the reading pane and for previews; one content an article, bounded in number
 * and in characters. Safe for any thread.
 */
public final class ArticleShelf {
    private final int capacity;
    private final long characters;
    private final LinkedHashMap<String, Article> byId = new LinkedHashMap<>();
    private final Map<String, String> byAddress = new LinkedHashMap<>();
    private long held;

    public ArticleShelf(int capacity, long characters) {
        this.capacity = capacity;
        this.characters = characters;
    }

    /** Takes a content in. A summary never replaces a full text. */
    public synchronized void add(Article article) {
        Article known = byId.get(article.id());
        if (known != null && isFull(known) && !isFull(article)) {
            return;
        }
        remove(article.id());
        byId.put(article.id(), article);
        held += weight(article);
        addresses(article).forEach(address -> byAddress.put(address, article.id()));
        while (byId.size() > capacity || held > characters) {
            remove(byId.firstEntry().getKey());
        }
    }

    public synchronized Optional<Article> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public synchronized Optional<String> idOf(String url) {
        return Optional.ofNullable(byAddress.get(Urls.normalise(url)));
    }

    /** At most so many, newest first. */
    public synchronized List<Article> newest(int limit) {
        return byId.sequencedValues().reversed().stream().limit(limit).toList();
    }

    public synchronized int size() {
        return byId.size();
    }

    private void remove(@Nullable String id) {
        Article gone = byId.remove(id);
        if (gone != null) {
            held -= weight(gone);
            addresses(gone).forEach(address -> byAddress.remove(address, gone.id()));
        }
    }

    private static List<String> addresses(Article article) {
        List<String> addresses = new ArrayList<>(2);
        if (article.url() != null) {
            addresses.add(Urls.normalise(article.url()));
        }
        if (article.canonicalUrl() != null) {
            addresses.add(Urls.normalise(article.canonicalUrl()));
        }
        return addresses;
    }

    private static boolean isFull(Article article) {
        return article.extraction() == Article.Extraction.FULL;
    }

    private static long weight(Article article) {
        return 500L + article.text().length();
    }
}
