package org.tidings.app;

import java.time.Instant;
import java.util.List;
import org.tidings.model.Article;
import org.tidings.model.Cause;
import org.tidings.model.Ids;
import org.tidings.model.Urls;

/** Articles for tests. */
public final class Articles {
    private Articles() {}

    public static Article of(String url, String title, String text, Instant seen) {
        return of(url, title, text, seen, "en", List.of(), List.of());
    }

    /** Of feeds, under the tags that they have. */
    static Article of(
            String url,
            String title,
            String text,
            Instant seen,
            String language,
            List<String> feeds,
            List<String> tags) {
        return new Article(
                Ids.article(url),
                "attempt",
                url,
                null,
                Urls.host(url),
                null,
                title,
                null,
                text,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                language,
                null,
                null,
                null,
                Article.Extraction.FULL,
                null,
                null,
                null,
                Ids.content(title, text),
                null,
                Cause.FIRST,
                false,
                feeds,
                null,
                tags,
                null,
                seen,
                seen);
    }
}
