package org.tidings.poller.feed;

import org.jsoup.nodes.Entities;

/**
 * A line of plain text in the making: one blank where there were several or a line's end, none around it, HTML's references
 * as the characters they stand for, nothing invisible.
 */
final class TextLine {
    private static final int LONGEST_NAME = 32;

    /** Never longer than what it is made from. */
    private final char[] chars;

    private int length;
    private boolean blank;

    TextLine(int capacity) {
        chars = new char[capacity];
    }

    void add(String text, int from, int to) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c == '&') {
                at = reference(text, at, to);
            } else {
                add(c);
                at++;
            }
        }
    }

    void add(char c) {
        if (c > ' ' && c < 0x7F) {
            put(c);
        } else if (c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            blank = true;
        } else if (!invisible(c)) {
            put(c);
        }
    }

    private void put(char c) {
        if (blank) {
            blank = false;
            if (length > 0) {
                chars[length++] = ' ';
            }
        }
        chars[length++] = c;
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }

    /** Control characters, and those that turn the direction of what follows. */
    private static boolean invisible(char c) {
        return Character.isISOControl(c) || (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }

    /** What an ampersand begins as browsers read it; returns where to go on. */
    private int reference(String text, int at, int to) {
        int end = at + 1 < to && text.charAt(at + 1) == '#' ? number(text, at + 2, to) : name(text, at + 1, to);
        if (end < 0) {
            put('&');
            return at + 1;
        }
        return end < to && text.charAt(end) == ';' ? end + 1 : end;
    }

    private int number(String text, int from, int to) {
        boolean hex = from < to && (text.charAt(from) == 'x' || text.charAt(from) == 'X');
        int radix = hex ? 16 : 10;
        int first = hex ? from + 1 : from;
        int end = first;
        long codePoint = 0;
        while (end < to && Character.digit(text.charAt(end), radix) >= 0) {
            codePoint = Math.min(Integer.MAX_VALUE, codePoint * radix + Character.digit(text.charAt(end), radix));
            end++;
        }
        if (end == first) {
            return -1;
        }
        addCodePoint(Characters.meant((int) codePoint));
        return end;
    }

    private void addCodePoint(int codePoint) {
        if (codePoint >= 0) {
            for (char c : Character.toChars(codePoint)) {
                add(c);
            }
        }
    }

    private int name(String text, int from, int to) {
        int limit = Math.min(to, from + LONGEST_NAME);
        int end = from;
        while (end < limit && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        String name = text.substring(from, end);
        boolean whole = end < to && text.charAt(end) == ';' && Entities.isNamedEntity(name);
        for (int cut = end; cut > from; cut--) {
            if (whole || Entities.isBaseNamedEntity(name)) {
                Entities.getByName(name).chars().forEach(c -> add((char) c));
                return cut;
            }
            name = name.substring(0, name.length() - 1);
        }
        return -1;
    }
}
