package org.tidings.scraper.extract.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of one article, from which its site's profile learns.
 *
 * @param title the article's
 * @param blocks that stand in its text, or would if they did not repeat, in reading order
 * @param dropped how many of them were left out since they repeat
 */
public record PageBlocks(@Nullable String title, List<SeenBlock> blocks, int dropped) {
    public static final PageBlocks NONE = new PageBlocks(null, List.of(), 0);

    public PageBlocks {
        blocks = List.copyOf(blocks);
    }
}
