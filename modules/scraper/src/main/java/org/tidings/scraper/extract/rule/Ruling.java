package org.tidings.scraper.extract.rule;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.text.Hints;

/** A rule held against a page. */
public final class Ruling {
    private final SiteRule rule;
    private final List<List<Element>> body;
    private final List<List<Element>> drop;
    private final List<List<Element>> title;
    private final List<List<Element>> authors;
    private final List<List<Element>> published;
    private final Hints hints;

    Ruling(SiteRule rule, Document document) {
        this.rule = rule;
        List<List<Element>> found = Matches.in(document, rule.selectors());
        int at = 0;
        this.body = found.subList(at, at += rule.body().size());
        this.drop = found.subList(at, at += rule.drop().size());
        this.title = found.subList(at, at += rule.title().size());
        this.authors = found.subList(at, at += rule.authors().size());
        this.published = found.subList(at, at + rule.published().size());
        this.hints = new Hints(
                firstWithText(body), drop.stream().flatMap(List::stream).toList());
    }

    private static List<Element> firstWithText(List<List<Element>> alternatives) {
        return alternatives.stream()
                .filter(elements -> elements.stream().anyMatch(Element::hasText))
                .findFirst()
                .orElse(List.of());
    }

    /** Where the article stands and what is none of it. */
    public Hints hints() {
        return hints;
    }

    /** Null when the rule does not say, or says what is not there. */
    public @Nullable String title() {
        return texts(title).findFirst().orElse(null);
    }

    /** As they are written on the page; empty when the rule does not say. */
    public List<String> authors() {
        return texts(authors).distinct().toList();
    }

    /** The date as the page writes it; null when the rule does not say. */
    public @Nullable String published() {
        return published.stream()
                .flatMap(List::stream)
                .map(Ruling::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * What came of it.
     *
     * @param missed why its hints were not believed; null when they were
     */
    public RuleUse use(@Nullable String missed) {
        boolean lost = !rule.body().isEmpty() && body.stream().allMatch(List::isEmpty);
        return new RuleUse(rule.name(), lost ? "nothing on the page is its body" : missed);
    }

    private static Stream<String> texts(List<List<Element>> alternatives) {
        return alternatives.stream()
                .filter(elements -> !elements.isEmpty())
                .limit(1)
                .flatMap(List::stream)
                .map(Ruling::text)
                .filter(text -> !text.isBlank() && text.length() < 400);
    }

    private static String text(Element element) {
        return element.hasAttr("content") ? element.attr("content").strip() : element.text();
    }

    private static @Nullable String value(Element element) {
        for (String attribute : List.of("datetime", "content", "title")) {
            if (!element.attr(attribute).isBlank()) {
                return element.attr(attribute);
            }
        }
        String text = element.text();
        return text.isBlank() || text.length() > 400 ? null : text;
    }
}
