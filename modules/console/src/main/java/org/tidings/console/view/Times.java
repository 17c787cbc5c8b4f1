package org.tidings.console.view;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times and durations in words, as of one moment in one zone. */
public record Times(Instant now, ZoneId zone) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);
    private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss z", Locale.UK);

    /** {@code 09:40} today, {@code 23 Nov} before, with the year when it is another one. */
    public String brief(Instant at) {
        return switch (age(at)) {
            case TODAY -> CLOCK.format(at.atZone(zone));
            case THIS_YEAR -> DAY.format(at.atZone(zone));
            case OLDER -> YEAR.format(at.atZone(zone));
        };
    }

    /** {@code 09:40:18} today, with the day before it otherwise. */
    public String exact(Instant at) {
        String clock = SECONDS.format(at.atZone(zone));
        return age(at) == Age.TODAY ? clock : brief(at) + ", " + clock;
    }

    /** {@code 24 Nov}, today as well. */
    public String day(Instant at) {
        return age(at) == Age.OLDER ? YEAR.format(at.atZone(zone)) : DAY.format(at.atZone(zone));
    }

    public String clock(Instant at) {
        return CLOCK.format(at.atZone(zone));
    }

    /** For the title of a {@code <time>}: with seconds and zone. */
    public String whole(Instant at) {
        return WHOLE.format(at.atZone(zone));
    }

    /** For the {@code datetime} of a {@code <time>}. */
    public String machine(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    /** A time that was picked in a form, in this zone; null = none. */
    public @Nullable Instant picked(String written) {
        try {
            return LocalDateTime.parse(written.strip()).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** For a field of a form that a time is picked in. */
    public String pickable(Instant at) {
        return LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    public String ago(Instant at) {
        return words(Duration.between(at, now)) + " ago";
    }

    public String in(Instant at) {
        return at.isAfter(now) ? "in " + words(Duration.between(now, at)) : "due now";
    }

    /** {@code 84 s}, {@code 11 min}, {@code 3 h}, {@code 9 d}. */
    public static String words(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 100) {
            return seconds + " s";
        }
        if (seconds < 100 * 60) {
            return (seconds + 30) / 60 + " min";
        }
        return seconds < 48 * 3600 ? (seconds + 1800) / 3600 + " h" : seconds / 86_400 + " d";
    }

    /** {@code 84 ms}, {@code 0.9 s}, {@code 3.2 s}, then as {@link #words}. */
    public static String fine(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 100) {
            return millis + " ms";
        }
        return millis < 10_000 ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0) : words(duration);
    }

    private enum Age {
        TODAY,
        THIS_YEAR,
        OLDER
    }

    private Age age(Instant at) {
        ZonedDateTime then = at.atZone(zone);
        ZonedDateTime today = now.atZone(zone);
        if (then.toLocalDate().equals(today.toLocalDate())) {
            return Age.TODAY;
        }
        return then.getYear() == today.getYear() ? Age.THIS_YEAR : Age.OLDER;
    }
}
