package org.tidings.poller.feed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text: byte-order mark, charset of the HTTP answer, XML declaration, strict UTF-8, windows-1252; the first that
 * decodes without a fault. Where none does, the bytes that are no UTF-8 are read as windows-1252 one by one.
 */
final class FeedText {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*[=:]\\s*[\"']?\\s*([^\\s\"';,]+)");
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:\\-]+)");
    private static final int DECLARATION_WITHIN = 1024;
    private static final String EBCDIC_DECLARATION = "Lo\u00A7\u0094";

    /** Labels as the web means them: what is sent under them is a superset. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "windows-874"),
            Map.entry("tis-620", "windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("utf8mb4", "utf-8"),
            Map.entry("utf8mb3", "utf-8"),
            Map.entry("unicode", "utf-16"),
            Map.entry("utf16", "utf-16"),
            Map.entry("u16", "utf-16"));

    private FeedText() {}

    /** Never fails: what cannot be decoded is replaced. */
    static String decode(byte[] body, @Nullable String contentType) {
        Mark mark = Mark.of(body);
        if (mark != null) {
            return lenient(body, mark.bytes, mark.charset());
        }
        Optional<String> utf8 = strictUtf8(body);
        return utf8.filter(text -> text.length() < body.length)
                .or(() -> http(contentType).flatMap(charset -> strict(body, charset)))
                .or(() -> declared(body).flatMap(charset -> strict(body, charset)))
                .or(() -> utf8)
                .orElseGet(() -> mixed(body));
    }

    /** The platform's replacing decoder is far quicker than its strict one: that is asked only where something was replaced. */
    private static Optional<String> strictUtf8(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? Optional.of(text) : strict(body, StandardCharsets.UTF_8);
    }

    /** A server that says text/html of a feed knows nothing of its charset either. */
    private static Optional<Charset> http(@Nullable String contentType) {
        if (contentType == null || contentType.toLowerCase(Locale.ROOT).startsWith("text/html")) {
            return Optional.empty();
        }
        Matcher matcher = CHARSET.matcher(contentType);
        return matcher.find() ? named(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Charset> declared(byte[] body) {
        int length = Math.min(body.length, DECLARATION_WITHIN);
        boolean ebcdic = startsWith(body, EBCDIC_DECLARATION) && Charset.isSupported("IBM037");
        Charset readable = ebcdic ? Charset.forName("IBM037") : StandardCharsets.ISO_8859_1;
        Matcher matcher = DECLARED.matcher(new String(body, 0, length, readable));
        if (!matcher.find()) {
            return Optional.empty();
        }
        // A declaration that can be read as ASCII is not in UTF-16 or UTF-32, whatever it claims.
        return named(matcher.group(1)).filter(charset -> ebcdic || !isWide(charset));
    }

    private static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    private static Optional<Charset> named(String label) {
        String name = label.toLowerCase(Locale.ROOT).strip();
        try {
            return Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> strict(byte[] body, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8) && isAscii(body)) {
            return Optional.of(new String(body, charset));
        }
        try {
            CharsetDecoder decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(
                            charset.equals(WINDOWS_1252) ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT);
            return Optional.of(decoder.decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static String lenient(byte[] body, int from, Charset charset) {
        return new String(body, from, body.length - from, charset);
    }

    private static boolean isAscii(byte[] body) {
        for (byte b : body) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** UTF-8, and windows-1252 for each byte that is none: a feed glued together from both. */
    private static String mixed(byte[] body) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(body);
        CharBuffer out = CharBuffer.allocate(body.length + 1);
        while (true) {
            CoderResult result = utf8.decode(in, out, true);
            if (!result.isError()) {
                return out.flip().toString();
            }
            for (int i = 0; i < result.length(); i++) {
                out.append(new String(new byte[] {in.get()}, WINDOWS_1252));
            }
        }
    }

    private static boolean startsWith(byte[] body, String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (i >= body.length || (body[i] & 0xFF) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** What the first bytes say: a byte-order mark, or the place of the zeros around the first angle bracket. */
    private enum Mark {
        UTF_8(3, "UTF-8", "\u00EF\u00BB\u00BF"),
        UTF_32BE(4, "UTF-32BE", "\0\0\u00FE\u00FF"),
        UTF_32LE(4, "UTF-32LE", "\u00FF\u00FE\0\0"),
        UTF_16BE(2, "UTF-16BE", "\u00FE\u00FF"),
        UTF_16LE(2, "UTF-16LE", "\u00FF\u00FE"),
        BARE_32BE(0, "UTF-32BE", "\0\0\0<"),
        BARE_32LE(0, "UTF-32LE", "<\0\0\0"),
        BARE_16BE(0, "UTF-16BE", "\0<\0"),
        BARE_16LE(0, "UTF-16LE", "<\0");

        private static final List<Mark> ALL = List.of(values());

        private final int bytes;
        private final String charset;
        private final String prefix;

        Mark(int bytes, String charset, String prefix) {
            this.bytes = bytes;
            this.charset = charset;
            this.prefix = prefix;
        }

        Charset charset() {
            return Charset.forName(charset);
        }

        static @Nullable Mark of(byte[] body) {
            for (Mark mark : ALL) {
                if (startsWith(body, mark.prefix)) {
                    return mark;
                }
            }
            return null;
        }
    }
}
