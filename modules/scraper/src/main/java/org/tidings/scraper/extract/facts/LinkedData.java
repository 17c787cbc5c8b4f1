package org.tidings.scraper.extract.facts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** What a page says of itself as JSON-LD, read leniently: a block that cannot be read at all is as if it were not there. */
public final class LinkedData {
    private static final int MAX_NODES = 2_000;
    private static final int MAX_DEPTH = 12;
    private static final JsonMapper LENIENT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .build())
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private final List<JsonNode> nodes = new ArrayList<>();
    private final @Nullable JsonNode article;

    private LinkedData(List<Element> scripts) {
        for (Element script : scripts) {
            gather(read(script.data()), 0);
        }
        this.article = bestArticle();
    }

    static LinkedData of(List<Element> scripts) {
        return new LinkedData(scripts);
    }

    private static @Nullable JsonNode read(String json) {
        String bare = json.replaceAll(
                        "(?s)<!--|-->|/\\*<!\\[CDATA\\[\\*/|/\\*\\]\\]>\\*/|//<!\\[CDATA\\[|//\\]\\]>|<!\\[CDATA\\[|\\]\\]>",
                        "")
                .strip();
        try {
            return bare.isEmpty()
                    ? null
                    : LENIENT.readTree(bare.endsWith(";") ? bare.substring(0, bare.length() - 1) : bare);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private void gather(@Nullable JsonNode node, int depth) {
        if (node == null || nodes.size() > MAX_NODES || depth > MAX_DEPTH) {
            return;
        }
        if (node.isObject()) {
            nodes.add(node);
        }
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                gather(child, depth + 1);
            }
        }
    }

    /** The first of the best kind; one with a headline before one without. */
    private @Nullable JsonNode bestArticle() {
        JsonNode best = null;
        int bestRank = 0;
        for (JsonNode node : nodes) {
            int rank = rank(node);
            if (rank > bestRank) {
                best = node;
                bestRank = rank;
            }
        }
        return best;
    }

    private static int rank(JsonNode node) {
        int kind = 0;
        for (String type : types(node)) {
            kind = Math.max(kind, rank(type));
        }
        int facts = (node.has("headline") ? 1 : 0)
                + (node.has("datePublished") ? 1 : 0)
                + (node.has("articleBody") ? 1 : 0);
        return kind == 0 ? 0 : kind * 4 + facts;
    }

    private static int rank(String type) {
        if (type.endsWith("NewsArticle") || type.equals("LiveBlogPosting")) {
            return 4;
        }
        if (type.endsWith("Article") || type.endsWith("BlogPosting") || type.equals("Report")) {
            return 3;
        }
        return type.equals("CreativeWork") || type.equals("WebPage") || type.equals("Recipe") || type.equals("Review")
                ? 1
                : 0;
    }

    private static Set<String> types(JsonNode node) {
        Set<String> types = new LinkedHashSet<>();
        JsonNode type = node.path("@type");
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(each -> types.add(each.asText("")));
        return types;
    }

    public boolean isOfType(String type) {
        return nodes.stream().anyMatch(node -> types(node).contains(type));
    }

    /** Whether an article, and not only the page, is described. */
    public boolean describesArticle() {
        return article != null && rank(article) >= 12;
    }

    @Nullable
    String headline() {
        return describesArticle() ? text("headline") : null;
    }

    @Nullable
    String description() {
        return text("description");
    }

    @Nullable
    String published() {
        return text("datePublished");
    }

    @Nullable
    String modified() {
        return text("dateModified");
    }

    public @Nullable String body() {
        return text("articleBody");
    }

    @Nullable
    String section() {
        return text("articleSection");
    }

    @Nullable
    String publisher() {
        return article == null ? null : name(article.path("publisher"));
    }

    @Nullable
    String image() {
        return article == null ? null : address(article.path("image"));
    }

    public boolean paywalled() {
        for (JsonNode node : nodes) {
            JsonNode free = node.path("isAccessibleForFree");
            if (free.asText("").equalsIgnoreCase("false")) {
                return true;
            }
        }
        return false;
    }

    List<String> authors() {
        List<String> names = new ArrayList<>();
        if (article != null) {
            authors(article.path("author"), names);
            if (names.isEmpty()) {
                authors(article.path("creator"), names);
            }
        }
        return names;
    }

    private void authors(JsonNode author, List<String> names) {
        if (author.isArray()) {
            author.forEach(each -> authors(each, names));
            return;
        }
        String name = name(author);
        if (name != null) {
            names.add(name);
        }
    }

    private @Nullable String name(JsonNode node) {
        if (node.isArray()) {
            return node.isEmpty() ? null : name(node.get(0));
        }
        if (node.isTextual()) {
            return plain(node.asText());
        }
        if (node.path("name").isTextual()) {
            return plain(node.path("name").asText());
        }
        if (node.path("name").isArray() && !node.path("name").isEmpty()) {
            return plain(node.path("name").get(0).asText(""));
        }
        return node.path("@id").isTextual() ? referred(node.path("@id").asText()) : null;
    }

    private @Nullable String referred(String id) {
        for (JsonNode node : nodes) {
            if (node.path("@id").asText("").equals(id) && node.path("name").isTextual()) {
                return plain(node.path("name").asText());
            }
        }
        return null;
    }

    private static @Nullable String address(JsonNode image) {
        if (image.isTextual()) {
            return image.asText();
        }
        if (image.isArray()) {
            return image.isEmpty() ? null : address(image.get(0));
        }
        return image.path("url").isTextual() ? image.path("url").asText() : null;
    }

    private @Nullable String text(String field) {
        if (article == null) {
            return null;
        }
        JsonNode value = article.path(field);
        value = value.isArray() && !value.isEmpty() ? value.get(0) : value;
        return value.isTextual() ? plain(value.asText()) : null;
    }

    /** Entities and tags within JSON strings are a mistake that is made often. */
    private static @Nullable String plain(String text) {
        String unescaped = text.indexOf('&') >= 0 ? Parser.unescapeEntities(text, false) : text;
        String stripped = unescaped.strip();
        return stripped.isEmpty() || stripped.toLowerCase(Locale.ROOT).equals("null") ? null : stripped;
    }
}
