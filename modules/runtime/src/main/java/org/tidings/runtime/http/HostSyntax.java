package org.tidings.runtime.http;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hosts as they stand in addresses. Numbers have one form here, four decimal parts; the short, octal and hexadecimal
 * ones, which resolvers read differently, are refused rather than guessed at.
 */
final class HostSyntax {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");
    private static final Pattern QUAD = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
    private static final Pattern SIX = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");

    private HostSyntax() {}

    /** In lower case and ASCII, without the final dot; IPv6 without brackets. */
    static String canonical(String host) throws Refusal {
        if (host.startsWith("[") && host.endsWith("]")) {
            return six(host.substring(1, host.length() - 1).toLowerCase(Locale.ROOT), host);
        }
        String name = ascii(host);
        if (name.length() > 253 || !NAME.matcher(name).matches()) {
            throw new Refusal("not a host name: " + shown(host));
        }
        if (ENDS_IN_NUMBER.matcher(name).matches() && !isQuad(name)) {
            throw new Refusal("an address written in an ambiguous way: " + shown(host));
        }
        return name;
    }

    /** Whether a canonical host is an address and not a name. */
    static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || isQuad(host);
    }

    /** The address that a literal stands for, without asking anyone. */
    static InetAddress literal(String host) throws UnknownHostException {
        if (!isQuad(host) && !SIX.matcher(host).matches()) {
            throw new UnknownHostException(host);
        }
        return InetAddress.getByName(host);
    }

    private static boolean isQuad(String host) {
        if (!QUAD.matcher(host).matches()) {
            return false;
        }
        for (String part : host.split("\\.", -1)) {
            if (Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static String six(String inner, String host) throws Refusal {
        if (isQuad(inner)) {
            throw new Refusal("an IPv4 address in brackets: " + shown(host));
        }
        try {
            return literal(inner).getHostAddress();
        } catch (UnknownHostException e) {
            throw new Refusal("not an IPv6 address: " + shown(host));
        }
    }

    private static String ascii(String host) throws Refusal {
        try {
            String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Refusal("not a host name: " + shown(host));
        }
    }

    private static String shown(String host) {
        return host.length() <= 80 ? host : host.substring(0, 80) + "...";
    }
}
