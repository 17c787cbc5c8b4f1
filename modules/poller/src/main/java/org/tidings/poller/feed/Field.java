package org.tidings.poller.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One element of a feed with what it inherits: its text, markup or address as the vocabularies write them. */
record Field(String name, XmlElement element, Scope scope) {
    private static final Set<String> TEXTUAL = Set.of("", "text", "html", "xhtml", "escaped", "xml");

    static Field of(XmlElement element, Scope outer) {
        Scope scope = outer.inside(element);
        return new Field(scope.name(element), element, scope);
    }

    Fields fields() {
        return Fields.of(element, scope);
    }

    /** The characters inside, tags left out. */
    String raw() {
        return element.text().strip();
    }

    @Nullable
    String rawOrNull() {
        String raw = raw();
        return raw.isEmpty() ? null : raw;
    }

    /** The attribute's value without blanks around it; null where it is missing or blank. Case is the web's own. */
    @Nullable
    String attribute(String key) {
        String value = element.attribute(key).strip();
        return value.isEmpty() ? null : value;
    }

    @Nullable
    String address() {
        String raw = raw();
        return raw.isEmpty() ? null : scope.resolve(raw);
    }

    @Nullable
    String address(String attribute) {
        String value = attribute(attribute);
        return value == null ? null : scope.resolve(value);
    }

    /** Plain text, however the vocabulary wraps it; null for an element without any content. */
    @Nullable
    String text() {
        return element.isEmpty() ? null : plain();
    }

    private @Nullable String plain() {
        String type = type();
        if (type.equals("text") || type.equals("text/plain")) {
            return element.hasElements() ? PlainText.ofHtml(markup()) : PlainText.ofText(raw());
        }
        return PlainText.ofHtml(encoded(type) ? decoded() : markup());
    }

    String type() {
        String type = attribute("type");
        return type == null ? "" : withoutParameters(type.toLowerCase(Locale.ROOT));
    }

    private static String withoutParameters(String type) {
        int end = 0;
        while (end < type.length() && type.charAt(end) != ';' && type.charAt(end) > ' ') {
            end++;
        }
        return type.substring(0, end);
    }

    private boolean encoded(String type) {
        String mode = attribute("mode");
        if (mode != null) {
            return mode.equalsIgnoreCase("base64");
        }
        boolean readable = TEXTUAL.contains(type) || type.startsWith("text/") || type.endsWith("xml");
        return !readable && type.contains("/");
    }

    /** Base64 where it is; else as written. */
    private String decoded() {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(raw());
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return markup();
        }
    }

    /** What is inside as HTML: the text as it stands where there is nothing but text, else the elements with it. */
    private String markup() {
        if (!element.hasElements()) {
            return raw();
        }
        StringBuilder out = new StringBuilder();
        append(element, out);
        return out.toString();
    }

    private static void append(XmlElement parent, StringBuilder out) {
        for (XmlNode node : parent.inside()) {
            switch (node) {
                case XmlText text -> out.append(text.cdata() ? text.characters() : escaped(text.characters()));
                case XmlElement inner -> {
                    String tag = inner.name().substring(inner.name().lastIndexOf(':') + 1);
                    out.append('<').append(tag).append('>');
                    append(inner, out);
                    out.append("</").append(tag).append('>');
                }
            }
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
