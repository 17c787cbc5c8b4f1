package org.tidings.scraper.extract;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Pages that cost more than their bytes, each of one kind and of any size. */
final class PageShapes {
    private static final String PROSE =
            "<p>The ferry left at seven with every seat taken, its captain said, and came back at noon.</p>\n";

    private PageShapes() {}

    /** By name; the argument is about how many bytes it has. */
    static Map<String, IntFunction<byte[]>> all() {
        Map<String, IntFunction<byte[]>> shapes = new LinkedHashMap<>();
        repeated(shapes, "paragraphs", PROSE);
        repeated(shapes, "tiny elements", "<b>");
        repeated(shapes, "tiny elements closed", "<b></b>");
        repeated(shapes, "tiny elements with text", "<i>a");
        repeated(shapes, "tiny paragraphs", "<p>a");
        repeated(shapes, "rules", "<hr>");
        repeated(shapes, "line breaks", "a<br>");
        repeated(shapes, "links", "<a href=x>a</a>");
        repeated(shapes, "items", "<li>a");
        repeated(shapes, "cells", "<td>a");
        repeated(shapes, "nested blocks", "<div>");
        repeated(shapes, "nested lists", "<ul><li>");
        repeated(shapes, "nested tables", "<table><tr><td>");
        repeated(shapes, "unknown elements", "<x-a>");
        repeated(shapes, "metas", "<meta name=a content=b>");
        repeated(shapes, "headings", "<h1>a</h1>");
        repeated(shapes, "times", "<time>a</time>");
        repeated(shapes, "dates by class", "<i class=date>1</i>");
        repeated(shapes, "comments", "<!---->");
        repeated(shapes, "less-than signs", "<");
        repeated(shapes, "end tags", "</b>");
        repeated(shapes, "entities", "&amp;");
        repeated(shapes, "scripts", "<script></script>");
        repeated(shapes, "linked data scripts", "<script type=application/ld+json>{}</script>");
        shapes.put("one text", size -> bytes("<p>" + "word ".repeat(size / 5)));
        shapes.put("one word", size -> bytes("<p>" + "w".repeat(size)));
        shapes.put("one attribute", size -> bytes("<p class='" + "w".repeat(size) + "'>a"));
        shapes.put("attributes of one element", size -> bytes("<p " + numbered("a", "=1 ", size) + ">a"));
        shapes.put("elements with many names", size -> bytes(numbered("<b class=", ">", size)));
        shapes.put("unclosed comment", size -> bytes(PROSE + "<!--" + "w".repeat(size)));
        shapes.put("linked data as numbers", size -> json("[", "1,", "1]", size));
        shapes.put("linked data as objects", size -> json("[", "{},", "{}]", size));
        shapes.put("linked data as lists", size -> json("[", "[],", "[]]", size));
        shapes.put("linked data with keys", size -> json("{", "", "\"@type\":\"Article\"}", size));
        shapes.put("linked data as one string", size -> json("{\"articleBody\":\"", "word ", "\"}", size));
        shapes.put(
                "linked data with many fields",
                size -> bytes("<script type=application/ld+json>{" + numbered("\"", "\":1,", size)
                        + "\"@type\":\"Article\"}</script>" + PROSE));
        shapes.put(
                "two-byte text", size -> PROSE.repeat(size / PROSE.length() / 2).getBytes(StandardCharsets.UTF_16));
        shapes.put("two-byte tags", size -> "<b>".repeat(size / 6).getBytes(StandardCharsets.UTF_16));
        shapes.put("Chinese text", size -> bytes("<p>" + "渡轮早上七点离港。</p><p>".repeat(size / 34)));
        shapes.put("NULs", size -> new byte[size]);
        return shapes;
    }

    private static void repeated(Map<String, IntFunction<byte[]>> shapes, String name, String piece) {
        shapes.put(name, size -> bytes(piece.repeat(Math.max(1, size / piece.length()))));
    }

    private static byte[] json(String start, String piece, String end, int size) {
        String middle = piece.isEmpty() ? numbered("\"k", "\":{},", size) : piece.repeat(size / piece.length());
        return bytes("<script type=application/ld+json>" + start + middle + end + "</script>" + PROSE);
    }

    private static String numbered(String before, String after, int size) {
        StringBuilder text = new StringBuilder(size + 32);
        for (int i = 0; text.length() < size; i++) {
            text.append(before).append(Integer.toString(i, 36)).append(after);
        }
        return text.toString();
    }

    private static byte[] bytes(String html) {
        return html.getBytes(StandardCharsets.UTF_8);
    }
}
