package org.tidings.scraper.extract.facts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as pages write them; null for what is none. A date alone is midnight, a time without an offset is UTC. */
public final class Dates {
    private static final int LONGEST = 400;
    private static final String YEAR = "(199[5-9]|20\\d\\d)";
    private static final String WORD = "([\\p{L}\\p{M}]{2,14})";
    private static final Pattern ISO = Pattern.compile(
            "(?<!\\d)" + YEAR
                    + "\\s?[-/.年년]\\s?(\\d{1,2})\\s?[-/.月월]\\s?(\\d{1,2})(?!\\d)[日일]?(?:[T ,(]{1,3}(?:[月火水木金土日월화수목금토일]\\)?\\s?)?(\\d{1,2})[:時시](\\d\\d)(?::(\\d\\d))?(?:[.,]\\d+)?\\s*(Z|[+-]\\d\\d:?\\d\\d|[+-]\\d\\d(?!\\d))?)?");
    private static final Pattern COMPACT =
            Pattern.compile("^" + YEAR + "(\\d\\d)(\\d\\d)(?:T?(\\d\\d)(\\d\\d)(\\d\\d)?(Z)?)?$");
    private static final Pattern EPOCH = Pattern.compile("^(1\\d{9})(\\d{3})?$");
    private static final Pattern NUMERIC = Pattern.compile("(?<![\\d.])(\\d{1,2})\\s?[./-]\\s?(\\d{1,2})\\s?[./-]\\s?"
            + YEAR + "(?!\\d)|(?<![\\d.:])(\\d{2})[./](\\d{2})[./](\\d{2})(?![\\d.:])");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.|º|er|er\\.)?\\s*(?:de |d['’]|of |tháng |-)?\\s*(?:"
                    + WORD + "|(?<=tháng )(\\d{1,2}))[.,]*\\s*(?:de |del |năm |-)?\\s*" + YEAR + "(?!\\d)");
    private static final Pattern MONTH_DAY =
            Pattern.compile("(?<!\\p{L})" + WORD + "\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?[.,]*\\s+" + YEAR + "(?!\\d)");
    private static final Pattern YEAR_MONTH =
            Pattern.compile("(?<!\\d)" + YEAR + "[.,]?\\s" + WORD + "\\.?\\s(\\d{1,2})(?!\\d)");
    private static final Pattern IN_URL =
            Pattern.compile("[/-]" + YEAR + "[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\\d|3[01])(?=[/._-]|\\D|$)");
    private static final Pattern CLOCK = Pattern.compile(
            "(\\d{1,2})[:.h](\\d\\d)(?!\\d)(?::(\\d\\d))?\\s*([AaPp]\\.?[Mm]\\b\\.?)?\\s*(Z\\b|(?:GMT|UTC)?[+-]\\d\\d:?\\d\\d|[A-Z]{3,4}\\b)?");
    private static final int CLOCK_WITHIN = 12;

    /** Where publishers are: from the Pacific coast of America to New Zealand. */
    private static final int WESTERNMOST = -8;

    private static final int EASTERNMOST = 13;

    /** The zones that pages name by letters; others are left at UTC. */
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("EST", "-05:00"),
            Map.entry("EDT", "-04:00"),
            Map.entry("CST", "-06:00"),
            Map.entry("CDT", "-05:00"),
            Map.entry("MST", "-07:00"),
            Map.entry("MDT", "-06:00"),
            Map.entry("PST", "-08:00"),
            Map.entry("PDT", "-07:00"),
            Map.entry("BST", "+01:00"),
            Map.entry("CET", "+01:00"),
            Map.entry("CEST", "+02:00"),
            Map.entry("MEZ", "+01:00"),
            Map.entry("MESZ", "+02:00"),
            Map.entry("EET", "+02:00"),
            Map.entry("EEST", "+03:00"),
            Map.entry("MSK", "+03:00"),
            Map.entry("JST", "+09:00"),
            Map.entry("KST", "+09:00"),
            Map.entry("AEST", "+10:00"),
            Map.entry("AEDT", "+11:00"));

    private Dates() {}

    /** An ambiguous date in figures is read with the day first, as most of the world writes. */
    public static @Nullable OffsetDateTime parse(@Nullable String text) {
        return parse(text, false);
    }

    /** @param monthFirst how an ambiguous date in figures is meant */
    public static @Nullable OffsetDateTime parse(@Nullable String text, boolean monthFirst) {
        if (text == null || text.length() > LONGEST || !hasDigit(text)) {
            return null;
        }
        String said = westernDigits(text.strip());
        OffsetDateTime date = iso(said);
        date = date != null ? date : compact(said);
        date = date != null ? date : epoch(said);
        date = date != null ? date : named(said);
        return date != null ? date : numeric(said, monthFirst);
    }

    static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String westernDigits(String text) {
        StringBuilder western = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            western.append(c > 127 && Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c);
        }
        return western.toString();
    }

    static @Nullable OffsetDateTime inUrl(@Nullable String url) {
        Matcher found = IN_URL.matcher(url == null ? "" : url);
        return found.find() ? date(found.group(1), found.group(2), found.group(3)) : null;
    }

    /** What is left of a line when its dates, and the times behind them, are taken out; a bar stands in their place. */
    static String without(String text) {
        String left = text;
        for (Pattern pattern : new Pattern[] {ISO, MONTH_DAY, DAY_MONTH, NUMERIC}) {
            left = withoutDates(left, pattern);
        }
        return left;
    }

    private static String withoutDates(String text, Pattern pattern) {
        Matcher found = pattern.matcher(text);
        StringBuilder left = new StringBuilder();
        while (found.find()) {
            boolean date = parse(found.group()) != null;
            found.appendReplacement(left, date ? "|" : Matcher.quoteReplacement(found.group()));
        }
        return found.appendTail(left).toString();
    }

    /**
     * A time in UTC at an offset that makes it fall on the day that the page names elsewhere, where a day's difference
     * allows it: the publisher's own day.
     */
    static OffsetDateTime onDayOf(OffsetDateTime time, OffsetDateTime day) {
        boolean movable = time.getOffset().equals(ZoneOffset.UTC)
                && !time.toLocalTime().equals(LocalTime.MIDNIGHT)
                && !time.toLocalDate().equals(day.toLocalDate());
        for (int hours = 1; movable && hours <= EASTERNMOST; hours++) {
            for (int signed : new int[] {hours, Math.max(-hours, WESTERNMOST)}) {
                OffsetDateTime moved = time.withOffsetSameInstant(ZoneOffset.ofHours(signed));
                if (moved.toLocalDate().equals(day.toLocalDate())) {
                    return moved;
                }
            }
        }
        return time;
    }

    private static @Nullable OffsetDateTime iso(String text) {
        Matcher found = ISO.matcher(text);
        if (!found.find()) {
            return null;
        }
        OffsetDateTime day = date(found.group(1), found.group(2), found.group(3));
        return day == null || found.group(4) == null
                ? day
                : at(day, found.group(4), found.group(5), found.group(6), found.group(7));
    }

    private static OffsetDateTime at(
            OffsetDateTime day, String hour, String minute, @Nullable String second, @Nullable String zone) {
        try {
            LocalTime time = LocalTime.of(number(hour), number(minute), second == null ? 0 : number(second));
            return OffsetDateTime.of(day.toLocalDate(), time, zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone));
        } catch (DateTimeException e) {
            return day;
        }
    }

    private static @Nullable OffsetDateTime compact(String text) {
        Matcher found = COMPACT.matcher(text);
        OffsetDateTime day = found.find() ? date(found.group(1), found.group(2), found.group(3)) : null;
        return day == null || found.group(4) == null
                ? day
                : at(day, found.group(4), found.group(5), found.group(6), found.group(7));
    }

    private static @Nullable OffsetDateTime epoch(String text) {
        Matcher found = EPOCH.matcher(text);
        return found.find()
                ? Instant.ofEpochSecond(Long.parseLong(found.group(1))).atOffset(ZoneOffset.UTC)
                : null;
    }

    private static @Nullable OffsetDateTime named(String text) {
        Matcher monthDay = MONTH_DAY.matcher(text);
        while (monthDay.find()) {
            OffsetDateTime date = date(monthDay.group(3), Months.number(monthDay.group(1)), monthDay.group(2));
            if (date != null) {
                return withClock(date, text.substring(monthDay.end()));
            }
        }
        Matcher dayMonth = DAY_MONTH.matcher(text);
        while (dayMonth.find()) {
            String figures = dayMonth.group(3);
            int month = figures == null ? Months.number(dayMonth.group(2)) : number(figures);
            OffsetDateTime date = date(dayMonth.group(4), month, dayMonth.group(1));
            if (date != null) {
                return withClock(date, text.substring(dayMonth.end()));
            }
        }
        return yearFirst(text);
    }

    private static @Nullable OffsetDateTime yearFirst(String text) {
        Matcher found = YEAR_MONTH.matcher(text);
        OffsetDateTime date = found.find() ? date(found.group(1), Months.number(found.group(2)), found.group(3)) : null;
        return date == null ? null : withClock(date, text.substring(found.end()));
    }

    private static OffsetDateTime withClock(OffsetDateTime date, String rest) {
        Matcher clock = CLOCK.matcher(rest);
        if (!clock.find() || clock.start() > CLOCK_WITHIN) {
            return date;
        }
        int hour = number(clock.group(1)) + afternoon(clock.group(4), number(clock.group(1)));
        return at(date, String.valueOf(hour), clock.group(2), clock.group(3), zone(clock.group(5)));
    }

    private static int afternoon(@Nullable String half, int hour) {
        if (half == null) {
            return 0;
        }
        boolean afternoon = half.toLowerCase(Locale.ROOT).startsWith("p");
        return afternoon ? (hour == 12 ? 0 : 12) : hour == 12 ? -12 : 0;
    }

    private static @Nullable String zone(@Nullable String said) {
        if (said == null || said.equals("Z") || said.equals("GMT") || said.equals("UTC")) {
            return null;
        }
        int sign = Math.max(said.indexOf('+'), said.indexOf('-'));
        return sign >= 0 ? said.substring(sign) : ZONES.get(said);
    }

    /** In the order that is meant, or in the only one that can be. */
    private static @Nullable OffsetDateTime numeric(String text, boolean monthFirst) {
        Matcher found = NUMERIC.matcher(text);
        if (!found.find()) {
            return null;
        }
        boolean full = found.group(1) != null;
        String first = full ? found.group(1) : found.group(4);
        String second = full ? found.group(2) : found.group(5);
        String year = full ? found.group(3) : century(found.group(6));
        boolean american = number(second) > 12 || (monthFirst && number(first) <= 12);
        return withRest(american ? date(year, first, second) : date(year, second, first), text.substring(found.end()));
    }

    private static @Nullable OffsetDateTime withRest(@Nullable OffsetDateTime date, String rest) {
        return date == null ? null : withClock(date, rest);
    }

    private static String century(String year) {
        return (number(year) >= 95 ? "19" : "20") + year;
    }

    private static @Nullable OffsetDateTime date(String year, String month, String day) {
        return date(year, number(month), day);
    }

    private static @Nullable OffsetDateTime date(String year, int month, String day) {
        try {
            LocalDate date = LocalDate.of(number(year), month, number(day));
            return date.atStartOfDay().atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
