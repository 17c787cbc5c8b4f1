package org.tidings.app.inspect;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Numbers as people read them. */
final class Figures {
    private Figures() {}

    /** {@code 1,234} */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 block}, {@code 1,234 blocks} */
    static String count(long number, String one) {
        return count(number) + " " + one + (number == 1 ? "" : "s");
    }

    /** {@code 12.3 ms} */
    static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }

    /** What blanks part; a character of a script that is written without them counts for half a word. */
    static int words(List<String> paragraphs) {
        return paragraphs.stream().mapToInt(Figures::words).sum();
    }

    private static int words(String text) {
        long dense = text.codePoints().filter(Figures::dense).count();
        return (int) dense / 2 + text.strip().split("\\s+", -1).length;
    }

    private static boolean dense(int c) {
        return Character.isIdeographic(c)
                || (c >= 0x3040 && c <= 0x30ff) // kana
                || (c >= 0x0e00 && c <= 0x0e7f); // Thai
    }
}
