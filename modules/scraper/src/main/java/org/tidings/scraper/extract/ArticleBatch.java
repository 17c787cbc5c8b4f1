package org.tidings.scraper.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.model.BadRecord;
import org.tidings.model.Hash;
import org.tidings.model.Json;
import org.tidings.model.Urls;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.NotNews;
import org.tidings.scraper.extract.facts.Facts;
import org.tidings.scraper.extract.site.PageBlocks;
import org.tidings.scraper.extract.site.SiteProfile;

/**
 * Extracts a folder of captured pages: {@code pages.json} lists {@code {id, file, url, encoding}}, the result is one object
 * {@code {id: {title, articleBody, authors, date, ..., cpuMs}}}; a page that is no article has {@code kind} and {@code reason}
 * instead of a body. {@code sources} says of each fact where on the page it stood; {@code blocks} are
 * {@code {tag, text, dropped}}, with the reason or nothing.
 */
public final class ArticleBatch {
    private final Extractor extractor;
    private final boolean learn;
    private final boolean blocks;

    /** Told after every page. */
    public interface Progress {
        void read(int pages, int of);
    }

    /**
     * @param learn each page is read as when all others of its host in the list had been read before
     * @param blocks whether every block of a page is written as well, with what became of it
     */
    public ArticleBatch(Extractor extractor, boolean learn, boolean blocks) {
        this.extractor = extractor;
        this.learn = learn;
        this.blocks = blocks;
    }

    /**
     * @param pages the list
     * @param base the folder that its files are relative to
     * @param out where the result is written
     * @return how many pages were read
     * @throws BadRecord when the list is not as described
     * @throws IOException when a file cannot be read or written
     */
    public int run(Path pages, Path base, Path out, Progress progress) throws IOException {
        JsonNode list = list(pages);
        Neighbours neighbours = new Neighbours(list, base);
        Map<String, Map<String, Object>> results = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode page = list.get(i);
            String place = pages + ", page " + (i + 1);
            SiteProfile site = learn ? neighbours.of(i) : SiteProfile.EMPTY;
            results.put(text(page, "id", place), read(page, base.resolve(text(page, "file", place)), site));
            progress.read(i + 1, list.size());
        }
        Files.write(out, Json.bytes(results));
        return results.size();
    }

    private static JsonNode list(Path pages) throws IOException {
        try {
            JsonNode list = Json.mapper().readTree(Files.readAllBytes(pages));
            if (!list.isArray()) {
                throw new BadRecord(pages + " is no JSON list of pages", null);
            }
            return list;
        } catch (JsonProcessingException e) {
            throw new BadRecord(pages + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(JsonNode page, String field, String place) {
        if (!page.path(field).isTextual()) {
            throw new BadRecord(place + ": \"" + field + "\" is missing or is no text", null);
        }
        return page.path(field).textValue();
    }

    private static @Nullable String encoding(JsonNode page) {
        String encoding = page.path("encoding").textValue();
        return encoding == null ? null : "text/html; charset=" + encoding;
    }

    private Map<String, Object> read(JsonNode page, Path file, SiteProfile site) throws IOException {
        byte[] body = Files.readAllBytes(file);
        Stopwatch watch = new Stopwatch();
        ReadPage read = watch.time(
                "page",
                () -> extractor.read(body, encoding(page), page.path("url").asText(), site));
        Map<String, Object> fields = new LinkedHashMap<>();
        if (read.facts() != null) {
            put(fields, read.facts());
        }
        switch (read.outcome()) {
            case ArticleText article -> put(fields, article);
            case NotNews other -> {
                put(fields, "kind", other.kind().word());
                put(fields, "reason", other.reason());
            }
        }
        if (read.blocks().dropped() > 0) {
            put(fields, "repeated", read.blocks().dropped());
        }
        put(fields, "cpuMs", milliseconds(watch.total()));
        if (blocks) {
            String url = page.path("url").asText();
            put(fields, "blocks", blocks(extractor.examine(body, encoding(page), url, site)));
        }
        return fields;
    }

    private static List<Map<String, String>> blocks(Examined examined) {
        return examined.blocks().stream()
                .map(block -> Map.of(
                        "tag",
                        block.tag(),
                        "text",
                        block.text(),
                        "dropped",
                        block.dropped() == null ? "" : block.dropped().words()))
                .toList();
    }

    private static double milliseconds(Duration time) {
        return Math.round(time.toNanos() / 1e4) / 100.0;
    }

    private static void put(Map<String, Object> fields, ArticleText article) {
        put(fields, "title", article.title());
        put(fields, "articleBody", article.text());
        put(fields, "lang", article.language());
        put(fields, "kind", article.kind().word());
        if (!article.posts().isEmpty()) {
            put(fields, "posts", article.posts());
        }
        put(fields, "rule", article.rule());
    }

    private static void put(Map<String, Object> fields, Facts facts) {
        put(fields, "title", Facts.value(facts.title()));
        put(fields, "standfirst", Facts.value(facts.standfirst()));
        put(fields, "authors", facts.authors().value());
        put(fields, "contributors", facts.contributors().value());
        put(fields, "agency", Facts.value(facts.agency()));
        put(
                fields,
                "date",
                facts.published() == null ? null : facts.published().value().toString());
        put(
                fields,
                "modified",
                facts.modified() == null ? null : facts.modified().value().toString());
        put(fields, "url", Facts.value(facts.canonicalUrl()));
        put(fields, "image", Facts.value(facts.image()));
        put(fields, "site", Facts.value(facts.siteName()));
        put(fields, "section", Facts.value(facts.section()));
        put(fields, "keywords", facts.keywords().value());
        put(fields, "categories", facts.categories().value());
        put(fields, "paywalled", facts.paywalled().value());
        put(fields, "sources", facts.sources());
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /** What the other pages of a page's host teach of it. */
    private final class Neighbours {
        private final JsonNode list;
        private final Path base;
        private final Map<Integer, PageBlocks> read = new HashMap<>();

        Neighbours(JsonNode list, Path base) {
            this.list = list;
            this.base = base;
        }

        SiteProfile of(int page) throws IOException {
            SiteProfile site = SiteProfile.EMPTY;
            for (int i = 0; i < list.size(); i++) {
                if (i != page && host(i).equals(host(page))) {
                    site = site.with(Hash.key64(url(i)), blocks(i));
                }
            }
            return site;
        }

        private PageBlocks blocks(int at) throws IOException {
            PageBlocks known = read.get(at);
            if (known != null) {
                return known;
            }
            byte[] body =
                    Files.readAllBytes(base.resolve(list.get(at).path("file").asText()));
            ReadPage page = extractor.read(body, encoding(list.get(at)), url(at), SiteProfile.EMPTY);
            PageBlocks blocks = page.outcome() instanceof ArticleText ? page.blocks() : PageBlocks.NONE;
            read.put(at, blocks);
            return blocks;
        }

        private String url(int at) {
            return list.get(at).path("url").asText();
        }

        private String host(int at) {
            return Urls.host(url(at)).replaceFirst("^www\\.", "");
        }
    }
}
