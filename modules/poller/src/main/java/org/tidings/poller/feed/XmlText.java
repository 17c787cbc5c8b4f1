package org.tidings.poller.feed;

/**
 * A run of characters, references resolved.
 *
 * @param cdata written for another parser: markup in it is that parser's
 */
record XmlText(String characters, boolean cdata) implements XmlNode {
    /** Between elements. */
    static final XmlText BLANK = new XmlText(" ", false);
}
