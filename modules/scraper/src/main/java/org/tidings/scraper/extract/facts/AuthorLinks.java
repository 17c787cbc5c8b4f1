package org.tidings.scraper.extract.facts;

import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses of pages about the one who wrote. */
final class AuthorLinks {
    private static final Pattern AUTHOR = Pattern.compile(
            "/(?:authors?|autor(?:es|en|in)?|auteurs?|autori|autore|staff|profiles?|profil|perfil|users?|by|byline|bylines|bio|bios|contributors?|columnists?|journalists?|journalistes?|journalist(?:en)?|reporters?|redakteure?|redaktion|redacteurs?|writers?|producers|editors?|experts?|firmas|forfatter|skribent|avtor)[/-][^/?#]{2,80}/?(?:[?#].*)?$");
    private static final int LONGEST = 400;

    private AuthorLinks() {}

    static boolean leadsToAuthor(String href) {
        return href.length() < LONGEST
                && href.indexOf('/') >= 0
                && AUTHOR.matcher(href.toLowerCase(Locale.ROOT)).find();
    }
}
