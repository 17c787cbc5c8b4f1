package org.tidings.scraper.extract.text;

import org.jspecify.annotations.Nullable;

/**
 * A paragraph, heading or item of the page, and whether it is part of the article.
 *
 * @param tag the HTML element that holds it
 * @param names the element's class and id, for whoever writes a rule
 * @param text white space folded
 * @param dropped why it is no part of the article; null when it is
 */
public record Block(
        String tag, String names, String text, @Nullable Dropped dropped) {
    public boolean kept() {
        return dropped == null;
    }
}
