package org.tidings.scraper.extract;

import java.nio.charset.StandardCharsets;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.NotNews;
import org.tidings.scraper.extract.facts.Languages;

/** Invented pages and the shortest way to read them. */
final class Pages {
    static final String URL = "https://www.harbour-courier.example/world/tide-wall-holds";
    private static final Extractor EXTRACTOR = new Extractor(new Languages());

    private Pages() {}

    static Extracted read(String html) {
        return read(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
    }

    static Extracted read(byte[] body, @org.jspecify.annotations.Nullable String contentType) {
        return EXTRACTOR.extract(body, contentType, URL);
    }

    static ArticleText article(String html) {
        return article(read(html));
    }

    static ArticleText article(Extracted extracted) {
        return switch (extracted) {
            case ArticleText article -> article;
            case NotNews other -> throw new AssertionError("no article but " + other);
        };
    }

    static NotNews notNews(String html) {
        return switch (read(html)) {
            case ArticleText article -> throw new AssertionError("an article: " + article.text());
            case NotNews other -> other;
        };
    }
}
