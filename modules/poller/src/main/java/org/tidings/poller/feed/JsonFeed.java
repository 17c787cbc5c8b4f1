package org.tidings.poller.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.poller.feed.FeedDocument.Format;

/** Reads JSON Feed 1.0 and 1.1, with the slips that hand-written JSON has. */
final class JsonFeed {
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    private static final List<String> TELLING =
            List.of("url", "external_url", "content_html", "content_text", "date_published");
    private static final int MOST_ITEMS = 5_000;

    private final JsonNode feed;
    private final String base;
    private final Instant now;

    private JsonFeed(JsonNode feed, String base, Instant now) {
        this.feed = feed;
        this.base = base;
        this.now = now;
    }

    static Reading read(String text, String base, Instant now) {
        try {
            JsonNode tree = LENIENT.readTree(text);
            return isFeed(tree)
                    ? new JsonFeed(tree, base, now).document()
                    : new NotAFeed(NotAFeed.Kind.OTHER, "JSON, but no JSON Feed: it has no items");
        } catch (JsonProcessingException e) {
            return new NotAFeed(NotAFeed.Kind.OTHER, "not readable as JSON: " + e.getOriginalMessage());
        }
    }

    /** By its version; without one, by an item that has what no other JSON with items is likely to have. */
    private static boolean isFeed(JsonNode tree) {
        if (tree.path("version").asText("").contains("jsonfeed")) {
            return true;
        }
        for (JsonNode item : tree.path("items")) {
            if (TELLING.stream().anyMatch(item::has)) {
                return true;
            }
        }
        return false;
    }

    private FeedDocument document() {
        List<FeedItem> items = new ArrayList<>();
        for (JsonNode item : feed.path("items")) {
            if (item.isObject() && items.size() < MOST_ITEMS) {
                items.add(item(item));
            }
        }
        return new FeedDocument(
                Format.JSON,
                PlainText.ofText(string(feed, "title")),
                address(feed, "home_page_url"),
                language(feed, null),
                items,
                Hints.NONE,
                List.of(),
                hub(),
                address(feed, "feed_url"));
    }

    private @Nullable String hub() {
        for (JsonNode hub : feed.path("hubs")) {
            if ("websub".equalsIgnoreCase(string(hub, "type"))) {
                return string(hub, "url");
            }
        }
        return null;
    }

    private FeedItem item(JsonNode item) {
        String published = string(item, "date_published");
        String updated = string(item, "date_modified");
        String html = PlainText.ofHtml(string(item, "content_html"));
        String content = html != null ? html : PlainText.ofText(string(item, "content_text"));
        String url = address(item, "url");
        return new FeedItem(
                string(item, "id"),
                url != null ? url : address(item, "external_url"),
                PlainText.ofText(string(item, "title")),
                published != null ? published : updated,
                FeedDates.read(published != null ? published : updated, now),
                FeedDates.read(updated, now),
                PlainText.ofText(string(item, "summary")),
                content,
                authors(item),
                categories(item),
                language(item, string(feed, "language")));
    }

    private List<String> authors(JsonNode item) {
        List<String> own = people(item);
        return own.isEmpty() ? people(feed) : own;
    }

    private static List<String> people(JsonNode node) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode author : node.path("authors")) {
            addPerson(author, names);
        }
        if (names.isEmpty()) {
            addPerson(node.path("author"), names);
        }
        return List.copyOf(names);
    }

    private static void addPerson(JsonNode author, Set<String> names) {
        String name = author.isTextual() ? author.asText() : string(author, "name");
        String plain = PlainText.ofText(name != null ? name : string(author, "url"));
        if (plain != null) {
            names.add(plain);
        }
    }

    private static List<String> categories(JsonNode item) {
        List<String> tags = new ArrayList<>();
        for (JsonNode tag : item.path("tags")) {
            if (tag.isTextual() && !tag.asText().isBlank() && tags.size() < 50) {
                tags.add(tag.asText().strip());
            }
        }
        return tags;
    }

    private static @Nullable String language(JsonNode node, @Nullable String inherited) {
        String language = string(node, "language");
        String found = language != null ? language : inherited;
        return found == null ? null : found.toLowerCase(Locale.ROOT);
    }

    private @Nullable String address(JsonNode node, String name) {
        String value = string(node, name);
        return value == null ? null : Addresses.resolve(base, value);
    }

    /** Ids are numbers in many feeds. */
    private static @Nullable String string(JsonNode node, String name) {
        JsonNode value = node.path(name);
        String text = value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
        return text.isEmpty() ? null : text;
    }
}
