package org.tidings.console.view;

import java.util.Locale;

/** Numbers in words. */
public final class Numbers {
    private Numbers() {}

    /** Short, for counts: {@code 12.4k} from ten thousand on. */
    public static String brief(long number) {
        return number < 10_000 ? Long.toString(number) : String.format(Locale.ROOT, "%.1fk", number / 1000.0);
    }

    /** Whole, for tables: {@code 84,310}. */
    public static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public static String count(long number, String one, String many) {
        return whole(number) + " " + (number == 1 ? one : many);
    }

    public static String share(long part, long whole) {
        return whole == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    /** A number a week as a number a day: {@code 41}, {@code 2.3}. */
    public static String perDay(double perWeek) {
        double day = perWeek / 7;
        return day >= 10 ? Long.toString(Math.round(day)) : String.format(Locale.ROOT, "%.1f", day);
    }
}
