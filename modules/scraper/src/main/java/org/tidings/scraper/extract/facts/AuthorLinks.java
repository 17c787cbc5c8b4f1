package org.tidings.scraper.extract.facts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Addresses of pages about the one who wrote. */
final class AuthorLinks {
    private static final Set<String> FOLDERS = Set.of(
            "author",
            "authors",
            "autor",
            "autores",
            "autoren",
            "autorin",
            "auteur",
            "auteurs",
            "autori",
            "autore",
            "avtor",
            "staff",
            "profile",
            "profiles",
            "profil",
            "perfil",
            "user",
            "users",
            "byline",
            "bylines",
            "bio",
            "bios",
            "contributor",
            "contributors",
            "columnist",
            "columnists",
            "journalist",
            "journalists",
            "journaliste",
            "journalistes",
            "journalisten",
            "reporter",
            "reporters",
            "redakteur",
            "redakteure",
            "redaktion",
            "redacteur",
            "redacteurs",
            "writer",
            "writers",
            "producers",
            "editor",
            "editors",
            "expert",
            "experts",
            "firmas",
            "forfatter",
            "skribent");
    private static final int LONGEST = 400;
    private static final int SHORTEST_NAME = 2;

    private AuthorLinks() {}

    /** Whether a folder of the address is named after those who write, and something stands in it. */
    static boolean leadsToAuthor(String href) {
        if (href.length() > LONGEST) {
            return false;
        }
        int end = end(href);
        for (int slash = href.indexOf('/'); slash >= 0 && slash < end; slash = href.indexOf('/', slash + 1)) {
            int next = href.indexOf('/', slash + 1);
            if (next < 0 || next + SHORTEST_NAME >= end) {
                return false;
            }
            if (FOLDERS.contains(href.substring(slash + 1, next).toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the last word of a name stands in the address; of a name in other letters that is not asked. */
    static boolean repeatsName(String href, String name) {
        String[] words = name.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        String last = Normalizer.normalize(words[words.length - 1], Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}\\p{N}]", "");
        boolean latin =
                !last.isEmpty() && Character.UnicodeScript.of(last.codePointAt(0)) == Character.UnicodeScript.LATIN;
        return !latin || href.toLowerCase(Locale.ROOT).contains(last);
    }

    private static int end(String href) {
        for (int i = 0; i < href.length(); i++) {
            if (href.charAt(i) == '?' || href.charAt(i) == '#') {
                return i;
            }
        }
        return href.length();
    }
}
