package org.tidings.runtime.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Says which socket addresses a host stands for, and refuses those that are nobody's business. What it returns is what
 * the client dials: the name is not looked up a second time, so that a name server cannot change its mind in between.
 */
final class Dialer implements DnsResolver {
    private static final Set<Integer> PORTS = Set.of(80, 443, 8080, 8443);
    private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(5);

    private final AddressGuard guard;
    private final HostMap hosts;
    private final Names names;

    @SuppressWarnings("ThreadLocalUsage") // belongs to this client, and every use is undone
    private final ThreadLocal<Deadline> deadline = new ThreadLocal<>();

    Dialer(AddressGuard guard, HostMap hosts, Names names) {
        this.guard = guard;
        this.hosts = hosts;
        this.names = names;
    }

    /** What this thread dials from now on has to be found by then. */
    void within(Deadline limit) {
        deadline.set(limit);
    }

    void done() {
        deadline.remove();
    }

    boolean isMapped(String host) {
        return hosts.target(host).isPresent();
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        Optional<InetSocketAddress> mapped = hosts.target(host);
        if (mapped.isPresent()) {
            return List.of(mapped.get());
        }
        List<InetAddress> addresses = addresses(host);
        for (InetAddress address : addresses) {
            check(host, address, port);
        }
        return addresses.stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** Never called: whoever dials asks with a port. Guarded all the same. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return resolve(host, 443).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private List<InetAddress> addresses(String host) throws UnknownHostException {
        if (HostSyntax.isLiteral(host)) {
            return List.of(HostSyntax.literal(host));
        }
        Deadline limit = deadline.get();
        Duration wait = limit == null || limit.left().compareTo(LONGEST_LOOKUP) > 0 ? LONGEST_LOOKUP : limit.left();
        return Arrays.asList(names.addresses(host, wait));
    }

    private void check(String host, InetAddress address, int port) throws Refusal {
        if (guard.isListed(address)) {
            return;
        }
        if (!guard.isPublic(address)) {
            throw new Refusal(host + " is at " + address.getHostAddress()
                    + ", which is not public (http.allow-private-networks can list it)");
        }
        if (!PORTS.contains(port)) {
            throw new Refusal("port " + port + " of " + host + " is not one of 80, 443, 8080, 8443");
        }
    }
}
