package org.tidings.scraper.extract.text;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What somebody who knows the site says of a page's elements. They are believed only while the article comes out of it. */
public final class Hints {
    public static final Hints NONE = new Hints(List.of(), List.of());

    private final Set<Element> body;
    private final Set<Element> drop;

    /**
     * @param body the elements that hold the article, in pieces or whole; none = the place is chosen as ever
     * @param drop what is no part of it wherever it stands
     */
    public Hints(Collection<Element> body, Collection<Element> drop) {
        this.body = Collections.newSetFromMap(new IdentityHashMap<>());
        this.drop = Collections.newSetFromMap(new IdentityHashMap<>());
        this.body.addAll(body);
        this.drop.addAll(drop);
    }

    public boolean isEmpty() {
        return body.isEmpty() && drop.isEmpty();
    }

    public boolean drops(Element element) {
        return !drop.isEmpty() && drop.contains(element);
    }

    /** The smallest box that holds every piece of the body; {@code otherwise} when no body is named or it holds no text. */
    Box container(Layout layout, Box otherwise) {
        Box whole = null;
        for (Box box : body.isEmpty() ? List.<Box>of() : layout.boxes) {
            if (box.end > box.start && body.contains(box.element)) {
                whole = whole == null ? box : holder(whole, box);
            }
        }
        return whole == null ? otherwise : whole;
    }

    private static Box holder(Box one, Box other) {
        Box box = one;
        while (!box.holds(other) && box.parent != null) {
            box = box.parent;
        }
        return box;
    }

    /** Why a run in {@code box} is no part of the article; null when nothing is said against it. */
    @Nullable
    Dropped verdict(Box box, Box container) {
        if (isEmpty()) {
            return null;
        }
        boolean inside = body.isEmpty() || body.contains(container.element);
        for (Box at = box; at != null && at != container; at = at.parent) {
            if (drop.contains(at.element)) {
                return Dropped.RULE;
            }
            inside |= body.contains(at.element);
        }
        return inside ? null : Dropped.OUTSIDE;
    }
}
