package org.tidings.poller.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * What ampersands stand for in one document: characters by number, XML's and HTML's names, and the short literal entities
 * of the document type. An ampersand that begins none of these is itself. Entities are never fetched, and never expanded by
 * others.
 */
final class XmlReferences {
    private static final Pattern ENTITY = Pattern.compile(
            "<!ENTITY\\s+([\\w.\\-]{1,64})\\s+(?:\"([^\"]{0,1000})\"|'([^']{0,1000})')\\s*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHERS = Pattern.compile("&(?!#|(?:amp|lt|gt|quot|apos);)[\\w.\\-]+;|%[\\w.\\-]+;");
    private static final int LONGEST = 40;
    private static final int LONGEST_LITERAL = 100;
    private static final int MOST_EXPANDED = 1_000_000;

    private final Map<String, String> declared = new HashMap<>();
    private boolean bomb;
    private int expanded;

    /** True for entities made of others, and for a document that is mostly expanded ones: nothing but an attack has those. */
    boolean multiply() {
        return bomb || expanded > MOST_EXPANDED;
    }

    void declare(String doctype) {
        Matcher matcher = ENTITY.matcher(doctype);
        while (matcher.find()) {
            String literal = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            bomb |= OTHERS.matcher(literal).find() && doctype.indexOf("<!ENTITY", matcher.start() + 1) > 0;
            String value =
                    literal.length() > LONGEST_LITERAL ? "" : new XmlReferences().resolve(literal, 0, literal.length());
            declared.putIfAbsent(matcher.group(1), value);
        }
    }

    /** This part of the text with its references resolved. */
    String resolve(String in, int from, int to) {
        int reference = in.indexOf('&', from, to);
        if (reference < 0) {
            return in.substring(from, to);
        }
        StringBuilder out = new StringBuilder(to - from);
        int at = from;
        while (reference >= 0) {
            out.append(in, at, reference);
            at = append(in, reference, to, out);
            reference = in.indexOf('&', at, to);
        }
        return out.append(in, at, to).toString();
    }

    /** What stands at this ampersand; returns where to go on. */
    private int append(String in, int at, int to, StringBuilder out) {
        int end = end(in, at + 1, Math.min(to, at + LONGEST));
        boolean resolved = end > 0
                && (in.charAt(at + 1) == '#' ? number(in, at + 2, end, out) : name(in.substring(at + 1, end), out));
        if (!resolved) {
            out.append('&');
            return at + 1;
        }
        return end + 1;
    }

    /** The semicolon behind a name or number; -1 when there is none. */
    private static int end(String in, int from, int limit) {
        for (int i = from; i < limit; i++) {
            char c = in.charAt(i);
            if (c == ';') {
                return i > from ? i : -1;
            }
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '.' && c != '-' && (c != '#' || i > from)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean name(String name, StringBuilder out) {
        String meant = meant(name);
        if (meant == null) {
            return false;
        }
        out.append(meant);
        return true;
    }

    private @Nullable String meant(String name) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> declared(name);
        };
    }

    private @Nullable String declared(String name) {
        String value = declared.get(name);
        if (value != null) {
            expanded += value.length();
            return multiply() ? "" : value;
        }
        String html = Entities.getByName(name);
        return html.isEmpty() ? null : html;
    }

    private static boolean number(String in, int from, int end, StringBuilder out) {
        boolean hex = from < end && (in.charAt(from) == 'x' || in.charAt(from) == 'X');
        try {
            int codePoint = hex ? Integer.parseInt(in, from + 1, end, 16) : Integer.parseInt(in, from, end, 10);
            int meant = Characters.meant(codePoint);
            if (meant >= 0) {
                out.appendCodePoint(meant);
            }
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
