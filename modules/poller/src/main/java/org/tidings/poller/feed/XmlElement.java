package org.tidings.poller.feed;

import java.util.ArrayList;
import java.util.List;

/** An element of a document, its names as they are written. Filled by {@link LooseXml}. */
final class XmlElement implements XmlNode {
    /** A name as written and a value with its references resolved. */
    record Attribute(String name, String value) {}

    private final String name;
    private final int at;
    private List<Attribute> attributes = List.of();
    private List<XmlNode> inside = List.of();

    /** @param at where its tag stands in the text */
    XmlElement(String name, int at) {
        this.name = name;
        this.at = at;
    }

    int at() {
        return at;
    }

    String name() {
        return name;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    List<XmlNode> inside() {
        return inside;
    }

    Iterable<XmlElement> elements() {
        return () -> inside.stream()
                .filter(XmlElement.class::isInstance)
                .map(XmlElement.class::cast)
                .iterator();
    }

    void add(Attribute attribute) {
        if (attributes.isEmpty()) {
            attributes = new ArrayList<>(4);
        }
        attributes.add(attribute);
    }

    void add(XmlNode node) {
        if (inside.isEmpty()) {
            inside = new ArrayList<>(4);
        }
        inside.add(node);
    }

    /** Of an attribute named like this in any case; empty where there is none. */
    String attribute(String key) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equalsIgnoreCase(key)) {
                return attribute.value();
            }
        }
        return "";
    }

    boolean isEmpty() {
        return inside.isEmpty();
    }

    boolean hasElements() {
        for (XmlNode node : inside) {
            if (node instanceof XmlElement) {
                return true;
            }
        }
        return false;
    }

    /** All characters inside, those of inner elements too. */
    String text() {
        if (inside.size() == 1 && inside.getFirst() instanceof XmlText only) {
            return only.characters();
        }
        StringBuilder out = new StringBuilder();
        append(out);
        return out.toString();
    }

    private void append(StringBuilder out) {
        if (name.equals("br")) {
            out.append('\n');
        }
        for (XmlNode node : inside) {
            switch (node) {
                case XmlText text -> out.append(text.characters());
                case XmlElement element -> element.append(out);
            }
        }
    }
}
