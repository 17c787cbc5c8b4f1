package org.tidings.scraper.extract.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** The page as boxes and runs of text in reading order: one walk over the tree, linear in its size. */
public final class Layout {
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "tr",
            "ul",
            "caption");

    private static final Set<String> SKIPPED = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "svg",
            "canvas",
            "object",
            "embed",
            "audio",
            "video",
            "select",
            "option",
            "button",
            "input",
            "textarea",
            "map",
            "head",
            "link",
            "meta",
            "math-ml",
            "picture",
            "img",
            "amp-img",
            "amp-iframe",
            "amp-video",
            "amp-social-share",
            "amp-embed",
            "noframes",
            "datalist");

    private static final Set<String> PICTURES = Set.of("img", "picture", "amp-img", "video", "iframe", "amp-video");
    private static final Set<String> TEXTS = Set.of(
            "p", "li", "td", "tr", "table", "tbody", "blockquote", "ul", "ol", "dl", "dd", "body", "main", "article");
    private static final int CAPTION = 300;

    public final List<Run> runs;
    public final List<Box> boxes;

    private Layout(List<Run> runs, List<Box> boxes) {
        this.runs = runs;
        this.boxes = boxes;
    }

    public static Layout of(Document document) {
        return of(document, Hints.NONE);
    }

    public static Layout of(Document document, Hints hints) {
        Walk walk = new Walk(Links.host(document.location()), hints);
        Element body = document.body();
        if (body != null) {
            body.filter(walk);
        }
        Layout layout = new Layout(walk.runs, walk.boxes);
        layout.sum();
        layout.keepTables();
        layout.markCaptions();
        return layout;
    }

    /** Adds each run to the boxes that hold it. */
    private void sum() {
        for (Run run : runs) {
            run.box().text += run.length();
            run.box().linked += run.linked();
            run.box().prose += run.prose() ? run.length() : 0;
        }
        for (int i = boxes.size() - 1; i > 0; i--) {
            Box box = boxes.get(i);
            Box parent = box.parent;
            if (parent != null) {
                parent.text += box.text;
                parent.linked += box.linked;
                parent.prose += box.prose;
                parent.pictures += box.pictures;
            }
        }
    }

    /** A figure that holds a table or a listing is no picture. */
    private void keepTables() {
        for (Box box : boxes) {
            boolean text = box.tag.equals("table") || box.tag.equals("pre");
            for (Box in = text ? box.parent : null; in != null; in = in.parent) {
                if (in.tag.equals("figure") && in.mark == Furniture.CAPTION) {
                    in.mark = null;
                }
            }
        }
    }

    /** A block of a picture and a few words, whatever it is called. */
    private void markCaptions() {
        for (Box box : boxes) {
            if (box.mark == null && box.pictures > 0 && box.text > 0 && box.text <= CAPTION && captions(box)) {
                box.mark = Furniture.CAPTION;
            }
        }
    }

    private boolean captions(Box box) {
        return !TEXTS.contains(box.tag)
                && box.end - box.start <= 3
                && box.runs(runs).stream()
                        .noneMatch(run ->
                                run.heading() || (run.prose() && run.box().tag.equals("p")));
    }

    private static final class Walk implements NodeFilter {
        private final List<Run> runs = new ArrayList<>();
        private final List<Box> boxes = new ArrayList<>();
        private final Map<String, Optional<Furniture>> known = new HashMap<>();
        private final StringBuilder text = new StringBuilder();
        private final Hints hints;
        private @Nullable Box box;
        private int links;
        private int emphasis;
        private final String host;
        private int linksAway;
        private int linked;
        private int away;
        private int plain;

        Walk(String host, Hints hints) {
            this.host = host;
            this.hints = hints;
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words) {
                add(words.getWholeText());
                return FilterResult.CONTINUE;
            }
            return node instanceof Element element ? open(element) : FilterResult.SKIP_ENTIRELY;
        }

        private FilterResult open(Element element) {
            String tag = element.normalName();
            if (box != null && PICTURES.contains(tag)) {
                box.pictures++;
            }
            if (SKIPPED.contains(tag) || boxes.size() > PageTree.MAX_ELEMENTS) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (tag.equals("br")) {
                lineBreak();
            } else if (tag.equals("td") || tag.equals("th")) {
                gap();
            }
            if (opensBox(element, tag)) {
                flush();
                box = new Box(element, box, runs.size());
                box.mark = Furniture.of(element, known);
                boxes.add(box);
            } else {
                if ((element.attributesSize() > 0 || !hints.isEmpty()) && outOfLine(element)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                links += tag.equals("a") ? 1 : 0;
                linksAway += tag.equals("a") && Links.leadAway(element.attr("href"), host) ? 1 : 0;
                emphasis += emphasises(tag) ? 1 : 0;
            }
            return FilterResult.CONTINUE;
        }

        private static boolean opensBox(Element element, String tag) {
            return BLOCKS.contains(tag) || ((tag.equals("td") || tag.indexOf('-') > 0) && holdsBlock(element));
        }

        private static boolean holdsBlock(Element element) {
            for (Element child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
                if (BLOCKS.contains(child.normalName())) {
                    return true;
                }
            }
            return false;
        }

        private boolean outOfLine(Element element) {
            if (hints.drops(element)) {
                return true;
            }
            Furniture furniture = Furniture.of(element, known);
            return furniture != null && furniture != Furniture.FORM && !holdsBlock(element);
        }

        private static boolean emphasises(String tag) {
            return tag.equals("b") || tag.equals("strong") || tag.equals("em") || tag.equals("i");
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                close(element);
            }
            return FilterResult.CONTINUE;
        }

        private void close(Element element) {
            Box open = box;
            if (open != null && open.element.equals(element)) {
                flush();
                open.end = runs.size();
                box = open.parent;
                return;
            }
            String tag = element.normalName();
            if (tag.equals("td") || tag.equals("th")) {
                gap();
            }
            links -= tag.equals("a") ? 1 : 0;
            linksAway -= tag.equals("a") && Links.leadAway(element.attr("href"), host) ? 1 : 0;
            emphasis -= emphasises(tag) ? 1 : 0;
        }

        private void add(String words) {
            for (int i = 0; i < words.length(); i++) {
                add(words.charAt(i));
            }
        }

        private void add(char c) {
            if (Character.isWhitespace(c) || c == '\u00a0' || c == '\u202f') {
                gap();
            } else if (!ignorable(c)) {
                text.append(c);
                linked += links > 0 ? 1 : 0;
                away += linksAway > 0 ? 1 : 0;
                plain += emphasis > 0 ? 0 : 1;
            }
        }

        /** Soft hyphens, zero-width blanks, controls and byte order marks are no text. */
        private static boolean ignorable(char c) {
            return c < ' '
                    || c == '\u00ad'
                    || c == '\u200b'
                    || c == '\ufeff'
                    || c == '\u2060'
                    || (c >= '\u007f' && c < '\u00a0');
        }

        private void gap() {
            if (!text.isEmpty() && text.charAt(text.length() - 1) > ' ') {
                text.append(' ');
                linked += links > 0 ? 1 : 0;
            }
        }

        /** One is a new line of the same paragraph, two are a new paragraph. */
        private void lineBreak() {
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == ' ') {
                end--;
            }
            if (end > 0 && text.charAt(end - 1) == '\n') {
                flush();
            } else if (end > 0) {
                text.setLength(end);
                text.append('\n');
            }
        }

        private void flush() {
            Box holder = box;
            String said = text.toString().strip();
            if (holder != null && !said.isEmpty()) {
                runs.add(Run.of(holder, said, Math.min(linked, said.length()), away, plain == 0));
            }
            text.setLength(0);
            linked = 0;
            away = 0;
            plain = 0;
        }
    }
}
