package org.tidings.runtime.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/** The Retry-After header: seconds, or a date on the server's clock. */
final class RetryAfter {
    private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM d HH:mm:ss uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private RetryAfter() {}

    /** How long to wait, never negative; empty when it is not said or makes no sense. */
    static Optional<Duration> of(Headers headers, Instant now) {
        return headers.first("retry-after")
                .flatMap(value -> value.matches("-?\\d+") ? seconds(value) : date(value, headers, now));
    }

    private static Optional<Duration> seconds(String value) {
        if (value.startsWith("-")) {
            return Optional.of(Duration.ZERO);
        }
        return Optional.of(value.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(value)));
    }

    /** Measured from the server's own Date where it is sent, for its clock may be off. */
    private static Optional<Duration> date(String value, Headers headers, Instant now) {
        Instant from = headers.first("date").flatMap(RetryAfter::instant).orElse(now);
        return instant(value)
                .map(until -> Duration.between(from, until))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<Instant> instant(String date) {
        return Optional.ofNullable(DateUtils.parseStandardDate(date)).or(() -> asctime(date));
    }

    /** The third form of the standard, which the library knows but for want of a zone cannot read. */
    private static Optional<Instant> asctime(String date) {
        try {
            return Optional.of(ASCTIME.parse(date.replaceAll(" +", " "), Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
