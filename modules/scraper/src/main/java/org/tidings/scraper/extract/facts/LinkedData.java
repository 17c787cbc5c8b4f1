package org.tidings.scraper.extract.facts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** What a page says of itself as JSON-LD, read leniently: a block that cannot be read at all is as if it were not there. */
public final class LinkedData {
    private static final int MAX_NODES = 2_000;
    private static final int MAX_DEPTH = 12;
    private static final int OF_THIS_ADDRESS = 4;
    private static final int MOST_IMAGES = 8;
    private static final int MOST_AUTHORS = 30;
    private static final Pattern WRAPPING = Pattern.compile(
            "<!--|-->|/\\*<!\\[CDATA\\[\\*/|/\\*\\]\\]>\\*/|//<!\\[CDATA\\[|//\\]\\]>|<!\\[CDATA\\[|\\]\\]>");
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

    private LinkedData(List<Element> scripts, String url) {
        for (Element script : scripts) {
            gather(read(script.data()), 0);
        }
        this.article = bestArticle(url);
    }

    /** @param url of the page: the article that says it is of this address is the page's own */
    static LinkedData of(List<Element> scripts, String url) {
        return new LinkedData(scripts, url);
    }

    private static @Nullable JsonNode read(String json) {
        boolean wrapped = json.contains("<!") || json.contains("-->") || json.contains("]]>");
        String bare = (wrapped ? WRAPPING.matcher(json).replaceAll("") : json).strip();
        try {
            return bare.isEmpty() || JsonBudget.isOver(bare)
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

    /** The first of the best kind; one with a headline before one without, and one of this address before others. */
    private @Nullable JsonNode bestArticle(String url) {
        JsonNode best = null;
        int bestRank = 0;
        for (JsonNode node : nodes) {
            int rank = rank(node);
            rank += rank > 0 && isOf(node, Addresses.path(url)) ? OF_THIS_ADDRESS : 0;
            if (rank > bestRank) {
                best = node;
                bestRank = rank;
            }
        }
        return best;
    }

    private static boolean isOf(JsonNode node, String path) {
        JsonNode main = node.path("mainEntityOfPage");
        for (JsonNode address : List.of(node.path("url"), node.path("@id"), main, main.path("@id"))) {
            if (address.isTextual()
                    && path.length() > 1
                    && Addresses.path(address.asText()).equals(path)) {
                return true;
            }
        }
        return false;
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

    /** How many articles with a headline of their own are described. */
    public int articles() {
        return (int) nodes.stream()
                .filter(node -> rank(node) >= 12)
                .map(node -> node.path("headline").asText(""))
                .filter(headline -> !headline.isBlank())
                .distinct()
                .count();
    }

    /**
     * A post of a live blog.
     *
     * @param published as it is written
     * @param body paragraphs parted by a blank line
     */
    public record Update(
            @Nullable String headline, @Nullable String published, String body) {}

    /** The posts of a live blog, in the order of the page. */
    public List<Update> updates() {
        List<Update> updates = new ArrayList<>();
        for (JsonNode node : nodes) {
            JsonNode posts = node.path("liveBlogUpdate");
            for (JsonNode post : posts.isArray() ? posts : List.of(posts)) {
                String body = plain(post.path("articleBody").asText(""));
                String headline = plain(post.path("headline").asText(""));
                if (body != null || headline != null) {
                    updates.add(new Update(
                            headline,
                            plain(post.path("datePublished").asText("")),
                            body == null ? "" : paragraphs(body)));
                }
            }
        }
        return updates;
    }

    private static String paragraphs(String body) {
        String plain = body.indexOf('<') >= 0
                ? body.replaceAll("(?i)</p>|<br */?>", "\n").replaceAll("<[^>]{1,500}>", "")
                : body;
        return plain.strip().replaceAll("\\s*\\n\\s*", "\n\n");
    }

    /** Whether the article calls itself news. */
    boolean describesNews() {
        return article != null && rank(article) >= 16;
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

    /** Words or phrases, as a list or as one line with commas. */
    List<String> keywords() {
        List<String> keywords = new ArrayList<>();
        JsonNode value = article == null ? MissingNode.getInstance() : article.path("keywords");
        if (value.isTextual()) {
            keywords.addAll(List.of(value.asText().split("\\s*[,;]\\s*", -1)));
        }
        for (JsonNode each : value) {
            if (each.isTextual()) {
                keywords.add(each.asText());
            }
        }
        return keywords;
    }

    @Nullable
    String publisher() {
        return article == null ? null : name(article.path("publisher"));
    }

    /** The address that the article gives itself. */
    @Nullable
    String address() {
        if (article == null) {
            return null;
        }
        String url = article.path("url").asText("");
        JsonNode main = article.path("mainEntityOfPage");
        String page = main.isTextual() ? main.asText() : main.path("@id").asText("");
        return url.startsWith("http") ? url : page.startsWith("http") ? page : null;
    }

    /** Addresses of its pictures, the first first. */
    List<String> images() {
        List<String> images = new ArrayList<>();
        if (article != null) {
            images(article.path("image"), images);
            images(article.path("thumbnailUrl"), images);
        }
        return images;
    }

    private void images(JsonNode image, List<String> images) {
        if (image.isArray()) {
            image.forEach(each -> images(each, images));
            return;
        }
        JsonNode referred =
                image.has("@id") && !image.has("url") ? node(image.path("@id").asText("")) : image;
        for (JsonNode address : List.of(image, referred.path("url"), referred.path("contentUrl"))) {
            if (address.isTextual() && images.size() < MOST_IMAGES) {
                images.add(address.asText());
            }
        }
    }

    /** What the page says of the article, or of a part of it; null when it does not say. */
    public @Nullable Boolean free() {
        Boolean free = null;
        for (JsonNode node : nodes) {
            String said = node.path("isAccessibleForFree").asText("").strip();
            if (said.equalsIgnoreCase("false") || said.equalsIgnoreCase("no")) {
                return false;
            }
            free = said.equalsIgnoreCase("true") ? Boolean.TRUE : free;
        }
        return free;
    }

    /** @param organisation whether it says so */
    record Author(String name, boolean organisation) {}

    List<Author> authors() {
        List<Author> authors = new ArrayList<>();
        if (article != null) {
            authors(article.path("author"), authors);
            if (authors.isEmpty()) {
                authors(article.path("creator"), authors);
            }
        }
        return authors;
    }

    private void authors(JsonNode author, List<Author> authors) {
        if (author.isArray()) {
            author.forEach(each -> authors(each, authors));
            return;
        }
        String name = name(author);
        if (name != null && authors.size() < MOST_AUTHORS) {
            boolean organisation = types(author).stream().anyMatch(type -> type.endsWith("Organization"));
            authors.add(new Author(name, organisation));
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
        JsonNode name = node(id).path("name");
        return name.isTextual() ? plain(name.asText()) : null;
    }

    /** The node of this id that says most. */
    private JsonNode node(String id) {
        JsonNode most = MissingNode.getInstance();
        for (JsonNode node : nodes) {
            if (node.size() > most.size() && node.path("@id").asText("").equals(id)) {
                most = node;
            }
        }
        return most;
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
