package org.tidings.runtime.http;

import java.net.UnknownHostException;

/**
 * The way out of the depths of an exchange that we will not go on with; it ends as {@link Fetched.Refused}. It is an
 * {@link UnknownHostException} because a name resolver may throw nothing else.
 */
final class Refusal extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    Refusal(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
