package org.tidings.scraper.extract.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the box that holds the article. Each run of text speaks for or against the boxes around it: prose for, links and
 * scraps against. A box that its names declare to be the article's body wins unless it holds too little of the prose.
 */
final class Container {
    private static final double DESCEND = 0.85;
    private static final double DECLARED = 0.5;

    private static final int LITTLE = 1000;

    private static final int LEAST_UNMARKED = 400;
    private static final Set<String> OUTSIDE = Set.of("footer", "nav", "figure", "figcaption", "menu");

    private static final Set<String> HEADERS = Set.of("header", "hgroup");

    private static final Set<String> LEAVES = Set.of(
            "p",
            "li",
            "ul",
            "ol",
            "dl",
            "dd",
            "dt",
            "blockquote",
            "pre",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "table",
            "tbody",
            "tr",
            "td");

    private static final Set<String> BODY_NAMES = Set.of(
            "article-body",
            "articlebody",
            "article-text",
            "articletext",
            "article-content",
            "articlecontent",
            "article-copy",
            "article-main-body",
            "article-body-content",
            "body-content",
            "bodycontent",
            "body-text",
            "bodytext",
            "body-copy",
            "content-body",
            "contentbody",
            "content-article",
            "content-text",
            "entry-content",
            "entry-body",
            "entry-text",
            "entrytext",
            "article-paragraphs",
            "main-content-article",
            "news-body",
            "news-content",
            "news-text",
            "newstext",
            "news-article-body",
            "page-body",
            "post-body",
            "postbody",
            "post-content",
            "postcontent",
            "post-text",
            "post-entry",
            "post-page-content",
            "single-content",
            "single-post-content",
            "story-body",
            "storybody",
            "story-content",
            "storycontent",
            "story-text",
            "storytext",
            "story-copy",
            "text-content",
            "richtext",
            "rich-text",
            "wysiwyg",
            "td-post-content",
            "artikel-body",
            "artikeltext",
            "article-detail-body",
            "cuerpo-noticia",
            "texto-noticia",
            "blog-content",
            "blog-post-content",
            "blog-body",
            "article-richtext",
            "articulo-cuerpo",
            "c-entry-content",
            "field-name-body",
            "field--name-body",
            "node-body",
            "paywall-content",
            "artigo-texto",
            "materia-conteudo",
            "texto-nota",
            "article-section",
            "js-article-body",
            "detail-text",
            "detail-body");

    private Container() {}

    /** The box that holds the article; null for a page without text. */
    static @Nullable Box choose(Layout layout) {
        if (layout.boxes.isEmpty()) {
            return null;
        }
        Box root = layout.boxes.get(0);
        Cards.mark(layout);
        Comments.mark(layout);
        unmarkWhereMostProseIs(layout, root);
        score(layout);
        Box dense = dense(layout, root);
        Box declared = declared(layout);
        return underHeading(layout, declared != null && believed(declared, dense) ? declared : dense);
    }

    /** A page with little prose is mostly what stands around the article. */
    private static boolean believed(Box declared, Box dense) {
        boolean littleProse = dense.prose < LITTLE && declared.score > 0;
        return littleProse || declared.score >= DECLARED * dense.score;
    }

    /**
     * The part of {@code chosen} around the page's only headline, where it holds nearly all the prose. Of a short article it
     * need hold less, for what stands around it weighs more.
     */
    private static Box underHeading(Layout layout, Box chosen) {
        Box heading = onlyHeading(layout, chosen);
        if (heading == null) {
            return chosen;
        }
        int prose = chosen.unmarkedProse;
        double share = prose < LITTLE ? 0.4 : 0.8;
        for (Box box = heading.parent; box != null && box != chosen; box = box.parent) {
            if (!HEADERS.contains(box.tag) && box.unmarkedProse > share * prose) {
                return box;
            }
        }
        return chosen;
    }

    private static @Nullable Box onlyHeading(Layout layout, Box chosen) {
        Box only = null;
        for (Run run : chosen.runs(layout.runs)) {
            if (run.box().tag.equals("h1")) {
                if (only != null) {
                    return null;
                }
                only = run.box();
            }
        }
        return only;
    }

    /** The innermost box with nearly the highest score. */
    private static Box dense(Layout layout, Box root) {
        Box best = root;
        for (Box box : layout.boxes) {
            boolean candidate = !LEAVES.contains(box.tag) && box.score >= best.score && !box.marked;
            best = candidate ? box : best;
        }
        return descend(layout, best);
    }

    /**
     * Names lie: blocks that hold most of the page's prose, alone or with others of the same name, are no furniture; nor
     * is what is also named the article's body. A footer with a few lines stays one: on a page without a text, they are most.
     */
    private static void unmarkWhereMostProseIs(Layout layout, Box root) {
        Map<String, Integer> proseByName = new HashMap<>();
        for (Box box : layout.boxes) {
            if (box.mark != null && box.mark != Furniture.COMMENTS) {
                proseByName.merge(box.element.className(), box.prose, Integer::sum);
            }
        }
        for (Box box : layout.boxes) {
            double most = box.mark == Furniture.COMMENTS ? 0.9 : 0.45;
            int prose = Math.max(box.prose, proseByName.getOrDefault(box.element.className(), 0));
            boolean named = box.prose > 0.2 * root.prose
                    && box.mark != Furniture.COMMENTS
                    && box.mark != Furniture.RELATED
                    && declares(box);
            boolean paragraph = box.tag.equals("p") && box.prose > 180 && box.mark != Furniture.COMMENTS;
            boolean outside = OUTSIDE.contains(box.tag) && box.prose <= LEAST_UNMARKED;
            boolean holdsMost = prose > most * root.prose && !outside;
            if (box.mark != null && (paragraph || holdsMost || named)) {
                box.mark = null;
            }
        }
    }

    /** Parents come before what they hold, so that one pass tells what is marked and one back adds up what is not. */
    private static void score(Layout layout) {
        for (Box box : layout.boxes) {
            box.marked = box.parent != null && (box.mark != null || box.parent.marked);
        }
        for (Run run : layout.runs) {
            if (!run.box().marked) {
                run.box().score += weight(run);
                run.box().unmarkedProse += run.prose() ? run.length() : 0;
            }
        }
        for (int i = layout.boxes.size() - 1; i > 0; i--) {
            Box box = layout.boxes.get(i);
            if (box.parent != null) {
                box.parent.score += box.score;
                box.parent.unmarkedProse += box.unmarkedProse;
            }
        }
    }

    private static double weight(Run run) {
        if (run.prose()) {
            return run.weight() * (1 - 2 * run.linkDensity());
        }
        if (run.leadsAway()) {
            return 0;
        }
        if (run.linkDensity() > 0.5) {
            return -8 - Math.min(30, run.length() / 2.0);
        }
        return run.heading() ? 5 : -8;
    }

    private static Box descend(Layout layout, Box root) {
        Box at = root;
        for (Box next = heaviestChild(layout, at); next != null; next = heaviestChild(layout, at)) {
            if (next.score < DESCEND * at.score || LEAVES.contains(next.tag) || proseRuns(layout, next) < 2) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private static int proseRuns(Layout layout, Box box) {
        return (int) box.runs(layout.runs).stream().filter(Run::prose).limit(2).count();
    }

    private static @Nullable Box heaviestChild(Layout layout, Box parent) {
        Box heaviest = null;
        for (Box box : layout.boxes) {
            if (box.parent == parent && box.mark == null && (heaviest == null || box.score > heaviest.score)) {
                heaviest = box;
            }
        }
        return heaviest;
    }

    private static @Nullable Box declared(Layout layout) {
        List<Box> declared = new ArrayList<>();
        for (Box box : layout.boxes) {
            if (!LEAVES.contains(box.tag) && !box.marked && declares(box)) {
                declared.add(box);
            }
        }
        Box best = null;
        for (Box box : declared) {
            best = best == null || box.score > best.score ? box : best;
        }
        return best == null ? null : joined(best, declared);
    }

    /** A body that comes in pieces is the box that holds them all, unless it holds much else. */
    private static Box joined(Box best, List<Box> declared) {
        Box whole = best;
        for (Box piece : declared) {
            Box both = piece.score > 0 ? sharedBox(whole, piece) : null;
            boolean gains = both != null && !whole.holds(piece) && both.score > 1.05 * whole.score;
            if (both != null && gains && both.score >= 0.85 * (whole.score + piece.score) && sameArticle(best, piece)) {
                whole = both;
            }
        }
        return whole;
    }

    private static @Nullable Box sharedBox(Box one, Box other) {
        Box box = one;
        while (box != null && !box.holds(other)) {
            box = box.parent;
        }
        return box;
    }

    @SuppressWarnings("ReferenceEquality") // boxes are places on the page
    private static boolean sameArticle(Box one, Box other) {
        return article(one) == article(other);
    }

    private static @Nullable Box article(Box box) {
        Box at = box;
        while (at != null && !at.tag.equals("article")) {
            at = at.parent;
        }
        return at;
    }

    private static boolean declares(Box box) {
        String property = box.element.attr("itemprop");
        if (property.equals("articleBody") || property.contains("articleBody")) {
            return true;
        }
        return declares(box.element.className()) || declares(box.element.id());
    }

    private static boolean declares(String names) {
        for (String name : names.length() > 400 ? List.<String>of() : Words.names(names)) {
            if (Names.holds(name, BODY_NAMES) && !Furniture.isNamed(name)) {
                return true;
            }
        }
        return false;
    }
}
