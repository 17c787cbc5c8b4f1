package org.tidings.newsroom;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes an outlet's feed in its format. */
final class FeedWriter {
    private static final DateTimeFormatter RFC_1123 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Template rss2 = Library.template("feed-rss2.xml");
    private final Template rss1 = Library.template("feed-rss1.xml");
    private final Template atom = Library.template("feed-atom.xml");
    private final Labels labels;

    FeedWriter(Labels labels) {
        this.labels = labels;
    }

    static String type(Outlet.FeedFormat format) {
        return switch (format) {
            case RSS2 -> "application/rss+xml";
            case RSS1 -> "application/rdf+xml";
            case ATOM -> "application/atom+xml";
            case JSON -> "application/feed+json";
        };
    }

    static String httpDate(Instant at) {
        return RFC_1123.format(at);
    }

    /** @param items newest first */
    String write(Outlet outlet, List<Item> items) {
        return switch (outlet.format()) {
            case RSS2 -> rss2.render(xml(outlet, items));
            case RSS1 -> rss1.render(xml(outlet, items));
            case ATOM -> atom.render(xml(outlet, items));
            case JSON -> json(outlet, items);
        };
    }

    private Map<String, Object> xml(Outlet outlet, List<Item> items) {
        Instant updated = items.stream().map(Item::at).max(Instant::compareTo).orElse(Instant.EPOCH);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", outlet.name());
        values.put("language", outlet.language());
        values.put("home", outlet.url("/"));
        values.put("self", outlet.url(outlet.feed()));
        values.put("hub", namesHub(outlet) ? Hub.ADDRESS : "");
        values.put("charset", outlet.charset().name());
        values.put("notice", labels.notice(outlet.language()));
        values.put("updated", httpDate(updated));
        values.put("updatedIso", iso(updated));
        values.put("items", items.stream().map(item -> entry(outlet, item)).toList());
        return values;
    }

    private static Map<String, Object> entry(Outlet outlet, Item item) {
        Text text = item.text();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", text.title());
        values.put("url", address(outlet, item));
        values.put("guid", guid(item));
        values.put("summary", text.summary());
        values.put("author", text.author());
        values.put("tags", text.tags());
        values.put("published", httpDate(item.first()));
        values.put("publishedIso", iso(item.first()));
        values.put("updatedIso", iso(item.at()));
        values.put("fullText", outlet.manners().fullText() ? html(text) : "");
        return values;
    }

    private static boolean namesHub(Outlet outlet) {
        return outlet.manners().push() == Outlet.Push.FEED;
    }

    private String json(Outlet outlet, List<Item> items) {
        Map<String, Object> feed = new LinkedHashMap<>();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", outlet.name());
        feed.put("home_page_url", outlet.url("/"));
        feed.put("feed_url", outlet.url(outlet.feed()));
        if (namesHub(outlet)) {
            feed.put("hubs", List.of(Map.of("type", "WebSub", "url", Hub.ADDRESS)));
        }
        feed.put("description", labels.notice(outlet.language()));
        feed.put("language", outlet.language());
        feed.put("items", items.stream().map(item -> jsonEntry(outlet, item)).toList());
        return Library.toJson(feed);
    }

    private static Map<String, Object> jsonEntry(Outlet outlet, Item item) {
        Text text = item.text();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", guid(item));
        entry.put("url", address(outlet, item));
        entry.put("title", text.title());
        entry.put("summary", text.summary());
        if (outlet.manners().fullText()) {
            entry.put("content_html", html(text));
        }
        entry.put("date_published", iso(item.first()));
        item.edited().ifPresent(at -> entry.put("date_modified", iso(at)));
        entry.put("authors", text.author().isEmpty() ? List.of() : List.of(Map.of("name", text.author())));
        entry.put("tags", text.tags());
        return entry;
    }

    /** Who gathers adds to every other address what tells that the reader came from there. */
    private static String address(Outlet outlet, Item item) {
        if (!outlet.gathers()) {
            return item.feedUrl();
        }
        boolean tracked = item.id().hashCode() % 2 == 0;
        return tracked ? item.url() + "?utm_source=" + outlet.host() + "&utm_medium=feed" : item.url();
    }

    private static String guid(Item item) {
        return "tag:" + item.outlet().host() + ",2026:" + item.id();
    }

    private static String html(Text text) {
        return text.paragraphs().stream()
                .map(paragraph -> "<p>" + Template.escape(paragraph.replaceFirst("^(##|>) ", "")) + "</p>")
                .collect(Collectors.joining());
    }

    private static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
