package org.tidings.poller.feed;

import java.nio.charset.Charset;

/** Single characters as XML and the web allow them. */
final class Characters {
    private static final String C1 = c1();

    private Characters() {}

    /** The text with every character as it is meant, and without those that no document may hold. */
    static String repaired(String text) {
        int odd = firstOdd(text);
        if (odd == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, odd);
        text.codePoints()
                .skip(text.codePointCount(0, odd))
                .map(Characters::meant)
                .forEach(meant -> {
                    if (meant >= 0) {
                        out.appendCodePoint(meant);
                    }
                });
        return out.toString();
    }

    private static int firstOdd(String text) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c >= ' ' && c < 0x7F) {
                at++;
                continue;
            }
            int codePoint = text.codePointAt(at);
            if (meant(codePoint) != codePoint) {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    /** The character meant, or -1 for one that no document may hold. C1 controls are windows-1252 in disguise. */
    static int meant(int codePoint) {
        if (codePoint >= 0x80 && codePoint <= 0x9F) {
            return C1.charAt(codePoint - 0x80);
        }
        return allowed(codePoint) ? codePoint : -1;
    }

    private static boolean allowed(int c) {
        if (c < 0x20) {
            return c == '\t' || c == '\n' || c == '\r';
        }
        return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF && c != 0x7F && c != 0xFEFF;
    }

    private static String c1() {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (0x80 + i);
        }
        return new String(bytes, Charset.forName("windows-1252"));
    }
}
