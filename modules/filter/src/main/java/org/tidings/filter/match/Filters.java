package org.tidings.filter.match;

import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the values of {@code source:}, {@code lang:}, {@code country:} and {@code tag:}. */
final class Filters {
    private final Problems problems;

    Filters(Problems problems) {
        this.problems = problems;
    }

    @Nullable
    Expr filter(Expr.FilterKind kind, String value, int from, int to) {
        return switch (kind) {
            case LANG -> language(value, from, to);
            case SOURCE -> source(value, from, to);
            case COUNTRY, TAG -> new Expr.Filter(kind, value.toLowerCase(Locale.ROOT), from, to);
        };
    }

    private @Nullable Expr language(String value, int from, int to) {
        String primary = Languages.primary(value);
        if (Languages.isKnown(primary)) {
            return new Expr.Filter(Expr.FilterKind.LANG, primary, from, to);
        }
        String meant = Languages.byName(value);
        problems.error(
                from,
                to,
                "there is no language " + value + "; a tag such as en is expected",
                meant == null ? null : "lang:" + meant);
        return null;
    }

    private @Nullable Expr source(String value, int from, int to) {
        String host = host(value);
        if (host.isEmpty() || host.startsWith(".") || host.contains("..")) {
            problems.error(from, to, "a host such as bbc.co.uk is expected behind source:", null);
            return null;
        }
        return new Expr.Filter(Expr.FilterKind.SOURCE, host, from, to);
    }

    /** The host alone, as addresses write it: no scheme, port or path, in ASCII and lower case. */
    static String host(String written) {
        String host = written.strip().toLowerCase(Locale.ROOT);
        int scheme = host.indexOf("://");
        host = scheme < 0 ? host : host.substring(scheme + 3);
        host = host.split("[/?#]", 2)[0];
        int port = host.lastIndexOf(':');
        host = port < 0 ? host : host.substring(0, port);
        host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return ascii(host);
    }

    private static String ascii(String host) {
        if (host.chars().allMatch(c -> c < 0x80)) {
            return host;
        }
        try {
            return IDN.toASCII(host).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return host;
        }
    }
}
