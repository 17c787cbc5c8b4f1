package org.tidings.poller.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Json;

/**
 * {@code tidings inspect feed --batch}: reads a list of documents and writes what the reader makes of each, a JSON line a
 * document.
 */
public final class FeedBatch {
    private FeedBatch() {}

    /**
     * Runs the whole list.
     *
     * @param inputs a line each: file, url, content_type, headers
     * @param base the folder that the files are named from
     * @return how many documents were read
     */
    public static int run(Path inputs, Path base, Path out, Instant now) throws IOException {
        int count = 0;
        try (BufferedReader lines = Files.newBufferedReader(inputs);
                Writer writer = Files.newBufferedWriter(out)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    writer.append(Json.text(result(Json.mapper().readTree(line), base, now)))
                            .append('\n');
                    count++;
                }
            }
        }
        return count;
    }

    private static ObjectNode result(JsonNode input, Path base, Instant now) throws IOException {
        String file = input.path("file").asText();
        ObjectNode result = Json.mapper().createObjectNode().put("file", file);
        switch (read(input, base.resolve(file), now)) {
            case NotAFeed none -> result.put("error", none.reason());
            case FeedDocument feed -> describe(feed, result);
        }
        return result;
    }

    private static Reading read(JsonNode input, Path file, Instant now) throws IOException {
        String url = input.path("url").asText("");
        String location = header(input, "content-location");
        String language = header(input, "content-language");
        String base = location == null ? url : Addresses.resolve(url, location);
        return FeedReader.read(Files.readAllBytes(file), text(input.path("content_type")), base, language, now);
    }

    private static @Nullable String header(JsonNode input, String name) {
        for (Map.Entry<String, JsonNode> header : input.path("headers").properties()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return text(header.getValue());
            }
        }
        return null;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank() ? node.asText() : null;
    }

    private static void describe(FeedDocument feed, ObjectNode result) {
        result.put("format", feed.format().name().toLowerCase(Locale.ROOT)).put("feed_title", feed.title());
        for (FeedItem item : feed.items()) {
            ObjectNode node = result.withArray("items").addObject();
            node.put("title", item.title()).put("link", item.url()).put("id", item.guid());
            node.put("published", string(item.published())).put("published_raw", item.publishedRaw());
            node.put("updated", string(item.updated()));
            node.put("author", item.authors().isEmpty() ? null : String.join(", ", item.authors()));
            node.put("summary", item.summary()).put("content", item.content()).put("language", item.language());
        }
    }

    private static @Nullable String string(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
