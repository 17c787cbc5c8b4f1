package org.tidings.poller.feed;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ISO 8601's dates without separators, or without a century. */
final class IsoDigits {
    private static final Pattern NO_CENTURY = Pattern.compile("^-(\\d{2})-?(\\d{2})?$");

    private IsoDigits() {}

    static @Nullable LocalDate date(String text) {
        Matcher matcher = NO_CENTURY.matcher(text);
        if (matcher.matches()) {
            int month = matcher.group(2) == null ? 1 : number(matcher.group(2));
            return LocalDate.of(century(number(matcher.group(1))), month, 1);
        }
        return switch (text.length()) {
            case 4 -> LocalDate.of(number(text), 1, 1);
            case 5 -> LocalDate.ofYearDay(century(number(text.substring(0, 2))), number(text.substring(2)));
            case 6 ->
                LocalDate.of(
                        century(number(text.substring(0, 2))), number(text.substring(2, 4)), number(text.substring(4)));
            case 7 -> LocalDate.ofYearDay(number(text.substring(0, 4)), number(text.substring(4)));
            case 8 ->
                LocalDate.of(number(text.substring(0, 4)), number(text.substring(4, 6)), number(text.substring(6)));
            default -> null;
        };
    }

    private static int century(int year) {
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
