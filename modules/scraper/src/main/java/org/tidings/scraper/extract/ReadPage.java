package org.tidings.scraper.extract;

import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.facts.Facts;
import org.tidings.scraper.extract.site.PageBlocks;

/**
 * An extraction with what it teaches of the page's site.
 *
 * @param facts what the page says of itself, whatever it is; null for what is no HTML
 * @param blocks of the article's text; none for what is no HTML
 */
public record ReadPage(Extracted outcome, @Nullable Facts facts, PageBlocks blocks) {}
