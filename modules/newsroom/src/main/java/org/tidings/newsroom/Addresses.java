package org.tidings.newsroom;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds captured pages again, however a client escaped the address it was given. */
final class Addresses {
    private static final Pattern WEB = Pattern.compile("(?i)https?://([^/?#]*)([^?#]*)(?:\\?([^#]*))?(?:#.*)?");
    private static final Pattern ESCAPES = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

    private Addresses() {}

    /** The comparable form of a web address; of anything else, itself. */
    static String form(String url) {
        Matcher matcher = WEB.matcher(url.strip());
        return matcher.matches() ? form(host(url), matcher.group(2), matcher.group(3)) : url.strip();
    }

    static String form(String host, String path, @Nullable String query) {
        String whole = host + (path.isEmpty() ? "/" : path) + (query == null || query.isEmpty() ? "" : "?" + query);
        return unescape(whole);
    }

    /** The host in lower case and ASCII without a port; "" = not a web address. */
    static String host(String url) {
        Matcher matcher = WEB.matcher(url.strip());
        if (!matcher.matches()) {
            return "";
        }
        String host = matcher.group(1).replaceFirst("^.*@", "").replaceFirst(":\\d*$", "");
        return ascii(host).toLowerCase(Locale.ROOT);
    }

    private static String ascii(String host) {
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return host;
        }
    }

    private static String unescape(String text) {
        return ESCAPES.matcher(text).replaceAll(run -> Matcher.quoteReplacement(decode(run.group())));
    }

    private static String decode(String run) {
        byte[] bytes = new byte[run.length() / 3];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(run.substring(3 * i + 1, 3 * i + 3), 16);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
