package org.tidings.scraper.extract;

import org.tidings.scraper.extract.site.PageBlocks;

/**
 * An extraction with what it teaches of the page's site.
 *
 * @param blocks of the article's text; none for what is no HTML
 */
public record ReadPage(Extracted outcome, PageBlocks blocks) {}
