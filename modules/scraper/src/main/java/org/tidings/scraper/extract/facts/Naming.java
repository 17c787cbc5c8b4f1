package org.tidings.scraper.extract.facts;

import java.util.List;
import java.util.Locale;

/**
 * What an element's class and id call it.
 *
 * @param aside a block of other articles or of readers' words
 */
record Naming(boolean byline, boolean date, boolean standfirst, boolean aside) {
    static final Naming NONE = new Naming(false, false, false, false);
    private static final int SHORTEST = 3;
    private static final int LONGEST = 300;
    private static final List<String> BYLINE =
            List.of("byline", "author", "autor", "auteur", "writer", "reporter", "contributor", "redakteur", "penulis");
    private static final List<String> DATE = List.of(
            "date", "time", "publish", "posted", "meta", "datum", "fecha", "data", "stamp", "info", "pubbl", "veroeff");
    private static final List<String> STANDFIRST = List.of(
            "standfirst",
            "-dek",
            "_dek",
            " dek",
            "subhead",
            "subtitle",
            "sub-title",
            "subtitulo",
            "chapo",
            "entradilla",
            "bajada",
            "sottotitolo",
            "vorspann",
            "article-lead",
            "article__lead",
            "article-intro",
            "article__intro",
            "ingress",
            "manchet",
            "summary");
    private static final List<String> ASIDE = List.of(
            "comment",
            "related",
            "recommend",
            "sidebar",
            "popular",
            "most-read",
            "mostread",
            "trending",
            "teaser",
            "newsletter",
            "promo",
            "site-footer",
            "page-footer",
            "footer-",
            " footer",
            "respond",
            "reply",
            "replies",
            "outbrain",
            "taboola",
            "carousel",
            "more-from",
            "read-more",
            "readmore",
            "up-next",
            "latest",
            "widget-area");

    static Naming of(String classNameAndId) {
        if (classNameAndId.length() < SHORTEST || classNameAndId.length() > LONGEST) {
            return NONE;
        }
        String names = " " + classNameAndId.toLowerCase(Locale.ROOT);
        return new Naming(holds(names, BYLINE), holds(names, DATE), holds(names, STANDFIRST), holds(names, ASIDE));
    }

    private static boolean holds(String names, List<String> words) {
        for (String word : words) {
            if (names.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
