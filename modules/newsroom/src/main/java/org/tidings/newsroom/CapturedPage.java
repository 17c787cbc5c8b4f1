package org.tidings.newsroom;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One captured page: its bytes stay on disk until it is asked for.
 *
 * @param url as captured; "" = it has none
 * @param host in lower case and ASCII; "" = it has no web address
 * @param address in comparable form
 * @param encoding null = not known, the bytes say it themselves
 */
record CapturedPage(
        String id,
        Path file,
        String url,
        String host,
        String address,
        @Nullable String encoding) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int HEAD = 65_536;
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.{1,2000}?)</title>");
    private static final Pattern CHARSET = Pattern.compile("(?i)<meta[^>]{0,200}charset=[\"']?([\\w-]{3,20})");

    boolean hasAddress() {
        return !host.isEmpty();
    }

    Answer answer() {
        String type = encoding == null ? "text/html" : "text/html; charset=" + encoding.toLowerCase(Locale.ROOT);
        return Answer.bytes(200, type, bytes(file)).with("Connection", "close");
    }

    /** What the feed says of it: a page without an address is announced without one. */
    Map<String, Object> entry() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("guid", "capture:" + id);
        entry.put("url", url);
        entry.put("title", title());
        return entry;
    }

    /** Of the page if it has one, else its id. */
    private String title() {
        byte[] bytes = bytes(file);
        byte[] head = java.util.Arrays.copyOf(bytes, Math.min(bytes.length, HEAD));
        Matcher matcher = TITLE.matcher(new String(head, charset(head)));
        String found = matcher.find() ? Entities.decode(matcher.group(1)) : "";
        String clean = found.replaceAll("\\p{Cntrl}+|\\s+", " ").strip();
        return clean.isEmpty() ? id : clean;
    }

    private Charset charset(byte[] head) {
        Matcher matcher = CHARSET.matcher(new String(head, StandardCharsets.ISO_8859_1));
        String name = encoding != null ? encoding : matcher.find() ? matcher.group(1) : "UTF-8";
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** @throws BadReplayFolder if pages.json or a file that it names is missing or unreadable */
    static List<CapturedPage> readFolder(Path folder) {
        Path index = folder.resolve("pages.json");
        if (!Files.isReadable(index)) {
            throw new BadReplayFolder(index + " is missing: give a folder that holds pages.json, a list of"
                    + " {\"id\", \"file\", \"url\", \"encoding\"}, and the files it names");
        }
        List<CapturedPage> pages = new ArrayList<>();
        for (Line line : lines(index)) {
            pages.add(line.page(folder, index, pages.size() + 1));
        }
        if (pages.isEmpty()) {
            throw new BadReplayFolder(index + " lists no pages: there is nothing to replay");
        }
        return List.copyOf(pages);
    }

    private static List<Line> lines(Path index) {
        try {
            return JSON.readValue(bytes(index), new TypeReference<List<Line>>() {});
        } catch (JsonProcessingException e) {
            throw new BadReplayFolder(index + ":"
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
                    + " is not a JSON list of {\"id\", \"file\", \"url\", \"encoding\"}: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BadReplayFolder(index + " cannot be read: " + e.getMessage());
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadReplayFolder(
                    file + " cannot be read any more: leave the folder as it is while it is replayed");
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Line(
            @Nullable String id,
            @Nullable String file,
            @Nullable String url,
            @Nullable String encoding) {
        CapturedPage page(Path folder, Path index, int number) {
            if (file == null || file.isBlank()) {
                throw new BadReplayFolder(
                        index + ": entry " + number + " names no \"file\": add it or remove the entry");
            }
            Path path = folder.resolve(file);
            if (!path.normalize().startsWith(folder.normalize()) || !Files.isReadable(path)) {
                throw new BadReplayFolder(path + " is missing, yet " + index + " names it (entry " + number
                        + "): put the file there or remove the entry");
            }
            String address = url == null ? "" : url.strip();
            return new CapturedPage(
                    id == null ? file : id, path, address, Addresses.host(address), Addresses.form(address), encoding);
        }
    }
}
