package org.tidings.poller.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Repairs what parsers trip over, in one pass over the text: control characters and C1 characters, bare ampersands, the
 * document type (whose short literal entities are put in place), HTML's empty elements left open.
 */
final class CleanText {
    private static final Pattern ENTITY = Pattern.compile(
            "<!ENTITY\\s+([\\w.\\-]{1,64})\\s+(?:\"([^\"]{0,1000})\"|'([^']{0,1000})')\\s*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE = Pattern.compile("&(?!#|(?:amp|lt|gt|quot|apos);)[\\w.\\-]+;|%[\\w.\\-]+;");
    private static final Set<String> EMPTY_ELEMENTS = Set.of("br", "hr", "img", "input", "wbr");
    private static final int LONGEST_REFERENCE = 40;

    private final String in;
    private final StringBuilder out;
    private final Map<String, String> entities = new HashMap<>();
    private int at;
    private boolean bomb;

    private CleanText(String in) {
        this.in = in;
        this.out = new StringBuilder(in.length() + 64);
    }

    /**
     * The text, or null for a document type whose entities expand others: nothing but an attack needs those.
     */
    static @Nullable String of(String text) {
        CleanText clean = new CleanText(text);
        clean.run();
        return clean.bomb ? null : clean.out.toString();
    }

    private void run() {
        while (at < in.length() && !bomb) {
            char c = in.charAt(at);
            if (c == '<') {
                markup();
            } else if (c == '&') {
                reference();
            } else {
                character();
            }
        }
    }

    private void markup() {
        if (in.startsWith("<![CDATA[", at)) {
            copyTo("]]>");
        } else if (in.startsWith("<!--", at)) {
            skipTo("-->");
        } else if (in.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
            doctype();
        } else if (in.startsWith("<?", at)) {
            skipTo("?>");
        } else {
            tag();
        }
    }

    /** CDATA holds text for another parser: only its characters are looked at. */
    private void copyTo(String end) {
        int stop = endOf(end);
        while (at < stop) {
            character();
        }
    }

    private void skipTo(String end) {
        at = endOf(end);
    }

    private int endOf(String end) {
        int found = in.indexOf(end, at);
        return found < 0 ? in.length() : found + end.length();
    }

    private void character() {
        char c = in.charAt(at);
        if (c >= 0x20 && c < 0x7F) {
            out.append(c);
            at++;
            return;
        }
        int codePoint = in.codePointAt(at);
        append(codePoint);
        at += Character.charCount(codePoint);
    }

    private void append(int codePoint) {
        int meant = Characters.meant(codePoint);
        if (meant >= 0) {
            out.appendCodePoint(meant);
        }
    }

    private void reference() {
        int end = endOfReference();
        if (end < 0 || !isReference(at + 1, end)) {
            out.append("&amp;");
            at++;
        } else if (in.charAt(at + 1) == '#') {
            numeric(in.substring(at + 2, end));
            at = end + 1;
        } else {
            String name = in.substring(at + 1, end);
            out.append(entities.getOrDefault(name, "&" + name + ";"));
            at = end + 1;
        }
    }

    private int endOfReference() {
        int last = Math.min(in.length(), at + LONGEST_REFERENCE);
        for (int i = at + 1; i < last; i++) {
            if (in.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    private boolean isReference(int from, int end) {
        int start = in.charAt(from) == '#' ? from + 1 : from;
        for (int i = start; i < end; i++) {
            char c = in.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '.' && c != '-') {
                return false;
            }
        }
        return end > start;
    }

    private void numeric(String digits) {
        boolean hex = digits.charAt(0) == 'x' || digits.charAt(0) == 'X';
        try {
            int codePoint = hex ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
            if (codePoint == '<' || codePoint == '&' || codePoint == '>' || codePoint == '"' || codePoint == '\'') {
                out.append("&#").append(codePoint).append(';');
            } else {
                append(codePoint);
            }
        } catch (NumberFormatException e) {
            out.append("&amp;#").append(digits).append(';');
        }
    }

    private void doctype() {
        int end = doctypeEnd();
        String text = in.substring(at, end);
        Matcher matcher = ENTITY.matcher(text);
        while (matcher.find()) {
            String literal = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            bomb |= REFERENCE.matcher(literal).find() && text.indexOf("<!ENTITY", matcher.start() + 1) > 0;
            entities.putIfAbsent(matcher.group(1), withoutMarkup(literal));
        }
        at = end;
    }

    /** An entity may hold characters and no elements. */
    private static String withoutMarkup(String literal) {
        return literal.length() > 100 ? "" : literal.replace("<", "&lt;");
    }

    private int doctypeEnd() {
        int close = in.indexOf('>', at);
        int open = in.indexOf('[', at);
        if (open >= 0 && (close < 0 || open < close)) {
            Matcher end = Pattern.compile("]\\s*>").matcher(in);
            return end.find(open) ? end.end() : in.length();
        }
        return close < 0 ? in.length() : close + 1;
    }

    private void tag() {
        int end = tagEnd();
        if (end < 0) {
            out.append("&lt;");
            at++;
            return;
        }
        String name = tagName();
        at++;
        out.append('<');
        while (at < end) {
            if (in.charAt(at) == '&') {
                reference();
            } else {
                character();
            }
        }
        if (EMPTY_ELEMENTS.contains(name) && in.charAt(end - 1) != '/') {
            out.append('/');
        }
        out.append('>');
        at = end + 1;
    }

    private String tagName() {
        int end = at + 1;
        while (end < in.length() && Character.isLetterOrDigit(in.charAt(end))) {
            end++;
        }
        return in.substring(at + 1, end).toLowerCase(Locale.ROOT);
    }

    /** Where the tag that starts here closes; -1 when this is no tag: a bare angle bracket in text. */
    private int tagEnd() {
        int i = at + 1;
        if (i >= in.length() || !opensTag(in.charAt(i))) {
            return -1;
        }
        char quote = 0;
        int firstClose = -1;
        for (; i < in.length(); i++) {
            char c = in.charAt(i);
            if (c == '>' && quote == 0) {
                return i;
            }
            if (c == '>' && firstClose < 0) {
                firstClose = i;
            }
            if (c == '<' && quote == 0) {
                return -1;
            }
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'') && in.charAt(i - 1) == '=') {
                quote = c;
            }
        }
        return firstClose;
    }

    private static boolean opensTag(char c) {
        return Character.isLetter(c) || c == '/' || c == '_';
    }
}
