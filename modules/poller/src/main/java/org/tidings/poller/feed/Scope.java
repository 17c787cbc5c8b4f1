package org.tidings.poller.feed;

import org.jspecify.annotations.Nullable;
import org.tidings.poller.feed.XmlElement.Attribute;

/** What an element inherits: the base of its addresses, its language, and what its prefixes stand for. */
record Scope(String base, @Nullable String language, Prefixes prefixes) {
    static Scope outermost(String base, @Nullable String language) {
        return new Scope(base, language, Prefixes.usual());
    }

    /** What holds inside this element. */
    Scope inside(XmlElement element) {
        Scope scope = this;
        for (Attribute attribute : element.attributes()) {
            if (attribute.name().regionMatches(true, 0, "xml", 0, 3)) {
                scope = scope.with(attribute.name(), attribute.value().strip());
            }
        }
        return scope;
    }

    private Scope with(String attribute, String value) {
        if (attribute.equalsIgnoreCase("xml:base")) {
            return new Scope(Addresses.resolve(base, value), language, prefixes);
        }
        if (attribute.equalsIgnoreCase("xml:lang")) {
            return new Scope(base, value.isEmpty() ? null : value, prefixes);
        }
        if (attribute.equalsIgnoreCase("xmlns")) {
            return new Scope(base, language, prefixes.with("", value));
        }
        return attribute.regionMatches(true, 0, "xmlns:", 0, 6)
                ? new Scope(base, language, prefixes.with(attribute.substring(6), value))
                : this;
    }

    /** The element's name as this reader knows it: {@code title}, {@code dc:creator}; its own scope must be given. */
    String name(XmlElement element) {
        return prefixes.name(element.name());
    }

    String resolve(String reference) {
        return Addresses.resolve(base, reference);
    }
}
