package org.tidings.scraper.extract.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** The elements in which a page says something of itself, gathered in one walk. */
public final class Head {
    private static final int MOST = 60;
    private static final int MOST_ASIDE_CHECKS = 50;
    private static final int LINE = 240;
    private static final int CREDIT = 12;
    private static final int AFTER_HEADLINE = 150;
    private static final int LONGEST_RDF = 4_000;

    private static final Set<String> ASIDE_TAGS = Set.of("aside", "footer", "nav", "figure", "figcaption");
    private static final Set<String> ROOTS = Set.of("html", "body", "main", "article", "head");

    private final Map<String, List<String>> meta = new HashMap<>();
    final List<Spot> headings = new ArrayList<>();
    final List<Spot> times = new ArrayList<>();
    final List<Spot> authors = new ArrayList<>();
    final List<Spot> authorLinks = new ArrayList<>();
    final List<Spot> bylines = new ArrayList<>();
    final List<Spot> dates = new ArrayList<>();
    final List<Spot> standfirsts = new ArrayList<>();
    final List<Spot> bylineTexts = new ArrayList<>();
    final List<Spot> datedTexts = new ArrayList<>();
    final List<Spot> boldLines = new ArrayList<>();
    final List<Spot> creditTexts = new ArrayList<>();
    final List<Element> scripts = new ArrayList<>();
    public final LinkedData linkedData;

    @Nullable
    String canonical;

    public @Nullable String title;

    @Nullable
    String trackbackDate;

    public @Nullable String language;

    private final List<Element> linkedDataScripts = new ArrayList<>();

    /**
     * Where something stands.
     *
     * @param order grows in reading order
     * @param aside within a block of readers' words or of other articles
     */
    record Spot(Element element, String text, int order, boolean aside) {}

    private Head(Document document) {
        document.filter(new Gather());
        this.linkedData = LinkedData.of(linkedDataScripts, document.location());
        Element html = document.selectFirst("html");
        this.language = html == null ? null : html.attr("lang");
    }

    public static Head of(Document document) {
        return new Head(document);
    }

    /** The first of these metas that has a content. */
    public @Nullable String meta(String... names) {
        for (String name : names) {
            List<String> contents = meta.get(name);
            if (contents != null) {
                return contents.get(0);
            }
        }
        return null;
    }

    /** All contents of a meta, in order. */
    List<String> metas(String name) {
        return meta.getOrDefault(name, List.of());
    }

    /** Where the first headline stands; 0 when there is none. */
    int headline() {
        return headings.isEmpty() ? 0 : headings.get(0).order;
    }

    private final class Gather implements NodeFilter {
        private final Map<String, Naming> namings = new HashMap<>();
        private int order;
        private int asideDepth = -1;
        private int asideChecks;

        @Override
        public FilterResult head(Node node, int depth) {
            order++;
            if (node instanceof Element element) {
                gather(element, depth);
            } else if (node instanceof TextNode text) {
                gather(text);
            } else if (node instanceof Comment comment) {
                gather(comment);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (depth == asideDepth) {
                asideDepth = -1;
            }
            return FilterResult.CONTINUE;
        }

        private void gather(Element element, int depth) {
            switch (element.normalName()) {
                case "meta" -> addMeta(element);
                case "script" -> addScript(element);
                case "h1" -> add(headings, element);
                case "time" -> add(times, element);
                case "title" -> title = title == null && !within(element, "svg") ? element.text() : title;
                case "link" -> addLink(element);
                case "address" -> add(bylines, element);
                default -> {}
            }
            addByNames(element, depth);
        }

        /** Blogs describe a post in RDF within a comment, for trackbacks. */
        private void gather(Comment comment) {
            String said = comment.getData();
            boolean described = said.length() < LONGEST_RDF && said.contains("<rdf:") && said.contains("dc:date=\"");
            if (described && trackbackDate == null) {
                int start = said.indexOf("dc:date=\"") + "dc:date=\"".length();
                int end = said.indexOf('"', start);
                trackbackDate = end < 0 ? null : said.substring(start, end);
            }
        }

        private static boolean within(Element element, String tag) {
            Element parent = element.parent();
            return parent != null && parent.normalName().equals(tag);
        }

        private void add(List<Spot> spots, Element element) {
            if (spots.size() < MOST) {
                spots.add(new Spot(element, "", order, asideDepth >= 0));
            }
        }

        private void addMeta(Element element) {
            String content = (element.hasAttr("content") ? element.attr("content") : element.attr("value")).strip();
            for (String key : List.of("property", "name", "itemprop", "http-equiv")) {
                String name = element.attr(key).toLowerCase(Locale.ROOT).strip();
                if (!name.isEmpty() && !content.isEmpty()) {
                    meta.computeIfAbsent(name, any -> new ArrayList<>()).add(content);
                }
            }
        }

        private void addScript(Element element) {
            boolean linkedData = element.attr("type").toLowerCase(Locale.ROOT).contains("ld+json");
            (linkedData ? linkedDataScripts : scripts).add(element);
        }

        private void addLink(Element element) {
            if (canonical == null && element.attr("rel").equalsIgnoreCase("canonical")) {
                canonical = element.absUrl("href");
            }
        }

        private void addByNames(Element element, int depth) {
            if (element.attributesSize() == 0 && !ASIDE_TAGS.contains(element.normalName())) {
                return;
            }
            String property = element.attr("itemprop");
            boolean author = element.attr("rel").contains("author") || property.contains("author");
            if (author && !element.normalName().equals("meta")) {
                add(authors, element);
            } else if (element.normalName().equals("a") && AuthorLinks.leadsToAuthor(element.attr("href"))) {
                add(authorLinks, element);
            }
            if (property.contains("datePublished") && !element.normalName().equals("time")) {
                add(times, element);
            }
            Naming naming = naming(element);
            addByNaming(element, naming);
            leaveArticle(element, naming, depth);
        }

        private Naming naming(Element element) {
            String names = element.className() + " " + element.id();
            return names.length() < 2 ? Naming.NONE : namings.computeIfAbsent(names, Naming::of);
        }

        private void addByNaming(Element element, Naming naming) {
            if (naming.byline()) {
                add(bylines, element);
            }
            if (naming.date()) {
                add(dates, element);
            }
            if (naming.standfirst() && !headings.isEmpty() && order < headline() + AFTER_HEADLINE) {
                add(standfirsts, element);
            }
        }

        /** A block is never aside when the page's headline stands in it. */
        private void leaveArticle(Element element, Naming naming, int depth) {
            boolean named = naming.aside() || (ASIDE_TAGS.contains(element.normalName()) && !closesArticle(element));
            if (asideDepth < 0
                    && named
                    && !ROOTS.contains(element.normalName())
                    && asideChecks++ < MOST_ASIDE_CHECKS
                    && element.selectFirst("h1") == null) {
                asideDepth = depth;
            }
        }

        /** The footer of an article says who wrote it and when. */
        private static boolean closesArticle(Element element) {
            boolean footer = element.normalName().equals("footer");
            for (Element up = footer ? element.parent() : null; up != null; up = up.parent()) {
                if (up.normalName().equals("article")) {
                    return true;
                }
            }
            return false;
        }

        private void gather(TextNode node) {
            String text = node.getWholeText();
            if (text.length() < 3 || text.isBlank() || node.parent() == null) {
                return;
            }
            Element parent = node.parent();
            String start = text.length() > LINE ? text.strip() : text;
            start = start.length() > LINE ? start.substring(0, LINE) : start;
            if (datedTexts.size() < MOST && hasYear(start)) {
                datedTexts.add(new Spot(parent, start, order, asideDepth >= 0));
            }
            if (bylineTexts.size() < MOST && !headings.isEmpty() && Names.opensByline(start)) {
                bylineTexts.add(new Spot(parent, start, order, asideDepth >= 0));
            }
            if (boldLines.size() < 2 && !headings.isEmpty() && isBoldLine(parent)) {
                boldLines.add(new Spot(parent, start, order, asideDepth >= 0));
            }
            if (creditTexts.size() < MOST && !headings.isEmpty() && text.length() > CREDIT && Credits.isSaidIn(start)) {
                creditTexts.add(new Spot(parent, start, order, asideDepth >= 0));
            }
        }
    }

    /** All of a paragraph in bold. */
    private static boolean isBoldLine(Node node) {
        Node paragraph = node.parent();
        return (node.normalName().equals("strong") || node.normalName().equals("b"))
                && paragraph != null
                && paragraph.normalName().equals("p")
                && paragraph.childNodeSize() == 1;
    }

    /** Four figures in a row that may be a year of the web. */
    private static boolean hasYear(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = Character.isDigit(text.charAt(i)) ? run + 1 : 0;
            if (run == 4 && (text.charAt(i - 3) == '2' || text.charAt(i - 3) == '1')) {
                return true;
            }
        }
        return false;
    }
}
