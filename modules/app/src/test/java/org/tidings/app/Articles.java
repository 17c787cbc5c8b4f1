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
                "en",
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
                List.of(),
                null,
                List.of(),
                null,
                seen,
                null);
    }
}
