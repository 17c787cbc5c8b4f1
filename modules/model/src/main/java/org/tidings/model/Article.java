package org.tidings.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One content of one article, on the topic {@code articles}: the log that searches, backtests and rebuilds replay.
 *
 * @param id {@link Ids#article}, the record's key
 * @param attempt id of the page or visit that this content came from
 * @param url where it was read
 * @param canonicalUrl the address the page gives itself
 * @param site the host of {@code url}, for {@code source:} in queries
 * @param siteName what people call the site
 * @param text paragraphs parted by a blank line
 * @param language primary tag, detected from the text
 * @param published as the publisher says, if believable
 * @param extraction whether {@code text} is the article or only what the feed said of it
 * @param extractionReason why only the summary, in words
 * @param kind what the page is; null where none was read, and in older records
 * @param contentHash {@link Ids#content} of title and text
 * @param baseline part of a feed's first poll: history, never an alert
 * @param feeds ids of the feeds that carry it
 * @param firstSeen when the poller saw the entry; also the record's timestamp
 * @param fetched when the page was read; null for a summary
 */
public record Article(
        String id,
        String attempt,
        @Nullable String url,
        @Nullable String canonicalUrl,
        String site,
        @Nullable String siteName,
        @Nullable String title,
        @Nullable String standfirst,
        String text,
        List<String> authors,
        List<String> categories,
        @Nullable String language,
        @Nullable Instant published,
        @Nullable Instant modified,
        @Nullable String image,
        Extraction extraction,
        @Nullable String extractionReason,
        @Nullable PageKind kind,
        String contentHash,
        Cause cause,
        boolean baseline,
        List<String> feeds,
        @Nullable String feedTitle,
        List<String> tags,
        @Nullable String country,
        Instant firstSeen,
        @Nullable Instant fetched) {

    public enum Extraction implements Word {
        FULL,
        SUMMARY_ONLY
    }

    public Article {
        authors = Lists.of(authors);
        categories = Lists.of(categories);
        feeds = Lists.of(feeds);
        tags = Lists.of(tags);
    }
}
