package org.tidings.newsroom.farm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request, as far as a farm looks at it.
 *
 * @param host the number in {@code h17.example}; -1 = another name
 * @param place the number in {@code /feed/17/}; -1 = another path
 */
record Question(int host, int place, String agent, @Nullable String ifNoneMatch) {
    private static final Pattern HOST = Pattern.compile("h(\\d{1,7})\\.example(:\\d+)?");
    private static final Pattern FEED = Pattern.compile("GET /feed/(\\d{1,7})/ HTTP/1\\.1");
    private static final int LONGEST_LINE = 8_192;

    /** Null when the visitor hung up before it asked. */
    static @Nullable Question read(InputStream in) throws IOException {
        String request = line(in);
        if (request.isEmpty()) {
            return null;
        }
        int host = -1;
        String agent = "";
        String tag = null;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
                case "host" -> host = number(HOST, value);
                case "user-agent" -> agent = value;
                case "if-none-match" -> tag = value;
                default -> {}
            }
        }
        return new Question(host, number(FEED, request), agent, tag);
    }

    private static int number(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    /** Without its end; empty at the end of the stream too. */
    private static String line(InputStream in) throws IOException {
        byte[] bytes = new byte[256];
        int length = 0;
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (length == LONGEST_LINE) {
                throw new IOException("a line without an end");
            }
            if (length == bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = (byte) next;
        }
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
