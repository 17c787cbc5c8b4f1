package org.tidings.runtime.http;

import crawlercommons.domains.EffectiveTldFinder;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Urls;

/** Which hosts belong together: those under one name that can be registered, such as {@code news.example.co.uk}. */
public final class Site {
    private Site() {}

    /** Whether two addresses are of one site; an address without a host is of none. */
    public static boolean same(String one, String other) {
        String host = Urls.host(one);
        if (host.equals("-")) {
            return false;
        }
        String domain = domain(host);
        return host.equals(Urls.host(other)) || (domain != null && domain.equals(domain(Urls.host(other))));
    }

    /** Null for an address in digits, and for what is itself a public suffix. */
    private static @Nullable String domain(String host) {
        boolean isName = host.chars().anyMatch(Character::isLetter) && host.indexOf(':') < 0;
        return isName ? EffectiveTldFinder.getAssignedDomain(host, true, false) : null;
    }
}
