package org.tidings.scraper.extract.text;

import java.util.Iterator;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/**
 * The page as a tree of no more elements than its length allows: an element takes hundreds of bytes in memory however short it
 * is on the page, so a page of nothing but tags would take a hundred times its size. What comes after the last one is not read.
 */
public final class PageTree {
    static final int MAX_ELEMENTS = 200_000;

    /** A page of any length may have so many. */
    private static final int SOME = 4_000;

    /** Real pages with many elements have 50 characters and more for each. */
    private static final int LENGTH_OF_ONE = 40;

    private PageTree() {}

    public static Document of(String html, String url) {
        int most = Math.min(MAX_ELEMENTS, SOME + html.length() / LENGTH_OF_ONE);
        try (StreamParser parser = new StreamParser(Parser.htmlParser())) {
            parser.parse(html, url);
            Iterator<Element> elements = parser.iterator();
            for (int i = 0; i < most && elements.hasNext(); i++) {
                elements.next();
            }
            return parser.document();
        }
    }
}
