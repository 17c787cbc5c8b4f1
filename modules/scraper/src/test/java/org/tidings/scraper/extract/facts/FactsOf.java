package org.tidings.scraper.extract.facts;

import org.jsoup.Jsoup;

/** The shortest way from an invented page to its facts. */
final class FactsOf {
    static final String URL = "https://www.harbour-courier.example/world/tide-wall-holds";

    private FactsOf() {}

    static Facts page(String html) {
        return page(html, URL);
    }

    static Facts page(String html, String url) {
        return Facts.of(Head.of(Jsoup.parse(html, url)), url);
    }

    /** A page of an article with this in its head and this around its headline. */
    static Facts page(String head, String body, String url) {
        return page("<html lang=en><head>" + head + "</head><body>" + body + "</body></html>", url);
    }
}
