package org.tidings.filter;

import java.time.Instant;
import java.util.List;
import org.tidings.model.Article;
import org.tidings.model.Cause;
import org.tidings.model.Ids;

/** Makes articles for the tests; each change gives another. */
record Articles(String url, String title, String text, Article.Extraction extraction, Cause cause, boolean baseline) {
    static final Instant SEEN = Instant.parse("2026-11-24T11:59:00Z");

    static Articles of(String title, String text) {
        return new Articles("https://harbour.example/ferry", title, text, Article.Extraction.FULL, Cause.FIRST, false);
    }

    Articles at(String url) {
        return new Articles(url, title, text, extraction, cause, baseline);
    }

    Articles text(String text) {
        return new Articles(url, title, text, extraction, cause, baseline);
    }

    Articles summary() {
        return new Articles(url, title, text, Article.Extraction.SUMMARY_ONLY, cause, baseline);
    }

    Articles full() {
        return new Articles(url, title, text, Article.Extraction.FULL, cause, baseline);
    }

    Articles cause(Cause cause) {
        return new Articles(url, title, text, extraction, cause, baseline);
    }

    Articles baseline(boolean baseline) {
        return new Articles(url, title, text, extraction, cause, baseline);
    }

    Article make() {
        String id = Ids.article(url);
        String hash = Ids.content(title, text);
        return new Article(
                id,
                Ids.page(id, cause.word(), hash),
                url,
                null,
                "harbour.example",
                "Harbour News",
                title,
                null,
                text,
                List.of("Iona Merrow"),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                "en",
                null,
                null,
                null,
                extraction,
                null,
                null,
                null,
                hash,
                null,
                cause,
                baseline,
                List.of(),
                null,
                List.of(),
                null,
                SEEN,
                SEEN);
    }
}
