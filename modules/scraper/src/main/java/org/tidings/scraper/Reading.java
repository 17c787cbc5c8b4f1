package org.tidings.scraper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidings.model.PageKind;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.site.PageBlocks;

/** What came of one look at a page. */
sealed interface Reading {
    /**
     * @param blocks what its site can be learned from
     * @param validators as they came with it
     * @param url where it was found in the end
     */
    record Full(ArticleText text, PageBlocks blocks, Validators validators, String url, Instant at)
            implements Reading {}

    /** The site says that it is as it was when it was read last. */
    record Unchanged() implements Reading {}

    /** The page is there for good and is no article, whatever the feed says of it. */
    record NoArticle(PageKind kind, String reason) implements Reading {}

    /**
     * There is no text to be had; what the feed says of it is all there is.
     *
     * @param kind what the page is instead; null where none was read
     * @param reason in words
     */
    record Closed(@Nullable PageKind kind, String reason) implements Reading {
        Closed(String reason) {
            this(null, reason);
        }
    }

    /**
     * It could not be read now.
     *
     * @param notBefore when it makes sense to try again; null = by the usual schedule
     */
    record Later(String reason, @Nullable Instant notBefore) implements Reading {}
}
