package org.tidings.runtime.http;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.WebClient.Request;

/** A client as the tests want it: its own name server, short deadlines, a few ranges allowed. */
final class TestWeb {
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<String, Names.Lookup> names = new ConcurrentHashMap<>();
    private final Map<String, String> hosts = new HashMap<>();
    private List<String> allowed = List.of();

    TestWeb allowing(String... ranges) {
        allowed = List.of(ranges);
        return this;
    }

    TestWeb mapping(String name, String url) {
        hosts.put(name, url);
        return this;
    }

    TestWeb naming(String name, String... addresses) {
        names.put(name, asked -> addresses(addresses));
        return this;
    }

    TestWeb naming(String name, Names.Lookup lookup) {
        names.put(name, lookup);
        return this;
    }

    WebClient open() throws Exception {
        return open(SSLContext.getDefault());
    }

    WebClient open(SSLContext trust) {
        Settings.Http settings = new Settings.Http(
                "Tidings/0.1", "https://tidings.example/contact", allowed, hosts, Duration.ofSeconds(1));
        return new WebClient(settings, meters, this::lookup, trust, InstantSource.system());
    }

    static Request get(String url) {
        return Request.get(url).withDeadline(Duration.ofSeconds(5));
    }

    static InetAddress[] addresses(String... literals) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.getByName(literals[i]);
        }
        return addresses;
    }

    private InetAddress[] lookup(String name) throws UnknownHostException {
        Names.Lookup lookup = names.getOrDefault(name, names.get("*"));
        if (lookup == null) {
            throw new UnknownHostException(name);
        }
        return lookup.all(name);
    }
}
