package org.tidings.scraper.extract.facts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.internal.StringUtil;
import org.jspecify.annotations.Nullable;

/** The addresses that a page gives: made absolute, and those of copies for telephones folded to the one for readers. */
final class Addresses {
    private static final Pattern MOBILE_HOST = Pattern.compile("^(?:m|amp|mobile|mobil|touch)\\.(?=[^.]+\\.)");
    private static final Pattern AMP_PATH = Pattern.compile("(?:/amp/?|\\.amp)$|^/amp(?=/)|\\.amp(?=\\.html?$)");
    private static final Pattern AMP_QUERY = Pattern.compile(
            "(?:^|(?<=&))(?:amp(?:=[^&]*)?|outputType=(?:default-)?amp|m=1|platform=(?:amp|mobile))(?:&|$)");
    private static final int LONGEST = 2000;

    private Addresses() {}

    /** Null for what is no address of the web. */
    static @Nullable String absolute(String base, @Nullable String address) {
        if (address == null || address.isBlank() || address.length() > LONGEST) {
            return null;
        }
        String resolved = StringUtil.resolve(base, address.strip());
        return resolved.startsWith("http://") || resolved.startsWith("https://") ? resolved : null;
    }

    /** The address without its marks of a copy for telephones; folding twice is folding once. */
    static String folded(String address) {
        try {
            URI uri = new URI(address);
            String host = uri.getHost();
            return host == null ? address : folded(uri, host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return address;
        }
    }

    private static String folded(URI uri, String host) {
        String path = repeatedly(AMP_PATH, uri.getRawPath() == null ? "" : uri.getRawPath());
        String query = uri.getRawQuery() == null ? "" : repeatedly(AMP_QUERY, uri.getRawQuery());
        query = query.endsWith("&") ? query.substring(0, query.length() - 1) : query;
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + repeatedly(MOBILE_HOST, host) + port + (path.isEmpty() ? "/" : path)
                + (query.isEmpty() ? "" : "?" + query);
    }

    private static String repeatedly(Pattern pattern, String text) {
        String left = text;
        for (String next = pattern.matcher(left).replaceFirst("");
                !next.equals(left);
                next = pattern.matcher(left).replaceFirst("")) {
            left = next;
        }
        return left;
    }

    /** Whether it is a site's front page. */
    static boolean isFrontPage(String address) {
        try {
            URI uri = new URI(address);
            String path = uri.getPath() == null ? "" : uri.getPath();
            return uri.getQuery() == null && path.matches("/?(?:index\\.\\w+)?");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Without a slash at its end; empty for what is no address. */
    static String path(String address) {
        try {
            String path = new URI(address.strip()).getPath();
            return path == null ? "" : path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        } catch (URISyntaxException e) {
            return "";
        }
    }

    static String host(String address) {
        try {
            String host = new URI(address).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
