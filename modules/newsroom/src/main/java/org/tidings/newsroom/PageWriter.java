package org.tidings.newsroom;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes pages with all that stands around an article on real ones. */
final class PageWriter {
    private static final int FREE_PARAGRAPHS = 1;
    private static final int LINKS = 9;

    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final Labels labels;

    PageWriter(Labels labels) {
        this.labels = labels;
    }

    /** @param front the outlet's newest items, for its lists of links */
    String page(Item item, List<Item> front) {
        List<Item> others = front.stream()
                .filter(other -> !other.id().equals(item.id()))
                .limit(LINKS)
                .toList();
        return switch (item.page()) {
            case ARTICLE, PAYWALL -> article(item.outlet().template(), item, others);
            case GALLERY, VIDEO, HUB, SOFT_404, GONE -> other(item, others);
        };
    }

    /** The light form for telephones: the same words, hardly any furniture. */
    String amp(Item item) {
        return article("amp", item, List.of());
    }

    String front(Outlet outlet, List<Item> items) {
        Map<String, Object> values = around(outlet, items);
        values.put("items", items.stream().map(this::link).toList());
        values.put("feedType", FeedWriter.type(outlet.format()));
        values.put("feed", outlet.url(outlet.feed()));
        return template("front").render(values);
    }

    String maintenance(Outlet outlet) {
        return template("maintenance").render(around(outlet, List.of()));
    }

    /** What a page should be read as. */
    WrittenPage truth(Item item, List<Item> front) {
        Text text = item.text();
        boolean article = item.page() == Item.PageKind.ARTICLE || item.page() == Item.PageKind.PAYWALL;
        return new WrittenPage(
                item.storyId(),
                item.url(),
                item.outlet().host(),
                page(item, front),
                item.outlet().charset(),
                text.title(),
                text.standfirst(),
                shown(item).stream().map(PageWriter::words).toList(),
                article,
                item.watched());
    }

    private static List<String> shown(Item item) {
        List<String> all = item.text().paragraphs();
        return item.page() == Item.PageKind.PAYWALL ? all.subList(0, FREE_PARAGRAPHS) : all;
    }

    private static String words(String paragraph) {
        return paragraph.replaceFirst("^(##|>) ", "");
    }

    private String article(String name, Item item, List<Item> others) {
        boolean closed = item.page() == Item.PageKind.PAYWALL;
        Map<String, Object> values = around(item.outlet(), others);
        values.putAll(facts(item));
        values.put("paywall", closed);
        values.put("blocks", blocks(shown(item), others.stream().map(this::link).toList()));
        if (item.outlet().manners().jsonLd()) {
            values.put("jsonLd", jsonLd(item, closed));
        }
        if (item.outlet().manners().amp()) {
            values.put("ampUrl", item.url() + "/amp");
        }
        return template(name).render(values);
    }

    private String other(Item item, List<Item> others) {
        Map<String, Object> values = around(item.outlet(), others);
        values.putAll(facts(item));
        values.put(item.page().name().toLowerCase(java.util.Locale.ROOT), true);
        values.put("lines", item.text().paragraphs());
        return template("other").render(values);
    }

    private Template template(String name) {
        return templates.computeIfAbsent(name, missing -> Library.template(missing + ".html"));
    }

    private Map<String, Object> around(Outlet outlet, List<Item> others) {
        List<Map<String, Object>> links = others.stream().map(this::link).toList();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("l", labels.of(outlet.language()));
        values.put("lang", outlet.language());
        values.put("dir", outlet.rightToLeft() ? "rtl" : "ltr");
        values.put("charset", outlet.charset().name());
        values.put("outlet", outlet.name());
        values.put("host", outlet.host());
        values.put("related", links.subList(0, Math.min(4, links.size())));
        values.put("popular", links.subList(Math.min(4, links.size()), Math.min(9, links.size())));
        return values;
    }

    private Map<String, Object> link(Item item) {
        return Map.of(
                "url", item.url(),
                "title", item.text().title(),
                "summary", item.text().summary(),
                "section", item.text().section(),
                "date", labels.date(item.outlet().language(), item.at()));
    }

    private Map<String, Object> facts(Item item) {
        Text text = item.text();
        String language = item.outlet().language();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", text.title());
        values.put("dek", text.standfirst());
        values.put("author", text.author());
        values.put("section", text.section());
        values.put("tags", text.tags());
        values.put("caption", text.caption());
        values.put("url", item.url());
        values.put("image", image(item));
        values.put("published", item.first().truncatedTo(ChronoUnit.SECONDS).toString());
        values.put("publishedText", labels.date(language, item.first()));
        item.edited().ifPresent(at -> {
            values.put("modified", at.truncatedTo(ChronoUnit.SECONDS).toString());
            values.put("modifiedText", labels.date(language, at));
        });
        return values;
    }

    private static String image(Item item) {
        return item.outlet().url("/media/" + item.id() + "-1200x675.jpg");
    }

    /** Paragraphs, and between them what editors' systems put there. */
    private static List<Map<String, Object>> blocks(List<String> paragraphs, List<Map<String, Object>> links) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            blocks.add(block(paragraphs.get(i)));
            if (i == 1 && !links.isEmpty()) {
                blocks.add(Map.of("readMore", links.getLast()));
            } else if (i == 2 || i == 6) {
                blocks.add(Map.of("ad", true));
            } else if (i == 4) {
                blocks.add(Map.of("newsletter", true));
            }
        }
        return blocks;
    }

    private static Map<String, Object> block(String paragraph) {
        if (paragraph.startsWith("## ")) {
            return Map.of("heading", paragraph.substring(3));
        }
        return paragraph.startsWith("> ") ? Map.of("quote", paragraph.substring(2)) : Map.of("paragraph", paragraph);
    }

    private static String jsonLd(Item item, boolean closed) {
        Text text = item.text();
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("@context", "https://schema.org");
        article.put("@type", "NewsArticle");
        article.put("mainEntityOfPage", item.url());
        article.put("headline", text.title());
        article.put("description", text.summary());
        article.put("image", List.of(image(item)));
        article.put(
                "datePublished", item.first().truncatedTo(ChronoUnit.SECONDS).toString());
        article.put("dateModified", item.at().truncatedTo(ChronoUnit.SECONDS).toString());
        article.put("author", List.of(Map.of("@type", "Person", "name", text.author())));
        article.put(
                "publisher",
                Map.of("@type", "NewsMediaOrganization", "name", item.outlet().name()));
        article.put("inLanguage", item.outlet().language());
        article.put("isAccessibleForFree", !closed);
        return Library.toJson(article).replace("</", "<\\/");
    }
}
