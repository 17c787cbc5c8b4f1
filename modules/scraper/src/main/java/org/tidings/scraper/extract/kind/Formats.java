package org.tidings.scraper.extract.kind;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names what is served under a page's address without being a page, by its first bytes and then by its header. */
public final class Formats {
    private static final int START = 1024;
    private static final Map<String, String> MAGIC = magic();
    private static final Map<String, String> FEEDS = feeds();

    private Formats() {}

    private static Map<String, String> magic() {
        Map<String, String> magic = new LinkedHashMap<>();
        magic.put("%PDF-", "a PDF document");
        magic.put("{\\rtf", "an RTF document");
        magic.put("\u00d0\u00cf\u0011\u00e0", "an office document");
        magic.put("\u0089PNG", "a picture (PNG)");
        magic.put("GIF8", "a picture (GIF)");
        magic.put("\u00ff\u00d8\u00ff", "a picture (JPEG)");
        magic.put("BM", "a picture (BMP)");
        magic.put("II*\0", "a picture (TIFF)");
        magic.put("MM\0*", "a picture (TIFF)");
        magic.put("ID3", "a sound");
        magic.put("OggS", "a sound or film");
        magic.put("fLaC", "a sound");
        magic.put("\u001aE\u00df\u00a3", "a film");
        magic.put("FLV", "a film");
        magic.put("\u001f\u008b", "a packed file");
        magic.put("7z\u00bc\u00af", "a packed file");
        magic.put("Rar!", "a packed file");
        magic.put("wOF", "a font");
        magic.put("%!PS", "a PostScript document");
        return magic;
    }

    private static Map<String, String> feeds() {
        Map<String, String> feeds = new LinkedHashMap<>();
        feeds.put("<rss", "a feed (RSS)");
        feeds.put("<rdf:rdf", "a feed (RSS)");
        feeds.put("<feed", "a feed (Atom)");
        feeds.put("<urlset", "a sitemap");
        feeds.put("<sitemapindex", "a sitemap");
        feeds.put("<svg", "a picture (SVG)");
        feeds.put("<opml", "a list of feeds (OPML)");
        return feeds;
    }

    /** What it is in words; null for what is read as HTML. */
    public static @Nullable String otherThanHtml(byte[] body, @Nullable String contentType) {
        String type = contentType == null
                ? ""
                : contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        String start = new String(body, 0, Math.min(body.length, START), StandardCharsets.ISO_8859_1);
        String binary = binary(start);
        if (binary != null) {
            return binary;
        }
        String text = withoutMark(start).stripLeading().toLowerCase(Locale.ROOT);
        return isHtml(text) ? null : text(text, type);
    }

    private static @Nullable String binary(String start) {
        for (Map.Entry<String, String> magic : MAGIC.entrySet()) {
            boolean bare = magic.getKey().length() > 2 || start.indexOf('\0') >= 0 || start.startsWith("\u001f");
            if (start.startsWith(magic.getKey()) && bare) {
                return magic.getValue();
            }
        }
        if (start.startsWith("PK\u0003\u0004")) {
            return archive(start);
        }
        if (start.startsWith("RIFF") && start.length() > 12) {
            return start.startsWith("WEBP", 8) ? "a picture (WebP)" : "a sound or film";
        }
        return start.startsWith("ftyp", 4) ? film(start) : null;
    }

    private static String archive(String start) {
        if (start.contains("word/") || start.contains("opendocument.text")) {
            return "a text document";
        }
        if (start.contains("xl/") || start.contains("opendocument.spreadsheet")) {
            return "a spreadsheet";
        }
        if (start.contains("ppt/") || start.contains("opendocument.presentation")) {
            return "a presentation";
        }
        if (start.contains("epub+zip")) {
            return "an electronic book";
        }
        return start.contains("[Content_Types].xml") ? "an office document" : "a packed file";
    }

    private static String film(String start) {
        String brand = start.substring(8, Math.min(12, start.length()));
        return brand.startsWith("avi") || brand.startsWith("hei") || brand.startsWith("mif") ? "a picture" : "a film";
    }

    private static String withoutMark(String start) {
        return start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
    }

    private static boolean isHtml(String text) {
        return text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<head");
    }

    private static @Nullable String text(String text, String type) {
        String root = text.startsWith("<") ? xml(text) : null;
        if (root != null) {
            return root;
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return json(text, type);
        }
        if (type.equals("text/plain")) {
            return text.contains("<p") || text.contains("<div") || text.contains("<html") || text.isEmpty()
                    ? null
                    : "plain text";
        }
        return byHeader(type);
    }

    /** What kind of XML; null for XHTML and what is none. */
    private static @Nullable String xml(String text) {
        if (text.contains("<html")) {
            return null;
        }
        for (Map.Entry<String, String> feed : FEEDS.entrySet()) {
            int at = text.indexOf(feed.getKey());
            boolean root = at == 0 || (at > 0 && text.startsWith("<?xml")) || (at > 0 && text.startsWith("<!--"));
            if (root) {
                return feed.getValue();
            }
        }
        return null;
    }

    private static @Nullable String json(String text, String type) {
        if (type.endsWith("json") || type.endsWith("+json")) {
            return text.contains("jsonfeed.org/version") ? "a feed (JSON)" : "JSON";
        }
        boolean markup = text.contains("<p") || text.contains("<div") || text.contains("<html");
        boolean quoted = text.matches("(?s)[{\\[]\\s*[\"{\\[].*");
        return quoted && !markup && !type.contains("html") ? "JSON" : null;
    }

    private static @Nullable String byHeader(String type) {
        if (type.equals("application/pdf")) {
            return "a PDF document";
        }
        boolean html = type.isEmpty()
                || type.contains("html")
                || type.contains("xml")
                || type.equals("application/octet-stream")
                || type.equals("binary/octet-stream")
                || !type.contains("/");
        return html ? null : "not HTML but " + type;
    }
}
