package org.tidings.scraper.extract.text;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A block of the page, with its runs of text as a range of the page's runs in reading order. */
public final class Box {
    final Element element;
    final @Nullable Box parent;
    public final String tag;
    /** What its names say it is; null when nothing. */
    @Nullable
    Furniture mark;

    final int start;
    int end;
    int prose;
    /** How much of its prose stands in no furniture, and whether it is or stands in some, once {@link Container} has chosen. */
    int unmarkedProse;

    boolean marked;
    int text;
    int pictures;
    int linked;
    double score;
    double readable;

    Box(Element element, @Nullable Box parent, int start) {
        this.element = element;
        this.parent = parent;
        this.tag = element.normalName();
        this.start = start;
        this.end = start;
    }

    /** Whether {@code part} stands in its classes or its id. */
    public boolean isNamedLike(String part) {
        return element.attributesSize() > 0
                && (element.className().contains(part) || element.id().contains(part));
    }

    /** Its classes and its id. */
    public String names() {
        return (element.className() + " " + element.id()).strip();
    }

    boolean heading() {
        return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1));
    }

    List<Run> runs(List<Run> all) {
        return all.subList(start, end);
    }

    boolean holds(Box other) {
        return start <= other.start && other.end <= end;
    }

    boolean within(String ancestorTag) {
        return around(ancestorTag) != null;
    }

    /** The nearest box with this tag that it is or stands in. */
    @Nullable
    Box around(String ancestorTag) {
        Box box = this;
        while (box != null && !box.tag.equals(ancestorTag)) {
            box = box.parent;
        }
        return box;
    }

    public double linkDensity() {
        return text == 0 ? 0 : (double) linked / text;
    }

    /** The nearest furniture that it is, or stands in, below {@code top}. */
    @Nullable
    Furniture markBelow(Box top) {
        for (Box box = this; box != null && box != top; box = box.parent) {
            if (box.mark != null) {
                return box.mark;
            }
        }
        return null;
    }
}
