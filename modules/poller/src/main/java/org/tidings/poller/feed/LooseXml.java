package org.tidings.poller.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.poller.feed.XmlElement.Attribute;

/**
 * Reads XML as it is found, in one pass and in linear time: tags left open, bare ampersands and angle brackets, attributes
 * without quotes, HTML's entities and empty elements, junk around the root. An end tag closes the nearest open element of
 * its name. It refuses only what is an attack: elements nested too deep, and entities that multiply.
 */
final class LooseXml {
    static final int DEEPEST = 256;

    private static final int MOST_ELEMENTS = 500_000;
    private static final int MOST_ATTRIBUTES = 100;
    private static final int MOST_STRAY = 10_000;
    private static final int FEW = 16;
    private static final Set<String> EMPTY_ELEMENTS = Set.of("br", "hr", "img", "input", "wbr");

    private final String in;
    private final XmlReferences references = new XmlReferences();
    private final List<XmlElement> open = new ArrayList<>();
    private XmlElement innermost = new XmlElement("", 0);
    private @Nullable String attack;
    private int elements;
    private int at;
    private int tagEnd;
    private int stray;
    private int counted;
    private int line = 1;

    private LooseXml(String in) {
        this.in = in;
    }

    /** The whole document; what is beyond half a million elements is left out. */
    static LooseXml read(String text) {
        LooseXml xml = new LooseXml(Characters.repaired(text));
        xml.open.add(xml.innermost);
        xml.run();
        return xml;
    }

    /** An element without a name that holds the document's. */
    XmlElement document() {
        return open.getFirst();
    }

    /** The line, counted from 1, that an element's tag stands on. Quick for elements in the order of the document. */
    int line(XmlElement element) {
        if (element.at() < counted) {
            counted = 0;
            line = 1;
        }
        for (; counted < element.at(); counted++) {
            line += in.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }

    /** Why the document is refused; null when it is not. */
    @Nullable
    String attack() {
        return references.multiply() ? "its document type's entities multiply" : attack;
    }

    private void run() {
        while (at < in.length() && elements < MOST_ELEMENTS && attack() == null) {
            int markup = nextMarkup();
            text(at, markup, false);
            at = markup;
            if (at < in.length()) {
                markup();
            }
        }
    }

    /** Where the next angle bracket stands that is more than a character of the text. */
    private int nextMarkup() {
        int next = in.indexOf('<', at);
        while (next >= 0 && !opensMarkup(next)) {
            next = in.indexOf('<', next + 1);
        }
        return next < 0 ? in.length() : next;
    }

    private boolean opensMarkup(int from) {
        char next = from + 1 < in.length() ? in.charAt(from + 1) : ' ';
        return switch (next) {
            case '?' -> true;
            case '!' -> in.startsWith("<![CDATA[", from) || in.startsWith("<!--", from) || isDoctype(from);
            default -> (next == '/' || next == '_' || Character.isLetter(next)) && closes(from);
        };
    }

    private boolean isDoctype(int from) {
        return in.regionMatches(true, from, "<!DOCTYPE", 0, "<!DOCTYPE".length());
    }

    private void markup() {
        switch (in.charAt(at + 1)) {
            case '?' -> at = endOfInstruction();
            case '!' -> declaration();
            case '/' -> endTag();
            default -> startTag();
        }
    }

    /** An instruction that forgets its question mark ends with its angle bracket. */
    private int endOfInstruction() {
        int next = in.indexOf('<', at + 1);
        int limit = next < 0 ? in.length() : next;
        int end = in.indexOf("?>", at, limit);
        if (end >= 0) {
            return end + "?>".length();
        }
        int close = in.indexOf('>', at, limit);
        return close < 0 ? limit : close + 1;
    }

    private void declaration() {
        if (in.startsWith("<!--", at)) {
            at = endOf("-->");
        } else if (in.startsWith("<![CDATA[", at)) {
            int from = at + "<![CDATA[".length();
            int end = in.indexOf("]]>", from);
            text(from, end < 0 ? in.length() : end, true);
            at = endOf("]]>");
        } else {
            int end = endOfDoctype();
            references.declare(in.substring(at, end));
            at = end;
        }
    }

    private int endOf(String mark) {
        int found = in.indexOf(mark, at);
        return found < 0 ? in.length() : found + mark.length();
    }

    private int endOfDoctype() {
        int close = in.indexOf('>', at);
        if (close < 0) {
            return in.length();
        }
        int subset = in.indexOf('[', at, close);
        if (subset < 0) {
            return close + 1;
        }
        for (int end = in.indexOf(']', subset); end >= 0; end = in.indexOf(']', end + 1)) {
            int behind = afterBlanks(end + 1, in.length());
            if (behind < in.length() && in.charAt(behind) == '>') {
                return behind + 1;
            }
        }
        return in.length();
    }

    private void text(int from, int to, boolean cdata) {
        if (from == to) {
            return;
        }
        if (!cdata && afterBlanks(from, to) == to) {
            innermost.add(XmlText.BLANK);
        } else {
            innermost.add(new XmlText(cdata ? in.substring(from, to) : references.resolve(in, from, to), cdata));
        }
    }

    /** Finds the end of the tag that starts here; false when this is no tag: a bare angle bracket in text. */
    private boolean closes(int from) {
        tagEnd = tagEnd(from);
        return tagEnd >= 0;
    }

    private int tagEnd(int from) {
        char quote = 0;
        int firstClose = -1;
        for (int i = from + 1; i < in.length(); i++) {
            char c = in.charAt(i);
            if (c == '>') {
                if (quote == 0) {
                    return i;
                }
                firstClose = firstClose < 0 ? i : firstClose;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '<') {
                return -1;
            } else if ((c == '"' || c == '\'') && in.charAt(i - 1) == '=') {
                quote = c;
            }
        }
        return firstClose;
    }

    private void endTag() {
        String name = in.substring(at + 2, nameEnd(at + 2, tagEnd));
        int found = nearest(name);
        if (found > 0) {
            open.subList(found, open.size()).clear();
            innermost = open.getLast();
        }
        at = tagEnd + 1;
    }

    /** The innermost open element of this name; 0 when there is none. Stray end tags by the thousand are not all looked for. */
    private int nearest(String name) {
        int furthest = stray < MOST_STRAY ? 0 : Math.max(0, open.size() - FEW);
        int i = open.size() - 1;
        while (i > furthest && !open.get(i).name().equalsIgnoreCase(name)) {
            i--;
        }
        if (i > furthest) {
            return i;
        }
        stray++;
        return 0;
    }

    private void startTag() {
        int nameEnd = nameEnd(at + 1, tagEnd);
        XmlElement element = new XmlElement(in.substring(at + 1, nameEnd), at);
        boolean closed = attributes(element, nameEnd, tagEnd);
        innermost.add(element);
        elements++;
        if (!closed && !EMPTY_ELEMENTS.contains(element.name().toLowerCase(Locale.ROOT))) {
            enter(element);
        }
        at = tagEnd + 1;
    }

    private void enter(XmlElement element) {
        open.add(element);
        innermost = element;
        if (open.size() > DEEPEST) {
            attack = "nests deeper than " + DEEPEST + " elements";
        }
    }

    private int nameEnd(int from, int end) {
        int i = from;
        while (i < end && in.charAt(i) != '/' && !isBlank(in.charAt(i))) {
            i++;
        }
        return i;
    }

    /** True when the tag closes itself. */
    private boolean attributes(XmlElement element, int from, int end) {
        int i = from;
        while (i < end) {
            char c = in.charAt(i);
            if (isBlank(c)) {
                i++;
            } else if (c == '/') {
                i++;
                if (i == end) {
                    return true;
                }
            } else {
                i = attribute(element, i, end);
            }
        }
        return false;
    }

    private int attribute(XmlElement element, int from, int end) {
        int nameEnd = from + 1;
        while (nameEnd < end && !endsAttributeName(in.charAt(nameEnd))) {
            nameEnd++;
        }
        int equals = afterBlanks(nameEnd, end);
        if (equals >= end || in.charAt(equals) != '=') {
            return nameEnd;
        }
        int value = afterBlanks(equals + 1, end);
        boolean quoted = value < end && (in.charAt(value) == '"' || in.charAt(value) == '\'');
        int valueEnd = quoted ? quoteEnd(value, end) : blankFrom(value, end);
        if (element.attributes().size() < MOST_ATTRIBUTES) {
            String text = references.resolve(in, quoted ? value + 1 : value, valueEnd);
            element.add(new Attribute(in.substring(from, nameEnd), text));
        }
        return quoted ? Math.min(end, valueEnd + 1) : valueEnd;
    }

    private int quoteEnd(int quote, int end) {
        int close = in.indexOf(in.charAt(quote), quote + 1, end);
        return close < 0 ? end : close;
    }

    private int blankFrom(int from, int end) {
        int i = from;
        while (i < end && !isBlank(in.charAt(i))) {
            i++;
        }
        return i;
    }

    private int afterBlanks(int from, int end) {
        int i = from;
        while (i < end && isBlank(in.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean endsAttributeName(char c) {
        return c == '=' || c == '/' || isBlank(c);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}
