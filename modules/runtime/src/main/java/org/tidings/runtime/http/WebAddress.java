package org.tidings.runtime.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An http or https address, taken apart by our own strict rules for the host and a browser's lenient ones for the rest.
 *
 * @param host in canonical form, IPv6 without brackets
 * @param port never the -1 of a {@link URI}
 * @param path with the query, escaped, starting with a slash
 */
record WebAddress(boolean secure, String host, int port, String path) {
    private static final Pattern SHAPE = Pattern.compile("(?i)(https?)://([^/?#]*)([^#]*)(#.*)?");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*\\]|[^:\\[\\]]*)(:(\\d{0,5}))?");
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\t\\r\\n]");
    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?";

    static WebAddress of(String url) throws Refusal {
        String text = LINE_BREAKS.matcher(url.strip()).replaceAll("");
        Matcher whole = SHAPE.matcher(text);
        if (!whole.matches()) {
            throw new Refusal("not an http or https address: " + shown(text));
        }
        boolean secure = "https".equals(whole.group(1).toLowerCase(Locale.ROOT));
        String authority = whole.group(2);
        if (authority.indexOf('@') >= 0) {
            throw new Refusal("an address with a user name in it");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw new Refusal("not a host and port: " + shown(authority));
        }
        String host = HostSyntax.canonical(parts.group(1));
        return new WebAddress(secure, host, port(parts.group(3), secure), path(whole.group(3)));
    }

    /** Where a Location header leads from here. */
    WebAddress resolve(String location) throws Refusal {
        String to = LINE_BREAKS.matcher(location.strip()).replaceAll("");
        if (SCHEME.matcher(to).matches()) {
            return of(to);
        }
        if (to.startsWith("//")) {
            return of(scheme() + ":" + to);
        }
        String bare = path.replaceFirst("\\?.*", "");
        if (to.startsWith("/")) {
            return at(to);
        }
        if (to.isEmpty() || to.startsWith("#")) {
            return this;
        }
        return to.startsWith("?") ? at(bare + to) : at(bare.substring(0, bare.lastIndexOf('/') + 1) + to);
    }

    boolean sameOrigin(WebAddress other) {
        return secure == other.secure && port == other.port && host.equals(other.host);
    }

    String scheme() {
        return secure ? "https" : "http";
    }

    /** As shown and asked for; without a fragment. */
    URI uri() {
        return URI.create(scheme() + "://" + authority() + path);
    }

    /** The value of the Host header. */
    String authority() {
        String shownHost = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == defaultPort(secure) ? shownHost : shownHost + ":" + port;
    }

    private WebAddress at(String reference) {
        String path = reference.replaceFirst("#.*", "");
        int query = path.indexOf('?');
        String way = query < 0 ? path : path.substring(0, query);
        return new WebAddress(secure, host, port, path(withoutDots(way) + path.substring(way.length())));
    }

    private static int port(@Nullable String digits, boolean secure) throws Refusal {
        if (digits == null || digits.isEmpty()) {
            return defaultPort(secure);
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw new Refusal("no such port: " + port);
        }
        return port;
    }

    private static int defaultPort(boolean secure) {
        return secure ? 443 : 80;
    }

    private static String path(String raw) {
        return escaped(raw.startsWith("/") ? raw : "/" + raw);
    }

    private static String withoutDots(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean up = segments[i].equals("..");
            boolean last = i == segments.length - 1;
            if (up) {
                kept.pollLast();
            }
            if (!up && !segments[i].equals(".")) {
                kept.addLast(segments[i]);
            } else if (last) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String escaped(String path) {
        StringBuilder out = new StringBuilder(path.length());
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xFF);
            if (PLAIN.indexOf(c) >= 0 || (c == '%' && isEscape(bytes, i))) {
                out.append(c);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return out.toString();
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return at + 2 < bytes.length
                && Character.digit(bytes[at + 1], 16) >= 0
                && Character.digit(bytes[at + 2], 16) >= 0;
    }

    private static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
