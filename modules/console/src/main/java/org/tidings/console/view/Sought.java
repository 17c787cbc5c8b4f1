package org.tidings.console.view;

import org.jspecify.annotations.Nullable;

/** What somebody types to find a thing by a part of its words; case does not matter. */
final class Sought {
    private Sought() {}

    static boolean isIn(@Nullable String text, String part) {
        if (text != null) {
            for (int i = 0; i <= text.length() - part.length(); i++) {
                if (text.regionMatches(true, i, part, 0, part.length())) {
                    return true;
                }
            }
        }
        return false;
    }
}
