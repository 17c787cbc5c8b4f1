package org.tidings.runtime.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidings.runtime.config.Settings;

/** The guarded client: the only way out of the house. Safe for use by many threads; each call blocks its own. */
public final class WebClient implements AutoCloseable {
    public WebClient(Settings.Http settings, MeterRegistry meters) {}

    /** Carries out one exchange, redirects included, within its deadline. */
    public Fetched fetch(Request request) {
        return new Fetched.Failed(null, "not connected: " + request.url(), true);
    }

    @Override
    public void close() {}

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
     */
    @SuppressWarnings("ArrayRecordComponent") // a body is handed over, not kept
    public record Request(
            String method,
            String url,
            Map<String, String> headers,
            byte @Nullable [] body,
            Duration deadline,
            int maxBytes,
            int maxRedirects) {
        public static final Duration DEADLINE = Duration.ofSeconds(30);
        public static final int MAX_BYTES = 10 << 20;
        public static final int MAX_REDIRECTS = 5;

        public Request {
            headers = Map.copyOf(headers);
        }

        public static Request get(String url) {
            return new Request("GET", url, Map.of(), null, DEADLINE, MAX_BYTES, MAX_REDIRECTS);
        }

        public static Request head(String url) {
            return new Request("HEAD", url, Map.of(), null, DEADLINE, MAX_BYTES, MAX_REDIRECTS);
        }

        public static Request post(String url, String contentType, byte[] body) {
            return new Request("POST", url, Map.of("Content-Type", contentType), body, DEADLINE, MAX_BYTES, 0);
        }

        public Request withHeader(String name, String value) {
            Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            more.putAll(headers);
            more.put(name, value);
            return new Request(method, url, more, body, deadline, maxBytes, maxRedirects);
        }

        public Request withDeadline(Duration limit) {
            return new Request(method, url, headers, body, limit, maxBytes, maxRedirects);
        }

        public Request withMaxBytes(int limit) {
            return new Request(method, url, headers, body, deadline, limit, maxRedirects);
        }

        public Request withMaxRedirects(int limit) {
            return new Request(method, url, headers, body, deadline, maxBytes, limit);
        }
    }
}
