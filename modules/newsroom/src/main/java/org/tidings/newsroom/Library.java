package org.tidings.newsroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reads what was written for the newsroom: outlets, stories, labels and templates, from the class path. */
final class Library {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Library() {}

    static List<Outlet> outlets() {
        return json("outlets.json", new TypeReference<List<Outlet>>() {});
    }

    static List<StoryFile> stories() {
        return text("stories/index.txt")
                .lines()
                .filter(name -> !name.isBlank())
                .map(name -> StoryFile.parse(name, text("stories/" + name + ".txt")))
                .toList();
    }

    /** The words around an article, by language. */
    static Labels labels() {
        return new Labels(json("labels.json", new TypeReference<Map<String, Map<String, Object>>>() {}));
    }

    static Template template(String name) {
        return Template.parse(text("templates/" + name));
    }

    static String toJson(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of words always become JSON", e);
        }
    }

    static <T> T json(String name, TypeReference<T> type) {
        try {
            return JSON.readValue(text(name), type);
        } catch (IOException e) {
            throw new UncheckedIOException("resource newsroom/" + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    static String text(String name) {
        try (InputStream in = Library.class.getResourceAsStream("/newsroom/" + name)) {
            if (in == null) {
                throw new IllegalStateException("resource newsroom/" + name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("resource newsroom/" + name + " cannot be read", e);
        }
    }
}
