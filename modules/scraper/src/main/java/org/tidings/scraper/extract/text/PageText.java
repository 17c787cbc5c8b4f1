package org.tidings.scraper.extract.text;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text: byte order mark, then the header, then the page's own declaration, then UTF-8. What is malformed becomes
 * U+FFFD. What is longer than 5 MB is cut.
 */
public final class PageText {
    static final int MAX_BYTES = 5 << 20;
    private static final int DECLARATION_WITHIN = 8192;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern HEADER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w:.-]+)");
    private static final Pattern META = Pattern.compile(
            "(?i)<(?:meta\\b[^>]*?\\bcharset|\\?xml\\b[^>]*?\\bencoding)\\s*=\\s*[\"']?\\s*([\\w:.-]+)");

    /**
     * How bytes are read.
     *
     * @param from what says so, in words
     */
    public record Encoding(Charset charset, String from) {}

    private PageText() {}

    public static String decode(byte[] body, @Nullable String contentType) {
        int length = Math.min(body.length, MAX_BYTES);
        Encoding told = told(body, length, contentType);
        if (told != null) {
            return new String(body, 0, length, told.charset());
        }
        String text = new String(body, 0, length, StandardCharsets.UTF_8);
        return isUtf8(text) ? text : new String(body, 0, length, WINDOWS_1252);
    }

    /** The encoding that {@link #decode} uses. */
    public static Encoding encoding(byte[] body, @Nullable String contentType) {
        int length = Math.min(body.length, MAX_BYTES);
        Encoding told = told(body, length, contentType);
        if (told != null) {
            return told;
        }
        boolean utf8 = isUtf8(new String(body, 0, length, StandardCharsets.UTF_8));
        return new Encoding(utf8 ? StandardCharsets.UTF_8 : WINDOWS_1252, "the bytes look like it");
    }

    private static @Nullable Encoding told(byte[] body, int length, @Nullable String contentType) {
        Charset bom = byteOrderMark(body);
        if (bom != null) {
            return new Encoding(bom, "its byte order mark");
        }
        Charset header = contentType == null ? null : first(HEADER, contentType);
        if (header != null) {
            return new Encoding(header, "the answer's header");
        }
        int within = Math.min(length, DECLARATION_WITHIN);
        Charset meta = first(META, new String(body, 0, within, StandardCharsets.ISO_8859_1));
        if (meta == null) {
            return null;
        }
        boolean impossible = meta.name().startsWith("UTF-16");
        return new Encoding(impossible ? StandardCharsets.UTF_8 : meta, "the page");
    }

    private static @Nullable Charset byteOrderMark(byte[] body) {
        int first = body.length < 2 ? 0 : (body[0] & 0xff) << 8 | (body[1] & 0xff);
        if (first == 0xfeff) {
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xfffe) {
            return StandardCharsets.UTF_16LE;
        }
        return first == 0xefbb && body.length > 2 && (body[2] & 0xff) == 0xbf ? StandardCharsets.UTF_8 : null;
    }

    private static @Nullable Charset first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? named(matcher.group(1).toLowerCase(Locale.ROOT)) : null;
    }

    /** As browsers do, Latin-1 is read as its superset. */
    private static @Nullable Charset named(String name) {
        try {
            Charset charset = Charset.forName(name);
            boolean latin1 = charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
            return latin1 ? WINDOWS_1252 : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /** Undeclared: UTF-8, unless most of what is beyond ASCII is malformed in it. */
    private static boolean isUtf8(String text) {
        int beyond = 0;
        int malformed = 0;
        for (int at = text.indexOf('\ufffd') < 0 ? text.length() : 0; at < text.length(); at++) {
            char c = text.charAt(at);
            beyond += c > 127 ? 1 : 0;
            malformed += c == '\ufffd' ? 1 : 0;
        }
        return malformed * 2 <= beyond;
    }
}
