package org.tidings.filter.match;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong or doubtful in a query.
 *
 * @param from offset of its first character, in UTF-16 units from 0
 * @param to offset behind its last
 * @param line from 1
 * @param column from 1
 * @param message what is wrong and what was expected
 * @param fix what to write instead, where that can be said
 */
public record Problem(
        int from,
        int to,
        int line,
        int column,
        String message,
        @Nullable String fix) {
    static Problem at(String query, int from, int to, String message, @Nullable String fix) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < from && i < query.length(); i++) {
            if (query.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Problem(from, to, line, from - lineStart + 1, message, fix);
    }

    /** One line for people. */
    public String describe() {
        String where = "position " + from + " (" + line + ":" + column + "): ";
        return where + message + (fix == null ? "" : "; try " + fix);
    }
}
