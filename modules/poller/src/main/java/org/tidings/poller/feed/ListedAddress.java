package org.tidings.poller.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Urls;

/** An address as people and lists write it, and whether it can be a feed's. */
public final class ListedAddress {
    private static final Pattern FEED_SCHEME = Pattern.compile("(?i)^feed:(?=https?:)");
    private static final Pattern FEED_SLASHES = Pattern.compile("(?i)^feed:/{0,2}");
    private static final int LONGEST_SHOWN = 120;

    private ListedAddress() {}

    /** {@code feed:} in front says only what is behind it. */
    public static String meant(String written) {
        String url = FEED_SCHEME.matcher(written.strip()).replaceFirst("");
        return FEED_SLASHES.matcher(url).replaceFirst("http://");
    }

    /** Why this cannot be a feed's address; null when it can. */
    public static @Nullable String problem(String url) {
        if (!Urls.isWeb(url)) {
            return "expected an http or https address";
        }
        return hasUser(url)
                ? "holds a user's name or password; write the feed into tidings.yaml with a login instead"
                : null;
    }

    private static boolean hasUser(String url) {
        try {
            return new URI(url).getRawUserInfo() != null;
        } catch (URISyntaxException e) {
            return url.matches("(?i)https?://[^/?#]*@.*");
        }
    }

    /** On one line, and without a password. */
    static String shown(String url) {
        String plain = url.strip().replaceAll("\\s+", " ").replaceFirst("//[^/?#@]*@", "//***@");
        return plain.length() <= LONGEST_SHOWN ? plain : plain.substring(0, LONGEST_SHOWN) + "...";
    }
}
