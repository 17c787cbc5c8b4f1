package org.tidings.newsroom;

import org.jspecify.annotations.Nullable;

/**
 * One request, as far as a site looks at it.
 *
 * @param host lower case, without a port
 * @param path as sent
 * @param rawQuery as sent; null = none
 * @param form what was posted, its beginning; empty where nothing was
 */
record Ask(
        String host,
        String path,
        @Nullable String rawQuery,
        @Nullable String ifNoneMatch,
        @Nullable String ifModifiedSince,
        String form) {}
