package org.tidings.console.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tidings.model.BadRecord;
import org.tidings.model.Feed;
import org.tidings.model.Json;
import org.tidings.runtime.config.Values;

/** The JSON that programs send about feeds. A key that it does not know is a mistake and not passed over. */
final class FeedBody {
    private static final List<String> SETTINGS =
            List.of("title", "tags", "country", "language", "every", "paused", "robots", "verify-tls");

    private final JsonNode json;

    private FeedBody(JsonNode json) {
        this.json = json;
    }

    /**
     * Reads a body.
     *
     * @param more keys that it may have besides a feed's settings
     * @throws BadRecord when it is no JSON object, or has other keys
     */
    static FeedBody settings(byte[] body, String... more) {
        List<String> known = new ArrayList<>(SETTINGS);
        known.addAll(List.of(more));
        return of(body, known);
    }

    /** A body with these keys alone. */
    static FeedBody of(byte[] body, List<String> known) {
        JsonNode json = Json.read(body, JsonNode.class);
        if (!json.isObject()) {
            throw new BadRecord("not a JSON object", null);
        }
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!known.contains(field.getKey())) {
                String near = Values.nearest(field.getKey(), known);
                throw new BadRecord(
                        "not right: there is no such key: " + field.getKey()
                                + (near == null
                                        ? "; there are " + String.join(", ", new TreeSet<>(known))
                                        : "; did you mean " + near + "?"),
                        null);
            }
        }
        return new FeedBody(json);
    }

    /** Empty when it is not there. */
    String text(String key) {
        JsonNode value = json.path(key);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            throw new BadRecord("not right: " + key + " is a text", null);
        }
        return value.asText("").strip();
    }

    List<String> texts(String key) {
        JsonNode list = json.path(key);
        List<String> texts = new ArrayList<>();
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            throw new BadRecord("not right: " + key + " is a list of texts", null);
        }
        for (JsonNode one : list) {
            if (!one.isTextual()) {
                throw new BadRecord("not right: " + key + " is a list of texts", null);
            }
            texts.add(one.asText());
        }
        return texts;
    }

    boolean has(String key) {
        return json.has(key);
    }

    boolean flag(String key, boolean otherwise) {
        JsonNode value = json.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw new BadRecord("not right: " + key + " is true or false", null);
        }
        return value.asBoolean();
    }

    FeedBody object(String key, List<String> known) {
        return of(Json.bytes(json.path(key)), known);
    }

    /** The feed with what the body sets; a null takes a setting back. */
    Feed on(Feed feed) {
        Feed changed = feed.withPaused(flag("paused", feed.paused()))
                .withRobots(flag("robots", feed.robots()))
                .withUnverified(!flag("verify-tls", !feed.unverified()))
                .withTitle(has("title") ? orNull(text("title")) : feed.title())
                .withPlace(
                        has("country") ? upper(orNull(text("country"))) : feed.country(),
                        has("language") ? orNull(text("language").toLowerCase(Locale.ROOT)) : feed.language());
        if (has("tags")) {
            changed = changed.withTags(Feeds.tags(String.join(",", texts("tags"))));
        }
        try {
            return has("every") ? changed.withEvery(Feeds.every(text("every"))) : changed;
        } catch (IllegalArgumentException e) {
            throw new BadRecord("not right: every: " + e.getMessage(), e);
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String upper(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }
}
