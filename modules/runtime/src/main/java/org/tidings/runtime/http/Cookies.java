package org.tidings.runtime.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.cookie.Cookie;
import org.apache.hc.client5.http.cookie.CookieOrigin;
import org.apache.hc.client5.http.cookie.CookieSpec;
import org.apache.hc.client5.http.cookie.MalformedCookieException;
import org.apache.hc.client5.http.impl.cookie.RFC6265CookieSpecFactory;
import org.apache.hc.client5.http.impl.cookie.RFC6265CookieSpecFactory.CompatibilityLevel;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * The cookies of one fetch. What a site sets on the way, it and its own domain get back on the way, after RFC 6265;
 * nobody else does, and the next fetch knows of none. What goes beyond the bounds is left out.
 */
final class Cookies {
    private static final int MOST = 30;
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_TOTAL = 8192;
    private static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7E]*");

    private record Key(String name, String domain, String path) {}

    private final CookieSpec rules = new RFC6265CookieSpecFactory(
                    CompatibilityLevel.RELAXED, PublicSuffixMatcherLoader.getDefault())
            .create(HttpClientContext.create());
    private final InstantSource clock;
    private final Map<Key, Cookie> kept = new LinkedHashMap<>();

    Cookies(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes what an answer from there sets; whether that changes what will be sent. */
    boolean keep(WebAddress from, Headers answer) {
        boolean changed = false;
        for (String line : answer.all("set-cookie")) {
            for (Cookie cookie : read(line, origin(from))) {
                changed |= keep(cookie);
            }
        }
        return changed;
    }

    /** The value of the Cookie header for there; empty when there is none to be sent. */
    Optional<String> header(WebAddress to) {
        CookieOrigin origin = origin(to);
        List<Cookie> theirs = kept.values().stream()
                .filter(cookie -> rules.match(cookie, origin))
                .toList();
        return theirs.isEmpty()
                ? Optional.empty()
                : Optional.of(rules.formatCookies(theirs).getFirst().getValue());
    }

    private List<Cookie> read(String line, CookieOrigin origin) {
        try {
            List<Cookie> cookies = rules.parse(new BasicHeader("Set-Cookie", line), origin);
            for (Cookie cookie : cookies) {
                rules.validate(cookie, origin);
            }
            return cookies;
        } catch (MalformedCookieException e) {
            return List.of(); // a cookie for somebody else, or none at all
        }
    }

    private boolean keep(Cookie cookie) {
        Key key = new Key(cookie.getName(), cookie.getDomain(), String.valueOf(cookie.getPath()));
        Instant now = clock.instant();
        if (cookie.isExpired(now)) {
            return kept.remove(key) != null;
        }
        Cookie before = kept.remove(key);
        if (fits(cookie)) {
            kept.put(key, cookie);
        }
        return before == null ? kept.containsKey(key) : !pair(before).equals(pair(cookie));
    }

    private boolean fits(Cookie cookie) {
        int length = pair(cookie).length();
        int others = kept.values().stream()
                .mapToInt(other -> pair(other).length() + "; ".length())
                .sum();
        return SENDABLE.matcher(pair(cookie)).matches()
                && length <= MAX_LENGTH
                && others + length <= MAX_TOTAL
                && kept.size() < MOST;
    }

    private static String pair(Cookie cookie) {
        return cookie.getValue() == null ? cookie.getName() + "=" : cookie.getName() + "=" + cookie.getValue();
    }

    private static CookieOrigin origin(WebAddress address) {
        String path = address.path().replaceFirst("\\?.*", "");
        return new CookieOrigin(address.host(), address.port(), path, address.secure());
    }
}
