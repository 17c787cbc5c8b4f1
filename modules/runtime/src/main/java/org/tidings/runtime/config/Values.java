package org.tidings.runtime.config;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts as values. Each refuses with an {@link IllegalArgumentException} that says what is expected. */
public final class Values {
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
    /** So that nobody means milliseconds and writes years. */
    private static final int LONGEST_DAYS = 36_500;

    private Values() {}

    public static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("expected true or false, found \"" + text + "\"");
        };
    }

    public static int integer(String text) {
        try {
            return Integer.parseInt(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a whole number, found \"" + text + "\"", e);
        }
    }

    public static double number(String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, as infinities are
        }
        throw new IllegalArgumentException("expected a number, found \"" + text + "\"");
    }

    /** {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 7d}, {@code 250ms}, {@code 0}. */
    public static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text.strip());
        if (text.strip().equals("0")) {
            return Duration.ZERO;
        }
        if (text.isBlank() || !parts.matches()) {
            throw new IllegalArgumentException("expected a duration such as 30s, 5m, 1h or 7d, found \"" + text + "\"");
        }
        try {
            Duration value = Duration.ofDays(part(parts, 1))
                    .plusHours(part(parts, 2))
                    .plusMinutes(part(parts, 3))
                    .plusSeconds(part(parts, 4))
                    .plusMillis(part(parts, 5));
            if (value.toDays() <= LONGEST_DAYS) {
                return value;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // told below, as what is merely too long is
        }
        throw new IllegalArgumentException("a duration of over a hundred years: \"" + text + "\"");
    }

    /** {@code 2026-12-01T08:00:00Z}, with any offset, or {@code 2026-12-01}, which is that day's beginning in UTC. */
    public static Instant instant(String text) {
        String time = text.strip();
        try {
            return time.length() <= "2026-12-01".length()
                    ? LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "expected a day such as 2026-12-01 or a time such as 2026-12-01T08:00:00Z, found \"" + text + "\"",
                    e);
        }
    }

    private static long part(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** As {@link #duration} reads it: {@code 1h30m}. */
    public static String show(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        StringBuilder out = new StringBuilder();
        append(out, duration.toDaysPart(), "d");
        append(out, duration.toHoursPart(), "h");
        append(out, duration.toMinutesPart(), "m");
        append(out, duration.toSecondsPart(), "s");
        append(out, duration.toMillisPart(), "ms");
        return out.toString();
    }

    private static void append(StringBuilder out, long amount, String unit) {
        if (amount != 0) {
            out.append(amount).append(unit);
        }
    }

    /** The word of {@code known} that {@code word} is most likely a slip for; null when none is near. */
    public static @Nullable String nearest(String word, Collection<String> known) {
        int bound = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= bound)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .orElse(null);
    }

    /** Levenshtein's distance, case ignored. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int next = Math.min(diagonal + (same ? 0 : 1), Math.min(row[j], row[j - 1]) + 1);
                diagonal = row[j];
                row[j] = next;
            }
        }
        return row[b.length()];
    }
}
