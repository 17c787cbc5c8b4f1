package org.tidings.poller.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the prefixes of names stand for at one place of a document. Vocabularies get the prefix they are known by; those of
 * RSS and Atom none, so that a title is a title in each.
 */
final class Prefixes {
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

    private static final int MOST = 100;

    private final Map<String, String> vocabularies;

    /** Names as written to names as known: a document uses few, thousands of times. */
    private final Map<String, String> known = new HashMap<>();

    private Prefixes(Map<String, String> vocabularies) {
        this.vocabularies = vocabularies;
    }

    /** What prefixes stand for where nothing is declared. */
    static Prefixes usual() {
        return new Prefixes(Map.of());
    }

    /** With one more declared, or another meaning for it. */
    Prefixes with(String prefix, String address) {
        String folded = prefix.toLowerCase(Locale.ROOT);
        String vocabulary = vocabulary(folded, address);
        if (vocabulary.equals(vocabularies.get(folded)) || vocabularies.size() >= MOST) {
            return this;
        }
        Map<String, String> more = new HashMap<>(vocabularies);
        more.put(folded, vocabulary);
        return new Prefixes(more);
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

    /** {@code title} for {@code Title} and {@code atom:title}, {@code dc:creator} for whatever prefix Dublin Core has. */
    String name(String written) {
        String name = known.get(written);
        if (name == null) {
            name = read(written.toLowerCase(Locale.ROOT));
            known.put(written, name);
        }
        return name;
    }

    private String read(String written) {
        int colon = written.indexOf(':');
        String prefix = colon < 0 ? "" : written.substring(0, colon);
        String local = written.substring(colon + 1);
        String vocabulary = vocabularies.getOrDefault(prefix, BY_PREFIX.getOrDefault(prefix, UNKNOWN));
        return vocabulary.isEmpty() || vocabulary.equals("atom") ? local : vocabulary + ":" + local;
    }
}
