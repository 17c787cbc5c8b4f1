package org.tidings.filter.match;

import java.util.ArrayDeque;
import java.util.Deque;

/** How big a pattern grows when its counted repeats are written out: nested ones multiply, and fill the memory. */
final class RegexSize {
    /** More than any sensible pattern has. */
    static final int MOST = 5_000;

    private static final long FAR_TOO_MANY = 1L << 40;

    private final String pattern;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long total;
    private long last;
    private int at;

    private RegexSize(String pattern) {
        this.pattern = pattern;
    }

    /** In steps; never too few, for {@code \Q..\E} perhaps too many. */
    static long of(String pattern) {
        RegexSize size = new RegexSize(pattern);
        while (size.at < pattern.length()) {
            size.next();
        }
        while (!size.outer.isEmpty()) {
            size.close();
        }
        return size.total;
    }

    private void next() {
        char c = pattern.charAt(at++);
        switch (c) {
            case '(' -> {
                outer.push(total);
                total = 0;
                last = 0;
            }
            case ')' -> close();
            case '[' -> {
                skipClass();
                atom();
            }
            case '\\' -> {
                at++;
                atom();
            }
            case '{' -> repeat();
            default -> atom();
        }
    }

    private void atom() {
        last = 1;
        total++;
    }

    private void close() {
        if (!outer.isEmpty()) {
            last = total + 1;
            total = outer.pop() + last;
        }
    }

    private void skipClass() {
        at += at < pattern.length() && pattern.charAt(at) == '^' ? 1 : 0;
        at += at < pattern.length() && pattern.charAt(at) == ']' ? 1 : 0;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    /** {@code {2,5}}: what stands before it, five times. */
    private void repeat() {
        int most = 0;
        int number = 0;
        while (at < pattern.length() && pattern.charAt(at) != '}') {
            char c = pattern.charAt(at++);
            number = c >= '0' && c <= '9' ? Math.min(number * 10 + c - '0', 10_000) : 0;
            most = Math.max(most, number);
        }
        at++;
        total = Math.min(FAR_TOO_MANY, total + last * Math.max(0, most - 1));
        last = Math.min(FAR_TOO_MANY, last * Math.max(1, most));
    }
}
