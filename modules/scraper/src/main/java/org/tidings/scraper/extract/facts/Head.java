package org.tidings.scraper.extract.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** The elements in which a page says something of itself, gathered in one walk. */
public final class Head {
    final Map<String, String> meta = new HashMap<>();
    final List<Element> headings = new ArrayList<>();
    final List<Element> times = new ArrayList<>();
    final List<Element> authors = new ArrayList<>();
    final List<Element> bylines = new ArrayList<>();
    final List<Element> dates = new ArrayList<>();
    final List<String> tags = new ArrayList<>();
    public final LinkedData linkedData;

    @Nullable
    String canonical;

    public @Nullable String title;

    public @Nullable String language;

    private final List<Element> scripts = new ArrayList<>();

    private Head(Document document) {
        document.filter(new Gather());
        this.linkedData = LinkedData.of(scripts);
        Element html = document.selectFirst("html");
        this.language = html == null ? null : html.attr("lang");
    }

    public static Head of(Document document) {
        return new Head(document);
    }

    /** The first of these metas that has a content. */
    public @Nullable String meta(String... names) {
        for (String name : names) {
            String content = meta.get(name);
            if (content != null && !content.isBlank()) {
                return content.strip();
            }
        }
        return null;
    }

    private final class Gather implements NodeFilter {
        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof Element element) {
                gather(element);
            }
            return FilterResult.CONTINUE;
        }

        private void gather(Element element) {
            switch (element.normalName()) {
                case "meta" -> addMeta(element);
                case "script" -> addScript(element);
                case "h1" -> headings.add(element);
                case "time" -> times.add(element);
                case "title" -> title = title == null ? element.text() : title;
                case "link" -> addLink(element);
                default -> addByNames(element);
            }
        }

        private void addMeta(Element element) {
            String content = element.attr("content");
            for (String key : List.of("property", "name", "itemprop", "http-equiv")) {
                String name = element.attr(key).toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !content.isBlank()) {
                    meta.merge(
                            name,
                            content,
                            (first, next) -> name.equals("author")
                                            || name.equals("article:author")
                                            || name.equals("citation_author")
                                    ? first + "; " + next
                                    : first);
                    if (name.equals("article:tag")) {
                        tags.add(content);
                    }
                }
            }
        }

        private void addScript(Element element) {
            if (element.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
                scripts.add(element);
            }
        }

        private void addLink(Element element) {
            if (canonical == null && element.attr("rel").equalsIgnoreCase("canonical")) {
                canonical = element.absUrl("href");
            }
        }

        private void addByNames(Element element) {
            if (element.attributesSize() == 0) {
                return;
            }
            String property = element.attr("itemprop");
            if (element.attr("rel").contains("author") || property.contains("author")) {
                authors.add(element);
            }
            if (property.contains("datePublished")) {
                times.add(0, element);
            }
            addByClass(element, (element.className() + " " + element.id()).toLowerCase(Locale.ROOT));
        }

        private void addByClass(Element element, String names) {
            if (names.length() < 4 || names.length() > 300) {
                return;
            }
            if (names.contains("byline")
                    || names.contains("author")
                    || names.contains("autor")
                    || names.contains("auteur")
                    || names.contains("writer")) {
                bylines.add(element);
            }
            if (names.contains("date")
                    || names.contains("time")
                    || names.contains("publish")
                    || names.contains("posted")
                    || names.contains("meta")
                    || names.contains("datum")
                    || names.contains("fecha")
                    || names.contains("data")) {
                dates.add(element);
            }
        }
    }
}
