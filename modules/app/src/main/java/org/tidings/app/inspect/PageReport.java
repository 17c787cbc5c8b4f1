package org.tidings.app.inspect;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.model.PageKind;
import org.tidings.scraper.extract.Examined;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.NotNews;
import org.tidings.scraper.extract.rule.RuleUse;
import org.tidings.scraper.extract.text.Block;
import org.tidings.scraper.extract.text.Dropped;
import org.tidings.scraper.extract.text.PageText;

/**
 * A page, what the extractor makes of it, and why.
 *
 * @param place the address or file, as it was given
 * @param url where it was read in the end; made up for a file
 * @param way how it came from the web, in words; null for a file
 * @param bytes its size as it was read
 * @param encoding how its bytes were read as text
 */
public record PageReport(
        String place, String url, @Nullable String way, int bytes, PageText.Encoding encoding, Examined examined) {

    /** How often a page is read before its steps are timed, so that not only the start of the program is measured. */
    public static final int READINGS = 5;

    /** A line of what the page says of its article. */
    public record Fact(String name, String value, @Nullable String source) {}

    /** The article; null when the page is none. */
    public @Nullable ArticleText article() {
        return switch (examined.outcome()) {
            case ArticleText article -> article;
            case NotNews none -> null;
        };
    }

    /** What the page is. */
    public PageKind kind() {
        return switch (examined.outcome()) {
            case ArticleText article -> article.kind();
            case NotNews none -> none.kind();
        };
    }

    /** Why the page is no article; null when it is one. */
    public @Nullable String reason() {
        return switch (examined.outcome()) {
            case ArticleText article -> null;
            case NotNews none -> none.reason();
        };
    }

    /** The site rule that was for the page; null when there was none. */
    public @Nullable RuleUse rule() {
        return examined.rule();
    }

    /** How many blocks were left out, by reason, in the order of the reasons. */
    public Map<Dropped, Integer> leftOut() {
        Map<Dropped, Integer> counts = new EnumMap<>(Dropped.class);
        for (Block block : examined.blocks()) {
            if (block.dropped() != null) {
                counts.merge(block.dropped(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** Blocks that are part of the article. */
    public int kept() {
        return (int) examined.blocks().stream().filter(Block::kept).count();
    }

    /** CPU time of all steps. */
    public Duration cpu() {
        return examined.timings().values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    public List<Fact> facts() {
        return PageFacts.of(examined);
    }
}
