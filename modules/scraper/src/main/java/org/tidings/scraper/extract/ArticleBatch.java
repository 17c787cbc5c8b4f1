package org.tidings.scraper.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tidings.model.Json;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.NotNews;

/**
 * Extracts a folder of captured pages: {@code pages.json} lists {@code {id, file, url, encoding}}, the result is one object
 * {@code {id: {title, articleBody, authors, date, ...}}}.
 */
public final class ArticleBatch {
    private final Extractor extractor;

    public ArticleBatch(Extractor extractor) {
        this.extractor = extractor;
    }

    /**
     * @param pages the list
     * @param base the folder that its files are relative to
     * @param out where the result is written
     * @return how many pages were read
     * @throws IOException when a file cannot be read or written
     */
    public int run(Path pages, Path base, Path out) throws IOException {
        Map<String, Map<String, Object>> results = new LinkedHashMap<>();
        for (JsonNode page : Json.mapper().readTree(Files.readAllBytes(pages))) {
            results.put(page.path("id").asText(), read(page, base));
        }
        Files.write(out, Json.bytes(results));
        return results.size();
    }

    private Map<String, Object> read(JsonNode page, Path base) throws IOException {
        byte[] body = Files.readAllBytes(base.resolve(page.path("file").asText()));
        String encoding = page.path("encoding").isTextual()
                ? "text/html; charset=" + page.path("encoding").asText()
                : null;
        return switch (extractor.extract(body, encoding, page.path("url").asText())) {
            case ArticleText article -> fields(article);
            case NotNews other -> Map.of("kind", other.kind().name(), "reason", other.reason());
        };
    }

    private static Map<String, Object> fields(ArticleText article) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "title", article.title());
        put(fields, "articleBody", article.text());
        put(fields, "standfirst", article.standfirst());
        put(fields, "authors", article.authors());
        put(
                fields,
                "date",
                article.published() == null ? null : article.published().toString());
        put(
                fields,
                "modified",
                article.modified() == null ? null : article.modified().toString());
        put(fields, "url", article.canonicalUrl());
        put(fields, "image", article.image());
        put(fields, "site", article.siteName());
        put(fields, "lang", article.language());
        put(fields, "paywalled", article.paywalled());
        put(fields, "categories", article.categories());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
