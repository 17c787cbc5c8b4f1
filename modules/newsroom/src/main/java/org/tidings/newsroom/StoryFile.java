package org.tidings.newsroom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One written story, read from a text file: {@code name: value} lines, then versions. A version begins with
 * {@code --- KIND HOST} and settings, has {@code name: value} lines, a blank line, and paragraphs parted by blank lines.
 *
 * @param start seconds after the beginning, in a span of sixty; negative = hours before it, for the archive
 * @param watched whether a watchlist of the demo asks for it
 */
record StoryFile(String id, String section, List<String> tags, double start, boolean watched, List<Version> versions) {

    /**
     * @param path of its page where it is not its outlet's usual one
     * @param after seconds after the story's start, in a span of sixty
     */
    record Version(
            Published.Kind kind,
            String host,
            double after,
            Item.PageKind page,
            String slug,
            @Nullable String path,
            Text text) {}

    /** @throws IllegalArgumentException if the file is not as described; its message names the story */
    static StoryFile parse(String id, String content) {
        List<String> parts = List.of(content.strip().split("(?m)^--- "));
        Map<String, String> head = fields(parts.getFirst());
        StoryFile story = new StoryFile(
                id,
                head.getOrDefault("section", "News"),
                list(head.getOrDefault("tags", "")),
                start(head),
                Boolean.parseBoolean(head.getOrDefault("watched", "false")),
                List.of());
        List<Version> versions = new ArrayList<>();
        for (String part : parts.subList(1, parts.size())) {
            versions.add(story.version(part, versions));
        }
        return new StoryFile(id, story.section, story.tags, story.start, story.watched, List.copyOf(versions));
    }

    private static double start(Map<String, String> head) {
        String archive = head.get("archive");
        return archive != null ? -Double.parseDouble(archive) : Double.parseDouble(head.getOrDefault("start", "0"));
    }

    private Version version(String part, List<Version> before) {
        List<String> chunks = Arrays.stream(part.strip().split("\\n\\s*\\n"))
                .map(String::strip)
                .toList();
        Map<String, String> fields = fields(chunks.getFirst().replaceFirst("(?m)^.*$", ""));
        Map<String, String> settings =
                settings(chunks.getFirst().lines().findFirst().orElse(""));
        String host = settings.getOrDefault("host", "");
        Optional<Version> source = before.stream()
                .filter(earlier -> earlier.host.equals(fields.getOrDefault("from", host)))
                .reduce((a, b) -> b);
        return new Version(
                Published.Kind.valueOf(settings.getOrDefault("kind", "").toUpperCase(Locale.ROOT)),
                host,
                Double.parseDouble(settings.getOrDefault("at", "0")),
                Item.PageKind.valueOf(settings.getOrDefault("page", "article").toUpperCase(Locale.ROOT)),
                settings.getOrDefault("slug", id),
                settings.get("path"),
                text(fields, chunks.subList(1, chunks.size()), source.map(Version::text)));
    }

    private Text text(Map<String, String> fields, List<String> paragraphs, Optional<Text> source) {
        return new Text(
                required(fields, "title", source.map(Text::title)),
                fields.getOrDefault("dek", source.map(Text::standfirst).orElse("")),
                fields.getOrDefault("by", source.map(Text::author).orElse("")),
                fields.getOrDefault("section", section),
                fields.getOrDefault("caption", source.map(Text::caption).orElse("")),
                fields.containsKey("tags") ? list(fields.getOrDefault("tags", "")) : tags,
                body(paragraphs, source, Integer.parseInt(fields.getOrDefault("keep", "99"))));
    }

    /** A copy keeps the first paragraphs of its source after what it adds itself. */
    private static List<String> body(List<String> own, Optional<Text> source, int keep) {
        if (!own.isEmpty() && keep == 99) {
            return own.stream().map(StoryFile::oneLine).toList();
        }
        List<String> all = new ArrayList<>();
        source.ifPresent(text -> all.addAll(
                text.paragraphs().subList(0, Math.min(keep, text.paragraphs().size()))));
        own.forEach(paragraph -> all.add(oneLine(paragraph)));
        return all;
    }

    private static String oneLine(String paragraph) {
        return paragraph.replaceAll("\\s*\\n\\s*", " ");
    }

    private String required(Map<String, String> fields, String name, Optional<String> otherwise) {
        return Optional.ofNullable(fields.get(name))
                .or(() -> otherwise)
                .orElseThrow(() -> new IllegalArgumentException("story " + id + " has a version without " + name));
    }

    private static Map<String, String> settings(String line) {
        Map<String, String> settings = new LinkedHashMap<>();
        String[] words = line.strip().split("\\s+");
        settings.put("kind", words[0]);
        settings.put("host", words.length > 1 ? words[1] : "");
        Arrays.stream(words).skip(2).map(word -> word.split("=", 2)).forEach(pair -> settings.put(pair[0], pair[1]));
        return settings;
    }

    private static Map<String, String> fields(String lines) {
        Map<String, String> fields = new LinkedHashMap<>();
        lines.lines()
                .filter(line -> line.contains(":"))
                .map(line -> line.split(":", 2))
                .forEach(pair -> fields.put(pair[0].strip(), pair[1].strip()));
        return fields;
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
