package org.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Json;
import org.tidings.newsroom.Newsroom;

/** Pages for a measurement, the same ones in every run. */
final class PagesToRead {

    /** A page as it is served. */
    static final class One {
        private final byte[] body;
        private final @Nullable String contentType;
        private final String url;
        private final String html;

        One(byte[] body, @Nullable String contentType, String url, String html) {
            this.body = body;
            this.contentType = contentType;
            this.url = url;
            this.html = html;
        }

        byte[] body() {
            return body;
        }

        @Nullable
        String contentType() {
            return contentType;
        }

        String url() {
            return url;
        }

        /** The text, for readers that take no bytes. */
        String html() {
            return html;
        }
    }

    private PagesToRead() {}

    /** Invented pages of every template and language. */
    static List<One> newsroom(int count) {
        List<One> all = Newsroom.writtenPages().stream()
                .map(page -> new One(page.body(), page.contentType(), page.url(), page.html()))
                .toList();
        return spread(all, count);
    }

    /** Captured pages: {@code pages.json} in the folder lists {@code id, file, url, encoding}. */
    static List<One> folder(Path folder, int count) throws IOException {
        List<One> all = new ArrayList<>();
        JsonNode list = Json.mapper().readTree(folder.resolve("pages.json").toFile());
        for (JsonNode page : list) {
            byte[] body = Files.readAllBytes(folder.resolve(page.path("file").asText()));
            String encoding = page.path("encoding").textValue();
            Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            all.add(new One(
                    body,
                    encoding == null ? null : "text/html; charset=" + encoding,
                    page.path("url").asText(),
                    new String(body, charset)));
        }
        return spread(all, count);
    }

    /** So many at equal distances, so that every part of the list is among them. */
    private static List<One> spread(List<One> all, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                .toList();
    }
}
