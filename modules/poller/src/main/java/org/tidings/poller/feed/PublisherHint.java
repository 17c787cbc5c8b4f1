package org.tidings.poller.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a publisher asks to wait: Cache-Control before Expires before ttl before the syndication module. */
public final class PublisherHint {
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,10})");

    private PublisherHint() {}

    /** Null when it says nothing, or nothing that can be used. */
    public static @Nullable Duration of(
            @Nullable String cacheControl, @Nullable String expires, Hints hints, Instant now) {
        Duration maxAge = maxAge(cacheControl);
        if (maxAge != null) {
            return maxAge;
        }
        Duration until = until(expires, now);
        if (until != null) {
            return until;
        }
        return hints.ttl() != null ? hints.ttl() : hints.updatePeriod();
    }

    private static @Nullable Duration maxAge(@Nullable String cacheControl) {
        Matcher matcher = MAX_AGE.matcher(cacheControl == null ? "" : cacheControl);
        return matcher.find() ? positive(Duration.ofSeconds(Long.parseLong(matcher.group(1)))) : null;
    }

    private static @Nullable Duration until(@Nullable String expires, Instant now) {
        try {
            Instant end = FeedDates.read(expires, now.plus(Duration.ofDays(3650)));
            return end == null ? null : positive(Duration.between(now, end));
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Duration positive(Duration duration) {
        return duration.isPositive() ? duration : null;
    }
}
