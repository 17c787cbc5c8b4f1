package org.tidings.courier.channel;

import java.time.Duration;

/** What an endpoint's answer means for the delivery. */
public sealed interface Answer {
    /** Taken. */
    record Accepted() implements Answer {}

    /** It wants nothing more, ever. */
    record Disabled() implements Answer {}

    /**
     * It has too much to do: nothing else is sent to it for a while.
     *
     * @param retryAfter as it asked; zero when it did not say
     */
    record Throttled(Duration retryAfter) implements Answer {}

    /** Not taken; it may be next time. */
    record Failed() implements Answer {}

    /** What a status says; a redirect is a failure, for a signed body is sent to the address it was meant for. */
    static Answer of(int status, Duration retryAfter) {
        return switch (status) {
            case 410 -> new Disabled();
            case 429, 502, 503, 504 -> new Throttled(retryAfter);
            default -> status >= 200 && status < 300 ? new Accepted() : new Failed();
        };
    }
}
