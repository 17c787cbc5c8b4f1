package org.tidings.scraper.extract.facts;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;

/** Texts of elements that should hold a line but may hold the page. */
final class Brief {
    private Brief() {}

    /** The element's text; empty where it is longer than {@code limit}, which is found out without reading it all. */
    static String text(Element element, int limit) {
        return isWithin(element, limit) ? element.text().strip() : "";
    }

    /** Whether the element's texts, white space included, are at most twice {@code limit}. */
    private static boolean isWithin(Element element, int limit) {
        int[] room = {2 * limit};
        element.filter((node, depth) -> {
            room[0] -= node instanceof TextNode text ? text.getWholeText().length() : 0;
            return room[0] < 0 ? FilterResult.STOP : FilterResult.CONTINUE;
        });
        return room[0] >= 0;
    }
}
