package org.tidings.scraper.extract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Pages that nobody would write but to do harm; a seed makes one, the same every time. */
final class HostilePages {
    private static final int SMALL = 8 << 10;
    private static final int MEDIUM = 200 << 10;
    private static final int LARGE = 5 << 20;
    private static final String RUNS = " .-|,:;/_0123456789aAéΩ年月日Д\u00a0\u200b\u00ad&#<>\"'(@\u0000\n\t";
    private static final List<String> WORDS = List.of(
            "By ",
            "by ",
            "von ",
            "and ",
            "und ",
            "| ",
            " - ",
            " – ",
            "2026",
            "2026-11-24",
            "1/1/",
            "24 Nov ",
            "November ",
            "12:30 ",
            "Getty ",
            "Photo: ",
            "Read more ",
            "a, b, ",
            "Dr. ",
            "ferry ",
            "https://a.example/",
            "a@b ",
            "404 ",
            "&nbsp;",
            "&#0;",
            "&#x110000;",
            "&lt;",
            "&unknown;",
            "\ud83d",
            "\udca9",
            "\u202e",
            "页面",
            "الصفحة ");
    private static final List<String> TAGS = List.of(
            "div",
            "p",
            "b",
            "i",
            "a href=x",
            "ul",
            "li",
            "table",
            "tr",
            "td",
            "svg",
            "math",
            "template",
            "select",
            "form",
            "h1",
            "h2",
            "article",
            "main",
            "section class=article-body",
            "aside",
            "nav",
            "footer",
            "figure",
            "blockquote",
            "span class=byline",
            "time datetime=2026",
            "x-y",
            "noscript",
            "iframe",
            "textarea",
            "title",
            "style",
            "script",
            "plaintext",
            "frameset",
            "body",
            "html",
            "head",
            "base href=//[",
            "button",
            "font",
            "marquee",
            "img src=x alt=");
    private static final List<String> CHARSETS = List.of(
            "UTF-8",
            "UTF-16LE",
            "UTF-16BE",
            "windows-1252",
            "windows-1251",
            "Shift_JIS",
            "GB18030",
            "Big5",
            "ISO-8859-6");
    private static final List<String> TYPES = List.of(
            "text/html",
            "text/html; charset=utf-8",
            "text/html; charset=utf-16",
            "text/html; charset=;;;",
            "text/plain",
            "text/html; charset=\"gb18030",
            "application/xhtml+xml;charset=klingon",
            "text/html;charset=ISO-2022-JP",
            ";");
    private static final List<String> FIELDS = List.of(
            "headline",
            "datePublished",
            "dateModified",
            "author",
            "articleBody",
            "description",
            "image",
            "@type",
            "@id",
            "publisher",
            "isAccessibleForFree",
            "articleSection",
            "keywords",
            "liveBlogUpdate",
            "@graph");
    private static final List<String> METAS = List.of(
            "author",
            "article:published_time",
            "og:title",
            "og:site_name",
            "description",
            "keywords",
            "date",
            "og:image",
            "article:tag",
            "og:url",
            "byl",
            "citation_author",
            "article:section",
            "twitter:description",
            "robots");

    private final Random random;
    private final int size;
    private final StringBuilder out = new StringBuilder();

    /** Bytes and the headers that lie about them. */
    static final class Hostile {
        final byte[] body;
        final @Nullable String contentType;
        final String url;

        private Hostile(byte[] body, @Nullable String contentType, String url) {
            this.body = body;
            this.contentType = contentType;
            this.url = url;
        }
    }

    private HostilePages(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        int kind = random.nextInt(100);
        this.size = 1 + random.nextInt(kind < 90 ? SMALL : kind < 98 ? MEDIUM : LARGE);
    }

    static Hostile page(long seed) {
        return new HostilePages(seed).page();
    }

    private Hostile page() {
        List<Supplier<String>> pieces = List.of(
                this::nested,
                this::run,
                this::words,
                this::attributes,
                this::linkedData,
                this::meta,
                this::heading,
                this::unclosed,
                this::repeatedTag,
                this::byline,
                this::prose,
                this::entities,
                this::noise);
        out.append(random.nextBoolean() ? "<!doctype html><html lang=" + one(WORDS) + "><head>" : one(WORDS));
        while (out.length() < size) {
            out.append(one(pieces).get());
        }
        Charset charset = Charset.forName(one(CHARSETS));
        byte[] body = out.toString().getBytes(random.nextInt(3) == 0 ? charset : StandardCharsets.UTF_8);
        for (int i = random.nextInt(40); i > 0 && random.nextBoolean(); i--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        String url = random.nextBoolean() ? "https://a.example/2026/11/24/x" : one(WORDS) + run();
        return new Hostile(body, random.nextInt(3) == 0 ? null : one(TYPES), url);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** How much of one kind comes in a row: mostly little, sometimes the rest of the page. */
    private int amount() {
        int left = Math.max(1, size - out.length());
        return random.nextInt(8) == 0 ? left : 1 + random.nextInt(Math.min(left, 400));
    }

    /** One character again and again, as patterns with two ways to match dread. */
    private String run() {
        char c = RUNS.charAt(random.nextInt(RUNS.length()));
        return String.valueOf(c).repeat(amount());
    }

    private String words() {
        String first = one(WORDS);
        String second = one(WORDS);
        return (first + second).repeat(1 + amount() / (first.length() + second.length()));
    }

    private String nested() {
        String tag = one(TAGS);
        return ("<" + tag + ">" + (random.nextBoolean() ? one(WORDS) : "")).repeat(1 + amount() / (tag.length() + 2));
    }

    private String repeatedTag() {
        String tag = one(TAGS);
        String end = "</" + tag.split(" ", 2)[0] + ">";
        return ("<" + tag + ">" + words().substring(0, 1) + end).repeat(1 + amount() / (2 * tag.length() + 6));
    }

    private String attributes() {
        StringBuilder tag = new StringBuilder("<" + one(TAGS));
        for (int i = amount() / 8; i >= 0; i--) {
            tag.append(" a").append(i).append("='").append(one(WORDS)).append(random.nextInt(50) == 0 ? "" : "'");
        }
        return tag.append(">").toString();
    }

    private String linkedData() {
        StringBuilder json = new StringBuilder("<script type='application/ld+json'>{\"@type\":\"NewsArticle\"");
        for (int i = random.nextInt(8); i >= 0; i--) {
            json.append(",\"").append(one(FIELDS)).append("\":").append(value(3));
        }
        return json.append(random.nextInt(4) == 0 ? "" : "}</script>").toString();
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 3)) {
            case 0 -> "\"" + words() + "\"";
            case 1 -> "\"" + run() + "\"";
            case 2 ->
                one(List.of("null", "1e999999", "-1", "true", "\"2026-11-24T12:30:00+99:99\"", "NaN", "'x", "\"\\u12"));
            case 3 -> "[".repeat(1 + random.nextInt(200));
            case 4 -> "{\"@type\":" + value(depth - 1) + ",\"" + one(FIELDS) + "\":" + value(depth - 1) + "}";
            case 5 -> "[" + value(depth - 1) + "," + value(depth - 1) + "]";
            default -> "{\"name\":" + value(depth - 1) + "}";
        };
    }

    private String meta() {
        return switch (random.nextInt(4)) {
            case 0 -> "<meta charset=" + one(CHARSETS) + ">";
            case 1 -> "<meta http-equiv=Content-Type content='text/html; charset=" + one(CHARSETS) + "'>";
            case 2 -> "<link rel=canonical href='" + run() + "'>";
            default ->
                "<meta property='" + one(METAS) + "' content='" + (random.nextBoolean() ? run() : words()) + "'>";
        };
    }

    private String heading() {
        String inside = random.nextBoolean() ? run() : words();
        return "<title>" + inside + "</title><h1>" + inside + one(WORDS) + "</h1>";
    }

    private String byline() {
        return "<p class='byline author date'>By " + (random.nextBoolean() ? run() : words()) + "</p><time>" + run()
                + "</time>";
    }

    private String unclosed() {
        return one(List.of(
                "<!--",
                "<![CDATA[",
                "<!DOCTYPE x [<!ENTITY a '&a;&a;&a;'>",
                "<script>",
                "<style>",
                "<textarea>",
                "<a href=\"",
                "<p class='",
                "</",
                "<?xml version='1.0' encoding='UTF-32'?>",
                "&#",
                "<svg><![CDATA[",
                "<template>",
                "]]>"));
    }

    private String prose() {
        return "<p>The ferry left at seven with every seat taken, its captain said, and came back at noon.</p>"
                .repeat(1 + random.nextInt(6));
    }

    private String entities() {
        return one(List.of("&amp;", "&#x27;", "&nbsp", "&#9999999999;", "&lt;p&gt;", "&shy;"))
                .repeat(1 + amount() / 6);
    }

    private String noise() {
        StringBuilder noise = new StringBuilder();
        for (int i = Math.min(2_000, amount()); i > 0; i--) {
            noise.append((char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
        }
        return noise.toString();
    }
}
