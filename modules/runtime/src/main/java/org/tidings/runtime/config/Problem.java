package org.tidings.runtime.config;

import org.jspecify.annotations.Nullable;

/**
 * One mistake in what a person wrote.
 *
 * @param file where; null when it came from the environment or the command line
 * @param line counted from 1; 0 = the file as a whole
 * @param key path of the key, such as {@code watchlists.dprk-icc.query}
 * @param message what is wrong and what to do
 */
public record Problem(@Nullable String file, int line, String key, String message) {

    /** One line: {@code tidings.yaml:12: console.listen: message}. */
    @Override
    public String toString() {
        String place = file == null ? "" : line > 0 ? file + ":" + line + ": " : file + ": ";
        return place + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
