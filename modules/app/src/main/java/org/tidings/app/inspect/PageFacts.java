package org.tidings.app.inspect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.app.inspect.PageReport.Fact;
import org.tidings.scraper.extract.Examined;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.NotNews;
import org.tidings.scraper.extract.facts.Facts;
import org.tidings.scraper.extract.facts.Found;

/** What a page says of itself, a line each, in the order in which people ask. */
final class PageFacts {
    private final List<Fact> facts = new ArrayList<>();

    private PageFacts() {}

    static List<Fact> of(Examined examined) {
        Facts said = examined.facts();
        return said == null ? List.of() : new PageFacts().of(said, language(examined));
    }

    private static @Nullable String language(Examined examined) {
        return switch (examined.outcome()) {
            case ArticleText article -> article.language();
            case NotNews none -> null;
        };
    }

    private List<Fact> of(Facts said, @Nullable String language) {
        add("title", said.title());
        add("standfirst", said.standfirst());
        addAll("authors", said.authors());
        addAll("contributors", said.contributors());
        add("agency", said.agency());
        add("published", said.published());
        add("modified", said.modified());
        add("site", said.siteName());
        add("section", said.section());
        addAll("keywords", said.keywords());
        add("canonical", said.canonicalUrl());
        add("image", said.image());
        if (said.paywalled().value()) {
            add("paywalled", new Found<>("yes", said.paywalled().source()));
        }
        if (language != null) {
            add("language", new Found<>(language, "the text and what the page declares"));
        }
        return facts;
    }

    private void add(String name, @Nullable Found<?> found) {
        if (found != null) {
            facts.add(new Fact(name, found.value().toString(), found.source()));
        }
    }

    private void addAll(String name, Found<List<String>> found) {
        if (!found.value().isEmpty()) {
            facts.add(new Fact(name, String.join(", ", found.value()), found.source()));
        }
    }
}
