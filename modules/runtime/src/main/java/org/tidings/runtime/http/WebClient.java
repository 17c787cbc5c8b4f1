package org.tidings.runtime.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.tidings.runtime.config.Settings;

/**
 * The guarded client: the only way out of the house. It dials public addresses alone and the very ones it checked,
 * reads no more than it was told to, and is done by the deadline whatever the other side does. One serves a whole
 * process: it is safe for use by many threads, and each call blocks its own.
 */
public final class WebClient implements AutoCloseable {
    private final Transport transport;
    private final Names names;
    private final Dialer dialer;
    private final HttpMeters meters;
    private final InstantSource clock;
    private final Map<String, String> defaults;
    private volatile boolean closed;

    /** Throws IllegalArgumentException when a range or a mapped host in the settings is not one. */
    public WebClient(Settings.Http settings, MeterRegistry meters) {
        this(settings, meters, InetAddress::getAllByName, systemTrust(), InstantSource.system());
    }

    WebClient(
            Settings.Http settings, MeterRegistry meters, Names.Lookup lookup, SSLContext trust, InstantSource clock) {
        AddressGuard guard = new AddressGuard(settings.allowPrivateNetworks());
        this.names = new Names(lookup);
        this.dialer = new Dialer(guard, new HostMap(settings.hosts()), names);
        this.transport = new Transport(dialer, new Bodies(Runtime.getRuntime().maxMemory()), trust);
        this.meters = new HttpMeters(meters);
        this.clock = clock;
        this.defaults = Map.of("User-Agent", agent(settings), "Accept", "*/*", "Accept-Encoding", "gzip, deflate");
    }

    /** Carries out one exchange, redirects included, within its deadline. */
    public Fetched fetch(Request request) {
        Deadline deadline = Deadline.in(request.deadline());
        Exchange exchange = new Exchange(transport, dialer, clock, request, deadline);
        Fetched outcome = outcome(exchange, deadline);
        meters.record(outcome, deadline.taken(), exchange.wireBytes());
        return outcome;
    }

    /** Cuts off what is under way. */
    @Override
    public void close() {
        closed = true;
        transport.close();
        names.close();
    }

    private Fetched outcome(Exchange exchange, Deadline deadline) {
        try {
            return exchange.run(defaults);
        } catch (RuntimeException e) {
            // The library's ways, null pointers among them, of saying that its connection was taken away under its
            // hands.
            if (closed || deadline.isOver() || Thread.currentThread().isInterrupted()) {
                return Failures.of(e, deadline);
            }
            throw e;
        }
    }

    private static String agent(Settings.Http settings) {
        return settings.contact() == null
                ? settings.userAgent()
                : settings.userAgent() + " (+" + settings.contact() + ")";
    }

    private static SSLContext systemTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no TLS", e);
        }
    }

    /** Asked once before a body of more than 512 KiB is read on: whoever reads many at once lets them come one by one. */
    public interface LargeBody {
        /**
         * Returns when it may be read.
         *
         * @param left until the request's deadline
         * @throws IOException when it cannot be read in time
         */
        void begins(Duration left) throws IOException;
    }

    /**
     * What to ask for.
     *
     * @param method GET, HEAD or POST
     * @param url as the web gave it
     * @param headers sent as they are; all but the harmless ones stay behind when a redirect leaves the origin
     * @param body of a POST
     * @param deadline for the whole exchange, from the call to the last byte, redirects included
     * @param maxBytes of the decoded body; half as many over the wire
     * @param maxRedirects to follow; a POST is never redirected
     * @param anyCertificate whether a bad certificate of the host that is asked is put up with; where it redirects to is
     *     checked all the same
     * @param largeBody told of a body that turns out to be large; null when nobody wants to know
     */
    @SuppressWarnings("ArrayRecordComponent") // a body is handed over, not kept
    public record Request(
            String method,
            String url,
            Map<String, String> headers,
            byte @Nullable [] body,
            Duration deadline,
            int maxBytes,
            int maxRedirects,
            boolean anyCertificate,
            @Nullable LargeBody largeBody) {
        public static final Duration DEADLINE = Duration.ofSeconds(30);
        public static final int MAX_BYTES = 10 << 20;
        public static final int MAX_REDIRECTS = 5;

        private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

        public Request {
            if (!METHODS.contains(method) || (body != null) != "POST".equals(method)) {
                throw new IllegalArgumentException("Not GET, HEAD or a POST with a body: " + method);
            }
            headers = Map.copyOf(headers);
        }

        public static Request get(String url) {
            return new Request("GET", url, Map.of(), null, DEADLINE, MAX_BYTES, MAX_REDIRECTS, false, null);
        }

        public static Request head(String url) {
            return new Request("HEAD", url, Map.of(), null, DEADLINE, MAX_BYTES, MAX_REDIRECTS, false, null);
        }

        public static Request post(String url, String contentType, byte[] body) {
            return new Request(
                    "POST", url, Map.of("Content-Type", contentType), body, DEADLINE, MAX_BYTES, 0, false, null);
        }

        public Request withUrl(String other) {
            return new Request(
                    method, other, headers, body, deadline, maxBytes, maxRedirects, anyCertificate, largeBody);
        }

        public Request withHeader(String name, String value) {
            Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            more.putAll(headers);
            more.put(name, value);
            return new Request(method, url, more, body, deadline, maxBytes, maxRedirects, anyCertificate, largeBody);
        }

        /** For a document only if it is another than the one that came with these validators, exactly as they were served. */
        public Request withValidators(@Nullable String etag, @Nullable String lastModified) {
            Request request = etag == null ? this : withHeader("If-None-Match", etag);
            return lastModified == null ? request : request.withHeader("If-Modified-Since", lastModified);
        }

        public Request withDeadline(Duration limit) {
            return new Request(method, url, headers, body, limit, maxBytes, maxRedirects, anyCertificate, largeBody);
        }

        public Request withMaxBytes(int limit) {
            return new Request(method, url, headers, body, deadline, limit, maxRedirects, anyCertificate, largeBody);
        }

        public Request withMaxRedirects(int limit) {
            return new Request(method, url, headers, body, deadline, maxBytes, limit, anyCertificate, largeBody);
        }

        /** With somebody who has a say before a large body is read on. */
        public Request withLargeBody(LargeBody asked) {
            return new Request(method, url, headers, body, deadline, maxBytes, maxRedirects, anyCertificate, asked);
        }

        /** Over a connection of its own kind, never used for a request that is verified. */
        public Request withAnyCertificate() {
            return new Request(method, url, headers, body, deadline, maxBytes, maxRedirects, true, largeBody);
        }
    }
}
