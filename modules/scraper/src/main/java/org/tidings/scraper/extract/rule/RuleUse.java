package org.tidings.scraper.extract.rule;

import org.jspecify.annotations.Nullable;

/**
 * That a rule was for a page, and what came of it.
 *
 * @param rule its name
 * @param missed why the page was read without it all the same, in words; null when it was followed
 */
public record RuleUse(String rule, @Nullable String missed) {}
