package org.tidings.model;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A ruling that some words, though they stand in articles as a name would, are none: they are not proposed again. It is
 * configuration, so that it is carried, logged and taken back as the rest of it.
 *
 * @param id the words without regard to case, width and blanks
 * @param text as somebody saw them
 */
public record NotAName(String id, String text, Origin origin) implements ConfigItem {

    public static NotAName of(String text, Origin origin) {
        return new NotAName(fold(text), text, origin);
    }

    /** What names are compared by. */
    public static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }
}
