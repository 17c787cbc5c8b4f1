package org.tidings.console.view;

import org.jspecify.annotations.Nullable;

/**
 * An article in one line.
 *
 * @param url where it is a web address
 */
public record ArticleLine(
        String title, String lang, @Nullable String url, String source, String time, String wholeTime) {}
