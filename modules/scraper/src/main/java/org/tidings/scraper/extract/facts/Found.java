package org.tidings.scraper.extract.facts;

/**
 * What a page says, and where.
 *
 * @param source the place in words, such as {@code JSON-LD headline} or {@code <time datetime>}
 */
public record Found<T>(T value, String source) {}
