package org.tidings.model;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Web addresses as identities. The form given by the web is kept for fetching; these forms are for comparing. */
public final class Urls {
    /** Parameters that say where a reader came from and never which page is meant. */
    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "dclid",
            "msclkid",
            "yclid",
            "igshid",
            "mc_cid",
            "mc_eid",
            "cmpid",
            "ns_campaign",
            "ns_mchannel",
            "ns_source",
            "xtor",
            "smid",
            "ref_src",
            "ocid",
            "at_medium",
            "at_campaign",
            "spref",
            "amp",
            "outputtype",
            "wt_mc",
            "icid",
            "cmp",
            "guccounter",
            "guce_referrer",
            "guce_referrer_sig",
            "rss");

    /** What a browser escapes silently and {@link URI} refuses; a stray percent sign among it. */
    private static final Pattern UNSAFE = Pattern.compile("[\\x00-\\x20\"<>\\[\\]\\\\^`{|}]|%(?![0-9A-Fa-f]{2})");

    private static final Pattern AMP_SUFFIX = Pattern.compile("(/amp/?|\\.amp(\\.html)?)$");
    private static final Pattern MOBILE_HOST = Pattern.compile("^(www\\d?|m|mobile|amp)\\.(?=[^.]+\\.)");

    private Urls() {}

    /**
     * The address with scheme, www, mobile and AMP forms, default port, tracking parameters, fragment and trailing slash
     * folded. Two addresses with the same form name the same article. An address that does not parse is only stripped.
     */
    public static String normalise(String url) {
        URI uri = parse(url);
        if (uri == null || uri.getHost() == null) {
            return url.strip();
        }
        String host = MOBILE_HOST.matcher(asciiHost(uri)).replaceFirst("");
        int port = uri.getPort();
        String shownPort = port < 0 || port == 80 || port == 443 ? "" : ":" + port;
        String path = uri.getRawPath() == null
                ? ""
                : AMP_SUFFIX.matcher(uri.getRawPath()).replaceFirst("");
        path = path.replaceAll("/{2,}", "/").replaceFirst("/$", "");
        return host + shownPort + path + query(uri.getRawQuery());
    }

    /** The host in lower case and ASCII, or {@code "-"} for an address without one. */
    public static String host(String url) {
        URI uri = parse(url);
        return uri == null || uri.getHost() == null ? "-" : asciiHost(uri);
    }

    /** Whether this is an absolute http or https address with a host. */
    public static boolean isWeb(String url) {
        URI uri = parse(url);
        return uri != null
                && uri.getHost() != null
                && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
    }

    private static String query(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        String kept = Arrays.stream(raw.split("&"))
                .filter(parameter ->
                        !isTracking(parameter.replaceFirst("=.*", "").toLowerCase(Locale.ROOT)))
                .filter(parameter -> !parameter.isEmpty())
                .sorted()
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    private static boolean isTracking(String name) {
        return name.startsWith("utm_") || name.startsWith("at_") || TRACKING.contains(name);
    }

    private static String asciiHost(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return host;
        }
    }

    /** Lenient where the web is: blanks, brackets and other scripts in an address are escaped before parsing. */
    private static @Nullable URI parse(String url) {
        String text = url.strip();
        try {
            return withHost(new URI(text));
        } catch (URISyntaxException e) {
            try {
                return withHost(new URI(escape(text)));
            } catch (URISyntaxException again) {
                return null;
            }
        }
    }

    /** {@link URI} leaves the host null where it holds letters beyond ASCII or an underscore; the web does not. */
    private static URI withHost(URI uri) throws URISyntaxException {
        String authority = uri.getRawAuthority();
        if (uri.getHost() != null || authority == null) {
            return uri;
        }
        String host = authority.replaceFirst("^.*@", "").replaceFirst(":\\d*$", "");
        try {
            String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
            return new URI(uri.toString().replaceFirst(Pattern.quote(host), ascii));
        } catch (IllegalArgumentException e) {
            return uri;
        }
    }

    private static String escape(String url) {
        return UNSAFE.matcher(url)
                .replaceAll(match -> String.format("%%%02X", (int) match.group().charAt(0)));
    }
}
