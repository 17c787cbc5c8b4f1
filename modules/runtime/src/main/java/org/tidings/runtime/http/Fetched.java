package org.tidings.runtime.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an exchange with the web ended. Whatever the web does is one of these and never an exception. */
public sealed interface Fetched {
    /** How long to leave a host alone at least, whatever it asks for. */
    Duration SHORTEST_HOLD = Duration.ofMinutes(1);

    /** How long to leave a host alone at most, whatever it asks for. */
    Duration LONGEST_HOLD = Duration.ofHours(24);

    /**
     * A 2xx answer, read to its end.
     *
     * @param url where it was found in the end
     * @param body decoded, at most as long as the request allowed
     * @param redirects the hops that led there, in order
     * @param took from the call to the last byte
     */
    @SuppressWarnings("ArrayRecordComponent") // megabytes: copying them on every access would cost more than it saves
    record Page(URI url, int status, Headers headers, byte[] body, List<Redirect> redirects, Duration took)
            implements Fetched {
        public Page {
            redirects = List.copyOf(redirects);
        }
    }

    /**
     * A 304 to a request that carried validators.
     *
     * @param url where it was said in the end
     */
    record NotModified(URI url, Headers headers, List<Redirect> redirects) implements Fetched {
        public NotModified {
            redirects = List.copyOf(redirects);
        }
    }

    /**
     * The host asked to be left alone: 429, or 503 with Retry-After.
     *
     * @param retryAfter as it was said, never negative; zero when it was not said
     */
    record Throttled(int status, Duration retryAfter) implements Fetched {
        /** What was said, but neither shorter nor longer than these. */
        public Duration hold(Duration shortest, Duration longest) {
            return retryAfter.compareTo(shortest) < 0
                    ? shortest
                    : retryAfter.compareTo(longest) > 0 ? longest : retryAfter;
        }

        /** What was said, between {@link #SHORTEST_HOLD} and {@link #LONGEST_HOLD}. */
        public Duration hold() {
            return hold(SHORTEST_HOLD, LONGEST_HOLD);
        }
    }

    /** Gone for good: 410. */
    record Gone(int status) implements Fetched {}

    /** We would not: an address that is not public, a scheme or port, too many redirects, too large. */
    record Refused(String reason) implements Fetched {}

    /**
     * It did not work.
     *
     * @param status null when there was no whole answer
     * @param reason in a line for an operator, with the first words of the answer
     * @param temporary whether the same request may work later
     * @param headers of the answer; none where there was no answer
     * @param answer the beginning of what was answered, at most 4 KiB, empty when nothing was
     */
    record Failed(@Nullable Integer status, String reason, boolean temporary, Headers headers, String answer)
            implements Fetched {
        public Failed(@Nullable Integer status, String reason, boolean temporary) {
            this(status, reason, temporary, Headers.NONE, "");
        }
    }

    /** One hop from an address to the next. */
    record Redirect(URI from, URI to, int status) {
        /** 301 or 308: the site says to use the new address from now on. */
        public boolean permanent() {
            return status == 301 || status == 308;
        }
    }
}
