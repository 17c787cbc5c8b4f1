package org.tidings.newsroom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer.
 *
 * @param packable sent packed to clients that accept gzip
 * @param delay how long the reader waits for it
 */
@SuppressWarnings("ArrayRecordComponent") // answers are sent and never compared
record Answer(int status, Map<String, String> headers, byte[] body, boolean packable, Duration delay) {
    private static final byte[] NOTHING = {};

    static Answer text(int status, String type, String body) {
        return text(status, type, body, StandardCharsets.UTF_8);
    }

    static Answer text(int status, String type, String body, Charset charset) {
        return bytes(
                status,
                type + "; charset=" + charset.name().toLowerCase(java.util.Locale.ROOT),
                body.getBytes(charset));
    }

    static Answer bytes(int status, String type, byte[] body) {
        return new Answer(status, Map.of("Content-Type", type), body, false, Duration.ZERO);
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), NOTHING, false, Duration.ZERO);
    }

    static Answer moved(int status, String location) {
        return empty(status).with("Location", location);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, packable, delay);
    }

    Answer packed() {
        return new Answer(status, headers, body, body.length > 0, delay);
    }

    Answer after(Duration wait) {
        return new Answer(status, headers, body, packable, wait);
    }
}
