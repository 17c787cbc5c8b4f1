package org.tidings.poller.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Urls;
import org.tidings.model.Word;

/** Where a page says, or lets one guess, that there are feeds. */
public final class FeedLinks {
    private static final int MOST = 200;
    private static final Pattern FEED_TYPE = Pattern.compile(
            "(?i)application/(rss|atom|rdf|feed)\\+(xml|json)|application/json|text/(rss|atom)(\\+xml)?");
    private static final Pattern FEED_PATH =
            Pattern.compile("(?i)(^|[/._-])(rss\\d*|atom|rdf|feeds?|feed\\d+|syndication)([/._-]|$)|\\.(rss|rdf|atom)$"
                    + "|\\?(.*&)?(feed|format|output|type|alt)=(rss|atom|rdf|feed)[^&]*");
    private static final Pattern FEED_WORDS =
            Pattern.compile("(?i)\\b(rss|atom|news ?feed|feeds?|xml feed|json feed)\\b");
    private static final Pattern COMMENTS = Pattern.compile(
            "(?i)(^|[/._-])comments?([/._-]|$)|[?&]feed=comments|/\\d{4}/\\d{1,2}(/\\d{1,2})?/[^/]+/(feed|rss)/?$");
    private static final Pattern COMMENTS_TITLE = Pattern.compile(
            "(?i)\\bcomments?\\b|kommentare|commentaires|comentarios|commenti|comentários|комментарии|التعليقات|评论|留言");
    private static final Pattern HEADER_LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Pattern NO_DOCUMENT =
            Pattern.compile("(?i)\\.(html?|php|aspx?|jpe?g|png|gif|svg|webp|ico|css|js|pdf|zip|mp[34]|xsd|dtd)$");

    /** The order is that in which they are asked. */
    static final List<String> USUAL_PATHS = List.of(
            "/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds", "/rss/news");

    private FeedLinks() {}

    /** Where a feed was found; in the order of trust. */
    public enum Place implements Word {
        /** The address itself. */
        GIVEN,
        LINK_HEADER,
        LINK_ELEMENT,
        ANCHOR,
        USUAL_PATH,
        /** A sitemap that robots.txt names. */
        ROBOTS
    }

    /** @param title as the link calls it, plain text */
    public record Candidate(
            String url, Place place, @Nullable String title) {}

    /**
     * What a page points to, each once, the surest first; feeds of comments are left out.
     *
     * @param headers the values of the HTTP header Link
     * @param base the page's address, after redirects
     */
    public static List<Candidate> of(String html, List<String> headers, String base) {
        Map<String, Candidate> found = new LinkedHashMap<>();
        headers.forEach(header -> ofHeader(header, base).forEach(candidate -> put(found, candidate)));
        Document document = Jsoup.parse(html);
        String from = base(document, base);
        document.select("link[rel][href]").forEach(link -> element(found, link, from));
        document.select("a[href]").forEach(anchor -> anchor(found, anchor, from));
        return found.values().stream().limit(MOST).toList();
    }

    /** Addresses at which sites have a feed when they do not say where. */
    static List<Candidate> usual(String base) {
        List<Candidate> usual = new ArrayList<>();
        for (String path : USUAL_PATHS) {
            usual.add(new Candidate(Addresses.resolve(base, path), Place.USUAL_PATH, null));
        }
        return usual;
    }

    private static String base(Document document, String base) {
        Element element = document.selectFirst("base[href]");
        return element == null
                ? base
                : Addresses.resolve(base, element.attr("href").strip());
    }

    /** RFC 8288, as far as feeds are concerned. */
    private static List<Candidate> ofHeader(String header, String base) {
        List<Candidate> found = new ArrayList<>();
        Matcher link = HEADER_LINK.matcher(header);
        while (link.find()) {
            String parameters = link.group(2);
            String type = parameter(parameters, "type");
            String rel = parameter(parameters, "rel");
            if (has(rel, "alternate") && type != null && FEED_TYPE.matcher(type).lookingAt()) {
                String url = Addresses.resolve(base, link.group(1).strip());
                found.add(new Candidate(url, Place.LINK_HEADER, parameter(parameters, "title")));
            }
        }
        return found;
    }

    private static @Nullable String parameter(String parameters, String name) {
        Matcher value = Pattern.compile("(?i);\\s*" + name + "\\s*=\\s*(\"([^\"]*)\"|[^;,\\s]+)")
                .matcher(parameters);
        if (!value.find()) {
            return null;
        }
        return value.group(2) != null ? value.group(2) : value.group(1);
    }

    private static boolean has(@Nullable String words, String word) {
        return words != null
                && Arrays.asList(words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                        .contains(word);
    }

    private static void element(Map<String, Candidate> found, Element link, String base) {
        String rel = link.attr("rel");
        String type = link.attr("type").strip();
        boolean feed = has(rel, "feed")
                || (has(rel, "alternate") && FEED_TYPE.matcher(type).lookingAt());
        if (feed && !isApi(link)) {
            put(found, candidate(link, base, Place.LINK_ELEMENT, link.attr("title")));
        }
    }

    /** WordPress calls its programming interface an alternate in JSON, oEmbed likewise. */
    private static boolean isApi(Element link) {
        return link.attr("href").matches("(?i).*(/wp-json(/|$)|oembed).*");
    }

    private static void anchor(Map<String, Candidate> found, Element anchor, String base) {
        Candidate candidate = candidate(anchor, base, Place.ANCHOR, anchor.text());
        String href = candidate.url();
        boolean typed = FEED_TYPE.matcher(anchor.attr("type")).lookingAt();
        boolean named = FEED_PATH.matcher(afterHost(href)).find()
                || (FEED_WORDS.matcher(label(anchor)).find() && isSameSite(href, base));
        if (typed || (named && !NO_DOCUMENT.matcher(path(href)).find())) {
            put(found, candidate);
        }
    }

    private static String label(Element anchor) {
        return anchor.text() + " " + anchor.attr("title") + " " + anchor.attr("aria-label");
    }

    private static Candidate candidate(Element element, String base, Place place, String title) {
        String url = Addresses.resolve(base, element.attr("href").strip()).replaceFirst("#.*", "");
        String plain = PlainText.ofText(title);
        return new Candidate(ListedAddress.meant(url), place, plain == null || plain.isBlank() ? null : plain);
    }

    private static void put(Map<String, Candidate> found, Candidate candidate) {
        if (Urls.isWeb(candidate.url()) && !isOfComments(candidate.url(), candidate.title())) {
            found.putIfAbsent(candidate.url(), candidate);
        }
    }

    /** WordPress has a feed of comments for the site and one for every article. */
    static boolean isOfComments(String url, @Nullable String title) {
        return COMMENTS.matcher(afterHost(url)).find()
                || (title != null && COMMENTS_TITLE.matcher(title).find());
    }

    static boolean isSameSite(String one, String other) {
        return site(one).equals(site(other));
    }

    /** The last two names of the host, or three where the second is short: good enough to tell another's site. */
    private static String site(String url) {
        String[] names = Urls.host(url).split("\\.");
        int kept = names.length > 2 && names[names.length - 2].length() <= 3 ? 3 : 2;
        return String.join(".", Arrays.asList(names).subList(Math.max(0, names.length - kept), names.length));
    }

    private static String afterHost(String url) {
        return url.replaceFirst("^[A-Za-z]+://[^/?#]*", "");
    }

    private static String path(String url) {
        try {
            String path = new URI(url).getRawPath();
            return path == null ? "" : path;
        } catch (URISyntaxException e) {
            return afterHost(url);
        }
    }
}
