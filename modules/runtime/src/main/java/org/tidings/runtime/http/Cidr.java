package org.tidings.runtime.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses, written {@code 10.0.0.0/8}; without the length, one address. */
record Cidr(InetAddress network, int bits) {
    Cidr {
        int most = network.getAddress().length * 8;
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException(
                    "A range of these addresses has a length from 0 to " + most + ", not " + bits);
        }
    }

    /** Throws IllegalArgumentException on what is no range: a host name, a length that is none. */
    static Cidr of(String text) {
        int slash = text.indexOf('/');
        InetAddress network = literal(slash < 0 ? text : text.substring(0, slash), text);
        int bits = slash < 0 ? network.getAddress().length * 8 : length(text.substring(slash + 1), text);
        return new Cidr(network, bits);
    }

    boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xFF : 0xFF << (8 - (bits - bit));
            if (((ours[bit / 8] ^ theirs[bit / 8]) & mask & 0xFF) != 0) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress literal(String address, String text) {
        try {
            return HostSyntax.literal(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not a range of addresses like 10.0.0.0/8 or fd00::/8: " + text, e);
        }
    }

    private static int length(String digits, String text) {
        if (!digits.matches("\\d{1,3}")) {
            throw new IllegalArgumentException("Not a range of addresses like 10.0.0.0/8 or fd00::/8: " + text);
        }
        return Integer.parseInt(digits);
    }
}
