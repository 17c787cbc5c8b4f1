package org.tidings.app.inspect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.app.inspect.PageReport.Fact;
import org.tidings.scraper.extract.Examined;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.NotNews;

/** What a page says of its article, a line each, in the order in which people ask. */
final class PageFacts {
    private final List<Fact> facts = new ArrayList<>();

    private PageFacts() {}

    static List<Fact> of(Examined examined) {
        return switch (examined.outcome()) {
            case NotNews none -> List.of();
            case ArticleText article -> new PageFacts().of(article);
        };
    }

    private List<Fact> of(ArticleText article) {
        add("title", article.title());
        add("standfirst", article.standfirst());
        add("authors", String.join(", ", article.authors()));
        add("published", article.published());
        add("modified", article.modified());
        add("site", article.siteName());
        add("language", article.language());
        add("canonical", article.canonicalUrl());
        add("image", article.image());
        add("categories", String.join(", ", article.categories()));
        add("paywalled", article.paywalled() ? "yes" : "");
        return facts;
    }

    private void add(String name, @Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (!text.isEmpty()) {
            facts.add(new Fact(name, text, null));
        }
    }
}
