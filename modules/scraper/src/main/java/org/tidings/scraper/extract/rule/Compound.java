package org.tidings.scraper.extract.rule;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What one element has to be: {@code div#story.text[data-part^=body]}.
 *
 * @param tag null = any
 * @param classes all of which it has
 */
record Compound(@Nullable String tag, @Nullable String id, List<String> classes, List<Attribute> attributes) {
    Compound {
        classes = List.copyOf(classes);
        attributes = List.copyOf(attributes);
    }

    /** How an attribute's value is compared. Case does not count. */
    enum Comparison {
        PRESENT,
        EQUAL,
        BEGINS,
        ENDS,
        CONTAINS,
        HAS_WORD
    }

    /** @param value in lower case */
    record Attribute(String name, Comparison comparison, String value) {
        boolean of(Element element) {
            if (!element.hasAttr(name)) {
                return false;
            }
            String actual = element.attr(name).toLowerCase(Locale.ROOT).strip();
            return switch (comparison) {
                case PRESENT -> true;
                case EQUAL -> actual.equals(value);
                case BEGINS -> actual.startsWith(value);
                case ENDS -> actual.endsWith(value);
                case CONTAINS -> actual.contains(value);
                case HAS_WORD -> List.of(actual.split("\\s+", -1)).contains(value);
            };
        }
    }

    /** Whether an element without attributes can be it. */
    boolean plain() {
        return id == null && classes.isEmpty() && attributes.isEmpty();
    }

    boolean is(Element element) {
        if (tag != null && !element.normalName().equals(tag)) {
            return false;
        }
        return plain() || (element.attributesSize() > 0 && named(element) && has(element));
    }

    private boolean named(Element element) {
        if (id != null && !element.id().equals(id)) {
            return false;
        }
        for (String name : classes) {
            if (!element.hasClass(name)) {
                return false;
            }
        }
        return true;
    }

    private boolean has(Element element) {
        for (Attribute attribute : attributes) {
            if (!attribute.of(element)) {
                return false;
            }
        }
        return true;
    }
}
