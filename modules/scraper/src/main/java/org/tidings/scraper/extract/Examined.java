package org.tidings.scraper.extract;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.facts.Facts;
import org.tidings.scraper.extract.rule.RuleUse;
import org.tidings.scraper.extract.text.Block;

/**
 * An extraction with its reasons, for {@code tidings inspect}.
 *
 * @param facts what the page says of itself, whatever it is, and where; null for what is no HTML
 * @param rule the site rule that was for the page; null when there was none
 * @param blocks everything the page says in reading order; empty for what is no HTML
 * @param timings CPU time of each step, in the order they ran
 */
public record Examined(
        Extracted outcome,
        @Nullable Facts facts,
        @Nullable RuleUse rule,
        List<Block> blocks,
        Map<String, Duration> timings) {
    public Examined {
        blocks = List.copyOf(blocks);
        timings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(timings));
    }
}
