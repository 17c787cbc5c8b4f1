package org.tidings.filter.match;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which language tags there are. */
final class Languages {
    private Languages() {}

    /** The primary tag of a language tag, in lower case: {@code en-GB} is {@code en}. */
    static String primary(String tag) {
        int end = 0;
        while (end < tag.length() && tag.charAt(end) != '-' && tag.charAt(end) != '_') {
            end++;
        }
        return tag.substring(0, end).strip().toLowerCase(Locale.ROOT);
    }

    /** Whether there is such a language, by its two or three letters. */
    static boolean isKnown(String primary) {
        if (!primary.matches("[a-z]{2,3}")) {
            return false;
        }
        return !name(primary).equalsIgnoreCase(primary);
    }

    /** The tag of a language given by its English name. */
    static @Nullable String byName(String written) {
        for (String tag : Locale.getISOLanguages()) {
            if (name(tag).equalsIgnoreCase(written)) {
                return tag;
            }
        }
        return null;
    }

    private static String name(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
    }
}
