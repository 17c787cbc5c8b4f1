package org.tidings.scraper.extract.text;

import java.util.Locale;

/** Tells links to the same site, which may advertise it, from those to others, which an article cites. */
final class Links {
    private Links() {}

    /** The host of an address in lower case, without {@code www.}; empty when it has none. */
    static String host(String address) {
        int from = address.indexOf("//");
        if (from < 0 || from > 8) {
            return "";
        }
        int to = from + 2;
        while (to < address.length() && "/?#:".indexOf(address.charAt(to)) < 0) {
            to++;
        }
        String host = address.substring(from + 2, to).toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /** Whether {@code href} leads to another site than {@code host}; false when it is not known which site this is. */
    static boolean leadAway(String href, String host) {
        if (host.isEmpty() || href.length() < 8 || !(href.startsWith("http") || href.startsWith("//"))) {
            return false;
        }
        String other = host(href);
        return !other.isEmpty() && !site(other).equals(site(host));
    }

    /** The last two parts, or three where the last are as short as in {@code co.uk}. */
    private static String site(String host) {
        int last = host.lastIndexOf('.');
        int second = host.lastIndexOf('.', last - 1);
        boolean country = host.length() - last <= 3 && last - second <= 4 && second > 0;
        int from = country ? host.lastIndexOf('.', second - 1) : second;
        return host.substring(from + 1);
    }
}
