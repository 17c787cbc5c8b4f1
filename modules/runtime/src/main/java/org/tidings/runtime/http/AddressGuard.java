package org.tidings.runtime.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells the addresses of the public internet from all others. After the IANA registries of special-purpose addresses
 * (IPv4 and IPv6, as of 2025), multicast, and for IPv6 whatever lies outside the global unicast range. Of the forms
 * that carry an IPv4 address in an IPv6 one, NAT64 counts as what it carries, for that is how a network without IPv4
 * sees the internet; the others (compatible, 6to4, Teredo) are refused whole.
 */
final class AddressGuard {
    private static final Cidr GLOBAL_UNICAST = Cidr.of("2000::/3");
    private static final Cidr NAT64 = Cidr.of("64:ff9b::/96");

    private static final List<Cidr> SPECIAL = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // shared by a carrier's customers
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link local, cloud metadata among it
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.31.196.0/24", // AS112
                    "192.52.193.0/24", // AMT
                    "192.88.99.0/24", // 6to4 relays, withdrawn
                    "192.168.0.0/16", // private
                    "192.175.48.0/24", // AS112
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, broadcast among it
                    "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID among them
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4
                    "2620:4f:8000::/48", // AS112
                    "3fff::/20") // documentation
            .map(Cidr::of)
            .toList();

    private final List<Cidr> allowed;

    /** @param allowed ranges that may be dialled although they are not public */
    AddressGuard(List<String> allowed) {
        this.allowed = allowed.stream().map(Cidr::of).toList();
    }

    /** Whether the operator lists this address as one to be dialled. */
    boolean isListed(InetAddress address) {
        return allowed.stream().anyMatch(range -> range.contains(address));
    }

    /** Whether anyone on the internet would reach the same machine under this address. */
    boolean isPublic(InetAddress address) {
        InetAddress plain = NAT64.contains(address) ? carried(address) : address;
        return (!(plain instanceof Inet6Address) || GLOBAL_UNICAST.contains(plain))
                && SPECIAL.stream().noneMatch(range -> range.contains(plain));
    }

    private static InetAddress carried(InetAddress nat64) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(nat64.getAddress(), 12, 16));
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are always an address", e);
        }
    }
}
