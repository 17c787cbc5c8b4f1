package org.tidings.runtime.http;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that the operator sends to an address of their own: {@code a.example}, {@code *.example} (any name under it)
 * or {@code *} (every name) to {@code http://127.0.0.1:8099}. The exact name wins, then the longest pattern.
 */
final class HostMap {
    private static final Pattern TARGET = Pattern.compile("http://(\\[[^\\]]+\\]|[^:/\\[\\]]+)(:(\\d{1,5}))?/?");

    private record Suffix(String text, InetSocketAddress target) {}

    private final Map<String, InetSocketAddress> exact = new HashMap<>();
    private final List<Suffix> suffixes;

    /** Throws IllegalArgumentException that names the entry which is wrong. */
    HostMap(Map<String, String> hosts) {
        hosts.forEach((name, url) -> {
            if (!name.startsWith("*")) {
                exact.put(name.toLowerCase(Locale.ROOT), target(name, url));
            }
        });
        suffixes = hosts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("*"))
                .map(entry -> new Suffix(
                        entry.getKey().substring(1).toLowerCase(Locale.ROOT), target(entry.getKey(), entry.getValue())))
                .sorted(Comparator.comparingInt((Suffix suffix) -> suffix.text().length())
                        .reversed())
                .toList();
    }

    /** Where connections to that canonical host go instead. */
    Optional<InetSocketAddress> target(String host) {
        InetSocketAddress named = exact.get(host);
        return named != null
                ? Optional.of(named)
                : suffixes.stream()
                        .filter(suffix -> host.endsWith(suffix.text()))
                        .map(Suffix::target)
                        .findFirst();
    }

    private static InetSocketAddress target(String name, String url) {
        Matcher parts = TARGET.matcher(localhost(url));
        if (!parts.matches()) {
            throw wrong(name, url);
        }
        int port = parts.group(3) == null ? 80 : Integer.parseInt(parts.group(3));
        try {
            return new InetSocketAddress(HostSyntax.literal(HostSyntax.canonical(parts.group(1))), port);
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw (IllegalArgumentException) wrong(name, url).initCause(e);
        }
    }

    private static String localhost(String url) {
        return url.replaceFirst("^http://localhost(?=[:/]|$)", "http://127.0.0.1");
    }

    private static IllegalArgumentException wrong(String name, String url) {
        return new IllegalArgumentException(
                "http.hosts sends " + name + " to " + url + ": write an address and port, like http://127.0.0.1:8099");
    }
}
