package org.tidings.scraper.extract.kind;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.Extracted.Post;
import org.tidings.scraper.extract.facts.Dates;

/** Finds the posts of a live blog on its page: the blocks alike, one beside the other, of which each has a time and a text. */
final class Posts {
    private static final int HIGHEST = 8;
    private static final int HIGHEST_ASIDE = 30;
    private static final int LEAST = 2;
    private static final int MOST_GROUPS = 40;
    private static final int MOST_PARAGRAPHS = 500;
    private static final int LEAST_TEXT = 20;
    private static final int LONGEST_CLOCK = 24;
    private static final Pattern CLOCK = Pattern.compile(
            "(?i)^\\D{0,6}([01]?\\d|2[0-3])\\s?[:.hH時点點시]\\s?[0-5]\\d(分|분)?\\s?([ap]\\.?m\\.?|uhr|h|hrs?|[A-Z]{2,4})?\\D{0,6}$");
    private static final Pattern ASIDE = Pattern.compile(
            "(?i)(^|[\\s_-])(comments?|related|sidebar|nav|menu|promo|newsletter|trending|popular|latest|share|sharing|social|caption|credit|byline|author|recirc|ad|ads|advert|tags?|footer|key-?(points|events|moments))([\\s_-]|$)");
    private static final Set<String> OUTSIDE = Set.of("aside", "nav", "footer");
    private static final Set<String> NO_TEXT =
            Set.of("figure", "figcaption", "aside", "footer", "nav", "button", "form", "time");
    private static final Set<String> BLOCKS = Set.of("p", "li", "blockquote", "h2", "h3", "h4", "h5", "h6", "td");
    private static final String TEXT = String.join(", ", BLOCKS);

    private record Kind(Element parent, String tag, String names) {}

    private final Map<Element, Element> timeWithin = new LinkedHashMap<>();
    private final Map<Kind, List<Element>> groups = new LinkedHashMap<>();

    private Posts() {}

    /** In the order of the page; none where there are no two. */
    static List<Post> on(Document document) {
        Posts posts = new Posts();
        document.traverse(posts.times());
        posts.timeWithin.keySet().forEach(posts::group);
        return posts.best();
    }

    private NodeVisitor times() {
        return (node, depth) -> {
            if (node instanceof Element element) {
                if (element.normalName().equals("time") || dated(element)) {
                    mark(element);
                }
            } else if (node instanceof TextNode text && text.getWholeText().length() < 60) {
                Element holder = text.parent();
                String words = text.getWholeText().strip();
                if (holder != null
                        && words.length() <= LONGEST_CLOCK
                        && CLOCK.matcher(words).matches()) {
                    mark(holder);
                }
            }
        };
    }

    private static boolean dated(Element element) {
        return element.attributesSize() > 0
                && (element.hasAttr("data-timestamp")
                        || element.hasAttr("data-sort-time")
                        || element.attr("itemprop").equals("datePublished"));
    }

    /** The first time within a block is the block's own. */
    private void mark(Element time) {
        Element at = time;
        for (int i = 0; i < HIGHEST && at != null && !at.normalName().equals("body"); i++) {
            timeWithin.putIfAbsent(at, time);
            at = at.parent();
        }
    }

    private void group(Element element) {
        Element parent = element.parent();
        boolean block =
                !element.normalName().equals("time") && !element.normalName().equals("p");
        if (parent != null && block) {
            Kind kind = new Kind(parent, element.normalName(), signature(element));
            groups.computeIfAbsent(kind, unknown -> new ArrayList<>()).add(element);
        }
    }

    /** Its first class, without what counts or tells a state. */
    private static String signature(Element element) {
        String names = element.className().strip();
        return names.isEmpty() ? "" : names.split("\\s+", 2)[0].replaceAll("\\d+", "");
    }

    private List<Post> best() {
        List<Post> best = List.of();
        int most = 0;
        for (List<Element> group : largest()) {
            List<Post> posts = isAside(group.getFirst()) ? List.of() : posts(group);
            int length = posts.stream().mapToInt(post -> post.text().length()).sum();
            if (posts.size() >= LEAST && length > most) {
                best = posts;
                most = length;
            }
        }
        return best;
    }

    private List<List<Element>> largest() {
        return groups.values().stream()
                .filter(group -> group.size() >= LEAST)
                .sorted(Comparator.comparingInt((List<Element> group) -> -group.size()))
                .limit(MOST_GROUPS)
                .toList();
    }

    private static boolean isAside(Element element) {
        Element at = element;
        for (int i = 0; i < HIGHEST_ASIDE && at != null && !at.normalName().equals("body"); i++) {
            if (isFurniture(at, OUTSIDE)) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }

    private static boolean isFurniture(Element element, Set<String> tags) {
        return tags.contains(element.normalName())
                || (element.attributesSize() > 0
                        && ASIDE.matcher(element.className()).find());
    }

    private List<Post> posts(List<Element> group) {
        List<Element> ordered = new ArrayList<>(group);
        ordered.sort(Comparator.comparingInt(Element::elementSiblingIndex));
        List<Post> posts = new ArrayList<>();
        for (Element element : ordered) {
            Element time = timeWithin.get(element);
            Post post = time == null ? null : post(element, time);
            if (post != null) {
                posts.add(post);
            }
        }
        return posts;
    }

    private static @Nullable Post post(Element element, Element time) {
        Element heading = element.selectFirst("h1, h2, h3, h4, h5, h6");
        boolean titled = heading != null
                && !heading.text().isBlank()
                && !CLOCK.matcher(heading.text()).matches();
        String title = titled && heading != null ? heading.text() : null;
        List<String> paragraphs = paragraphs(element, title, time.text());
        String text = String.join("\n\n", paragraphs);
        boolean said = text.length() >= LEAST_TEXT || title != null;
        return said ? new Post(time(time), clock(time.text()), title, text) : null;
    }

    private static @Nullable OffsetDateTime time(Element time) {
        for (String attribute : List.of("datetime", "content", "data-timestamp", "data-sort-time", "title")) {
            OffsetDateTime at = Dates.parse(time.attr(attribute));
            if (at != null) {
                return at;
            }
        }
        OffsetDateTime written = time.text().length() < 60 ? Dates.parse(time.text()) : null;
        return written != null && written.toLocalTime().toSecondOfDay() > 0 ? written : null;
    }

    private static @Nullable String clock(String text) {
        return text.length() <= LONGEST_CLOCK && CLOCK.matcher(text).matches() ? text : null;
    }

    private static List<String> paragraphs(Element post, @Nullable String title, String time) {
        List<String> paragraphs = new ArrayList<>();
        for (Element block : post.select(TEXT)) {
            if (paragraphs.size() < MOST_PARAGRAPHS && isInnermost(block) && !standsAside(block, post)) {
                String text = block.text();
                boolean known = text.isBlank() || text.equals(title) || text.equals(time);
                if (!known && !CLOCK.matcher(text).matches()) {
                    paragraphs.add(text);
                }
            }
        }
        return paragraphs.isEmpty() ? bare(post, title, time) : paragraphs;
    }

    /** Only what holds no other block is read, so that each word is read once however deep it stands. */
    private static boolean isInnermost(Element block) {
        return block.stream().skip(1).noneMatch(inner -> BLOCKS.contains(inner.normalName()));
    }

    private static boolean standsAside(Element block, Element post) {
        Element at = block;
        for (int i = 0; i < HIGHEST && at != null && !at.equals(post); i++) {
            if (isFurniture(at, NO_TEXT)) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }

    /** Of a post without paragraphs, its words. */
    private static List<String> bare(Element post, @Nullable String title, String time) {
        String text = post.text();
        for (String known : new String[] {time, title}) {
            text = known == null || known.isEmpty() || !text.startsWith(known)
                    ? text
                    : text.substring(known.length()).strip();
        }
        return text.isBlank() || text.equals(title) ? List.of() : List.of(text);
    }
}
