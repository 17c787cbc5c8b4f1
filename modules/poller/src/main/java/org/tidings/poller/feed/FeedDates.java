package org.tidings.poller.feed;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates of feeds: ISO 8601 and its relatives, RFC 822 and its many misreadings, asctime, numbers with separators,
 * East Asian and other languages' forms. A date before 1990 or more than a day ahead is not believed; what cannot be read
 * is null and never a guess. A date without a zone is taken as UTC.
 */
public final class FeedDates {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int LONGEST = 120;

    private static final String CLOCK =
            "(?<hour>\\d{1,2})[:h](?<minute>\\d{2})(?:[:m](?<second>\\d{2})(?:[.,]\\d+)?)?s?";
    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d+:\\-])(?:(?<before>am|pm) ?)?" + CLOCK + "(?: ?(?<after>[ap]\\.?m\\.?)(?![a-z]))?(?![:\\d])");
    private static final Pattern COMPACT_TIME = Pattern.compile("(?<=\\d)t(\\d{2})(\\d{2})(\\d{2})?(?=$|[z+\\-. ])");
    private static final Pattern OFFSET = Pattern.compile(
            "^\\s*(?:gmt|utc|ut|etc/gmt)?\\s*(?<sign>[+\\-−])(?<hours>\\d{1,2}):?(?<minutes>\\d{2})?(?::?\\d{2})?(?:\\s*\\(.*\\))?");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("^(\\d{4})(?:[\\-/.](\\d{1,3})(?:[\\-/.](\\d{1,2}))?)?[t,]?$");
    private static final Pattern DIGITS = Pattern.compile("^\\d+$");
    private static final Pattern NUMBER_WORD = Pattern.compile("^['’]?(\\d{1,4})(?:st|nd|rd|th|er|º|°|ª)?$");

    private static final Pattern LETTERS_AND_DIGITS =
            Pattern.compile("(?<=\\d)(?=\\p{L})(?!st|nd|rd|th|er)|(?<=\\p{L})(?=\\d)");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,،;()/\\-]+|\\.(?=\\s|$|\\d)");

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final List<Map.Entry<Pattern, String>> EAST_ASIAN = List.of(
            Map.entry(Pattern.compile("(?<=\\d)\\s?[年년]\\s*|(?<=\\d)\\s?[月월]\\s*"), "-"),
            Map.entry(Pattern.compile("(?<=\\d)\\s?[日일号]"), " "),
            Map.entry(Pattern.compile("(?<=\\d)\\s?[時时点시]\\s*|(?<=\\d)\\s?[分분](?=\\s*\\d)\\s*"), ":"),
            Map.entry(Pattern.compile("(?<=\\d)\\s?[分분秒초]"), " "),
            Map.entry(Pattern.compile("[午上]前|上午|오전"), "am"),
            Map.entry(Pattern.compile("[午下]後|下午|오후"), "pm"));
    private static final Pattern HANGUL = Pattern.compile("[년월일]|오전|오후");

    private FeedDates() {}

    /**
     * The instant meant, or null.
     *
     * @param now against which a date too far ahead is told
     */
    public static @Nullable Instant read(@Nullable String raw, Instant now) {
        if (raw == null || raw.length() > LONGEST) {
            return null;
        }
        try {
            Instant standard = StandardDates.read(raw.strip());
            Instant read = standard != null ? standard : parse(folded(raw));
            return read == null || read.isBefore(EARLIEST) || read.isAfter(now.plus(AHEAD)) ? null : read;
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    /** Lower case, ASCII digits, single blanks, the separators of East Asian dates as the usual ones. */
    private static String folded(String raw) {
        String text = Normalizer.normalize(raw, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
            out.append(digit >= 0 ? (char) ('0' + digit) : c);
        }
        String digits = out.toString();
        String usual = digits.chars().allMatch(c -> c < 0x80) ? digits : withUsualSeparators(digits);
        // Dates in Korean leave their zone out, for there is one.
        String zoned = HANGUL.matcher(raw).find() ? usual + " kst" : usual;
        return BLANKS.matcher(zoned).replaceAll(" ").strip();
    }

    private static String withUsualSeparators(String text) {
        String usual = text;
        for (Map.Entry<Pattern, String> asian : EAST_ASIAN) {
            usual = asian.getKey().matcher(usual).replaceAll(asian.getValue());
        }
        return usual;
    }

    private static @Nullable Instant parse(String text) {
        if (DIGITS.matcher(text).matches()) {
            Instant epoch = epoch(text);
            return epoch != null ? epoch : start(IsoDigits.date(text));
        }
        String spread = COMPACT_TIME.matcher(text).replaceFirst(" $1:$2:$3").replaceFirst(":(?=$|[z+\\-. ])", "");
        Matcher time = TIME.matcher(spread);
        if (!time.find()) {
            return start(date(withoutZone(spread)));
        }
        String before = spread.substring(0, time.start()).strip().replaceFirst("(?<=\\d)t$", "");
        return at(before, time, spread.substring(time.end()).strip());
    }

    /** Where a date has no time, a zone behind it says nothing. */
    private static String withoutZone(String text) {
        return text.replaceFirst("(?<=\\d{4})[ ]?(z|gmt|utc)$", "");
    }

    private static @Nullable Instant epoch(String digits) {
        return switch (digits.length()) {
            case 10 -> Instant.ofEpochSecond(Long.parseLong(digits));
            case 13 -> Instant.ofEpochMilli(Long.parseLong(digits));
            case 14 -> Instant.parse(digits.replaceFirst("(....)(..)(..)(..)(..)(..)", "$1-$2-$3T$4:$5:$6Z"));
            default -> null;
        };
    }

    private static @Nullable Instant start(@Nullable LocalDate date) {
        return date == null ? null : date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The zone stands behind the time; so may the year, or the whole date. */
    private static @Nullable Instant at(String before, Matcher time, String behind) {
        Zone zone = Zone.at(behind);
        LocalDate date = date((before + " " + zone.rest).strip());
        if (date == null) {
            return null;
        }
        int seconds = seconds(time);
        if (seconds < 0) {
            return null;
        }
        Instant utc = date.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(seconds);
        return zone.place == null ? utc.minusSeconds(zone.offset) : local(utc, zone.place);
    }

    private static Instant local(Instant utc, ZoneId place) {
        return utc.atOffset(ZoneOffset.UTC).toLocalDateTime().atZone(place).toInstant();
    }

    /** Of the day; -1 when there is no such time. */
    private static int seconds(Matcher time) {
        int hour = Integer.parseInt(time.group("hour"));
        int minute = Integer.parseInt(time.group("minute"));
        int second = time.group("second") == null ? 0 : Math.min(59, leap(time.group("second")));
        String half = time.group("after") != null ? time.group("after") : time.group("before");
        if (half != null && hour <= 12) {
            hour = hour % 12 + (half.startsWith("p") ? 12 : 0);
        }
        boolean midnight = hour == 24 && minute == 0;
        return (hour > 23 && !midnight) || minute > 59 || second < 0 ? -1 : hour * 3600 + minute * 60 + second;
    }

    private static int leap(String second) {
        int value = Integer.parseInt(second);
        return value > 60 ? -1 : value;
    }

    private static @Nullable LocalDate date(String text) {
        if (DIGITS.matcher(text).matches() || text.startsWith("-")) {
            return IsoDigits.date(text);
        }
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        return yearFirst.matches() ? yearFirst(yearFirst) : words(text);
    }

    private static @Nullable LocalDate yearFirst(Matcher match) {
        int year = Integer.parseInt(match.group(1));
        String second = match.group(2);
        if (second == null) {
            return LocalDate.of(year, 1, 1);
        }
        if (match.group(3) == null) {
            return second.length() == 3
                    ? LocalDate.ofYearDay(year, Integer.parseInt(second))
                    : LocalDate.of(year, Integer.parseInt(second), 1);
        }
        return LocalDate.of(year, Integer.parseInt(second), Integer.parseInt(match.group(3)));
    }

    /** A date in words and numbers in whatever order; a word that is none of a date's makes it none. */
    private static @Nullable LocalDate words(String text) {
        List<String> numbers = new ArrayList<>();
        List<Integer> months = new ArrayList<>();
        String apart = LETTERS_AND_DIGITS.matcher(text).replaceAll(" ");
        for (String word : BETWEEN_WORDS.split(apart, -1)) {
            Matcher number = NUMBER_WORD.matcher(word);
            Integer month = DateWords.month(word);
            if (number.matches()) {
                numbers.add(number.group(1));
            } else if (month != null) {
                months.add(month);
            } else if (!word.isEmpty() && !DateWords.ignored(word) && DateWords.zone(word) == null) {
                return null;
            }
        }
        // "mar" is a Tuesday before it is March: where two words name months, the first is the weekday.
        return months.isEmpty() ? numeric(numbers, text.indexOf('/') > 0) : withMonth(numbers, months.getLast());
    }

    private static @Nullable LocalDate withMonth(List<String> numbers, int month) {
        if (numbers.size() != 2) {
            return null;
        }
        boolean yearFirst = numbers.get(0).length() == 4;
        String day = numbers.get(yearFirst ? 1 : 0);
        String year = numbers.get(yearFirst ? 0 : 1);
        return day.length() > 2 ? null : LocalDate.of(year(year), month, Integer.parseInt(day));
    }

    private static @Nullable LocalDate numeric(List<String> numbers, boolean slashes) {
        if (numbers.size() != 3) {
            return null;
        }
        if (numbers.get(0).length() == 4) {
            return LocalDate.of(
                    year(numbers.get(0)), Integer.parseInt(numbers.get(1)), Integer.parseInt(numbers.get(2)));
        }
        int first = Integer.parseInt(numbers.get(0));
        int second = Integer.parseInt(numbers.get(1));
        if (numbers.get(2).length() < 4 && !slashes) {
            return numbers.get(2).length() == 2
                    ? LocalDate.of(year(numbers.get(0)), second, Integer.parseInt(numbers.get(2)))
                    : null;
        }
        boolean monthFirst = second > 12 || (slashes && first <= 12);
        return LocalDate.of(year(numbers.get(2)), monthFirst ? first : second, monthFirst ? second : first);
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return switch (digits.length()) {
            case 4 -> year;
            case 2 -> year < 70 ? 2000 + year : 1900 + year;
            default -> throw new DateTimeException("a year has two digits or four");
        };
    }

    /** The zone that a text begins with, and what follows it. Without one it is UTC. */
    private record Zone(int offset, @Nullable ZoneId place, String rest) {
        private static final int FURTHEST = 18 * 3600;

        static Zone at(String text) {
            Matcher offset = OFFSET.matcher(text);
            if (offset.find()) {
                return new Zone(
                        seconds(offset), null, text.substring(offset.end()).strip());
            }
            String word = text.replaceFirst("[\\s,].*$", "").replaceAll("[()]", "");
            Integer named = DateWords.zone(word.replaceFirst("^etc/", ""));
            if (named != null) {
                return new Zone(named, null, rest(text));
            }
            ZoneId place = word.contains("/") ? place(word) : null;
            return place == null ? new Zone(0, null, text) : new Zone(0, place, rest(text));
        }

        private static String rest(String text) {
            return text.replaceFirst("^[^\\s,]+,?\\s*", "");
        }

        private static int seconds(Matcher offset) {
            int hours = Integer.parseInt(offset.group("hours"));
            int minutes = offset.group("minutes") == null ? 0 : Integer.parseInt(offset.group("minutes"));
            int seconds = hours * 3600 + minutes * 60;
            if (seconds > FURTHEST) {
                throw new DateTimeException("no zone is that far from Greenwich");
            }
            return offset.group("sign").equals("+") ? seconds : -seconds;
        }

        private static @Nullable ZoneId place(String word) {
            return ZoneId.getAvailableZoneIds().stream()
                    .filter(word::equalsIgnoreCase)
                    .findFirst()
                    .map(ZoneId::of)
                    .orElse(null);
        }
    }
}
