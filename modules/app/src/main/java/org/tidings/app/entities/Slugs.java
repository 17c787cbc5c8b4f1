package org.tidings.app.entities;

import java.text.Normalizer;
import java.util.Locale;

/** Ids made of names. */
final class Slugs {
    private static final int LONGEST = 80;

    private Slugs() {}

    /** Letters and digits of a name, in lower case, parted by dashes; empty when it has no Latin ones. */
    static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}|['’]", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d");
        String dashed = plain.replaceAll("[^a-z0-9]+", "-");
        String cut = dashed.substring(0, Math.min(dashed.length(), LONGEST));
        return cut.replaceAll("^-|-$", "");
    }
}
