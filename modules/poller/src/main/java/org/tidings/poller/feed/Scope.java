package org.tidings.poller.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What an element inherits: the base of its addresses, its language, and what its prefixes stand for. Vocabularies get
 * the prefix they are known by; those of RSS and Atom none, so that a title is a title in each.
 */
record Scope(String base, @Nullable String language, Map<String, String> prefixes) {
    /** A vocabulary nobody here knows. */
    static final String UNKNOWN = "?";

    private static final String CORE = "";
    private static final Pattern DECORATION = Pattern.compile("^https?://(www\\.)?|[/#\\s]+$|\\s");
    private static final Map<String, String> BY_PREFIX = Map.ofEntries(
            Map.entry("", CORE),
            Map.entry("rss", CORE),
            Map.entry("atom", "atom"),
            Map.entry("atom10", "atom"),
            Map.entry("a10", "atom"),
            Map.entry("rdf", "rdf"),
            Map.entry("dc", "dc"),
            Map.entry("dcterms", "dcterms"),
            Map.entry("content", "content"),
            Map.entry("media", "media"),
            Map.entry("itunes", "itunes"),
            Map.entry("sy", "sy"),
            Map.entry("news", "news"),
            Map.entry("feedburner", "feedburner"),
            Map.entry("xhtml", "xhtml"));
    private static final Map<String, String> BY_ADDRESS = Map.ofEntries(
            Map.entry("w3.org/2005/atom", "atom"),
            Map.entry("purl.org/atom", "atom"),
            Map.entry("purl.org/rss/1.0/modules/content", "content"),
            Map.entry("purl.org/rss/1.0/modules/syndication", "sy"),
            Map.entry("purl.org/rss/1.0/modules", UNKNOWN),
            Map.entry("purl.org/rss", CORE),
            Map.entry("purl.org/net/rss", CORE),
            Map.entry("my.netscape.com", CORE),
            Map.entry("channel.netscape.com", CORE),
            Map.entry("backend.userland.com", CORE),
            Map.entry("blogs.law.harvard.edu", CORE),
            Map.entry("cyber.law.harvard.edu", CORE),
            Map.entry("sitemaps.org/schemas/sitemap", CORE),
            Map.entry("google.com/schemas/sitemap-news", "news"),
            Map.entry("google.com/schemas/sitemap/", CORE),
            Map.entry("w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
            Map.entry("purl.org/dc/elements", "dc"),
            Map.entry("purl.org/dc/terms", "dcterms"),
            Map.entry("search.yahoo.com", "media"),
            Map.entry("itunes.com", "itunes"),
            Map.entry("rssnamespace.org/feedburner", "feedburner"),
            Map.entry("w3.org/1999/xhtml", "xhtml"),
            Map.entry("w3.org/1998/math", "xhtml"),
            Map.entry("w3.org/2000/svg", "xhtml"));

    static Scope outermost(String base, @Nullable String language) {
        return new Scope(base, language, Map.of());
    }

    /** What holds inside this element. */
    Scope inside(Element element) {
        Scope scope = this;
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith("xml")) {
                scope = scope.with(name, attribute.getValue().strip());
            }
        }
        return scope;
    }

    private Scope with(String attribute, String value) {
        if (attribute.equals("xml:base")) {
            return new Scope(Addresses.resolve(base, value), language, prefixes);
        }
        if (attribute.equals("xml:lang")) {
            return new Scope(base, value.isEmpty() ? null : value, prefixes);
        }
        if (attribute.equals("xmlns") || attribute.startsWith("xmlns:")) {
            String prefix = attribute.substring(Math.min(attribute.length(), "xmlns:".length()));
            Map<String, String> more = new HashMap<>(prefixes);
            more.put(prefix, vocabulary(prefix, value));
            return new Scope(base, language, more);
        }
        return this;
    }

    private static String vocabulary(String prefix, String address) {
        String plain = DECORATION.matcher(address.toLowerCase(Locale.ROOT)).replaceAll("");
        String best = null;
        int length = 0;
        for (Map.Entry<String, String> entry : BY_ADDRESS.entrySet()) {
            if (plain.startsWith(entry.getKey()) && entry.getKey().length() > length) {
                best = entry.getValue();
                length = entry.getKey().length();
            }
        }
        return best != null ? best : BY_PREFIX.getOrDefault(prefix, UNKNOWN);
    }

    /** The element's name as this reader knows it: {@code title}, {@code dc:creator}; its own scope must be given. */
    String name(Element element) {
        String tag = element.tagName().toLowerCase(Locale.ROOT);
        int colon = tag.indexOf(':');
        String prefix = colon < 0 ? "" : tag.substring(0, colon);
        String local = tag.substring(colon + 1);
        String vocabulary = prefixes.getOrDefault(prefix, BY_PREFIX.getOrDefault(prefix, UNKNOWN));
        return vocabulary.isEmpty() || vocabulary.equals("atom") ? local : vocabulary + ":" + local;
    }

    String resolve(String reference) {
        return Addresses.resolve(base, reference);
    }
}
