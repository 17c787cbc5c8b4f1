package org.tidings.poller.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The two forms that standards ask for, as nearly every feed writes them: {@code Mon, 02 Nov 2026 08:15:30 GMT} and
 * {@code 2026-11-02T08:15:30Z}, with offsets and fractions. Reads by position; anything else is for {@link FeedDates}.
 */
final class StandardDates {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String DAYS = "MonTueWedThuFriSatSun";

    private final String text;
    private int at;
    private boolean failed;

    private StandardDates(String text) {
        this.text = text;
    }

    /** Null for every other form. */
    static @Nullable Instant read(String text) {
        if (text.length() < "2026-11-02T08:15:30Z".length()) {
            return null;
        }
        StandardDates dates = new StandardDates(text);
        return text.charAt(3) == ',' ? dates.rfc822() : text.charAt(10) == 'T' ? dates.iso8601() : null;
    }

    private @Nullable Instant rfc822() {
        word(DAYS);
        skip(',');
        skip(' ');
        int day = number(text.charAt(at + 1) == ' ' ? 1 : 2);
        skip(' ');
        int month = word(MONTHS) + 1;
        skip(' ');
        int year = number(4);
        skip(' ');
        int seconds = time();
        skip(' ');
        return instant(year, month, day, seconds, text.startsWith("GMT", at) ? greenwich() : offset(false));
    }

    private @Nullable Instant iso8601() {
        int year = number(4);
        skip('-');
        int month = number(2);
        skip('-');
        int day = number(2);
        skip('T');
        int seconds = time();
        if (peek() == '.') {
            at++;
            skipFraction();
        }
        return instant(year, month, day, seconds, peek() == 'Z' ? zulu() : offset(true));
    }

    private @Nullable Instant instant(int year, int month, int day, int seconds, int offset) {
        if (failed || at != text.length()) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .plusSeconds(seconds - offset);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private int time() {
        int hour = number(2);
        skip(':');
        int minute = number(2);
        skip(':');
        int second = number(2);
        failed |= hour > 23 || minute > 59 || second > 59;
        return hour * 3600 + minute * 60 + second;
    }

    private int greenwich() {
        at += "GMT".length();
        return 0;
    }

    private int zulu() {
        at++;
        return 0;
    }

    private int offset(boolean colon) {
        char sign = peek();
        failed |= sign != '+' && sign != '-';
        at++;
        int hours = number(2);
        if (colon) {
            skip(':');
        }
        int minutes = number(2);
        failed |= hours > 17 || minutes > 59;
        return (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    }

    /** Of a second: nobody's news is that exact. */
    private void skipFraction() {
        do {
            number(1);
        } while (Character.digit(peek(), 10) >= 0);
    }

    private int number(int digits) {
        int number = 0;
        for (int i = 0; i < digits; i++, at++) {
            char c = peek();
            failed |= c < '0' || c > '9';
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private int word(String words) {
        int found = at + 3 <= text.length() ? words.indexOf(text.substring(at, at + 3)) : -1;
        failed |= found < 0 || found % 3 != 0;
        at += 3;
        return found / 3;
    }

    private void skip(char c) {
        failed |= peek() != c;
        at++;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
