package org.tidings.filter.match;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Article;

/**
 * What watchlists look at of an article.
 *
 * @param source the host of its address
 * @param language a language tag
 * @param country of the feed
 * @param tags of the feed
 */
public record MatchText(
        String title,
        String body,
        List<String> authors,
        @Nullable String source,
        @Nullable String language,
        @Nullable String country,
        List<String> tags) {
    public MatchText {
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
    }

    public static MatchText of(Article article) {
        String title = article.title() == null ? "" : article.title();
        return new MatchText(
                title,
                article.text(),
                article.authors(),
                article.site(),
                article.language(),
                article.country(),
                article.tags());
    }

    /** A title and a body of no particular place or language. */
    public static MatchText of(String title, String body) {
        return new MatchText(title, body, List.of(), null, null, null, List.of());
    }
}
