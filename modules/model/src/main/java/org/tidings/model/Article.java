package org.tidings.model;

import java.time.Instant;
import java.time.OffsetDateTime;
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
 * @param categories section and tags
 * @param contributors who is credited apart from the authors
 * @param agency the news agency that the text is from
 * @param section where the publisher files it
 * @param keywords what the publisher says it is found by
 * @param published as the publisher says, with its offset, if believable
 * @param modified as {@code published}
 * @param paywalled the page says that it is not free to read; null where it was not asked, and in older records
 * @param extraction whether {@code text} is the article or only what the feed said of it
 * @param extractionReason why only the summary, in words
 * @param kind what the page is; null where none was read, and in older records
 * @param contentHash {@link Ids#content} of title and text; of a text that says the same as the one before, that one's
 * @param change what is other than in the text before; null where there was none, and in older records
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
        List<String> contributors,
        @Nullable String agency,
        @Nullable String section,
        List<String> keywords,
        @Nullable String language,
        @Nullable OffsetDateTime published,
        @Nullable OffsetDateTime modified,
        @Nullable String image,
        Extraction extraction,
        @Nullable String extractionReason,
        @Nullable PageKind kind,
        @Nullable Boolean paywalled,
        String contentHash,
        @Nullable Change change,
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
        contributors = Lists.of(contributors);
        keywords = Lists.of(keywords);
        feeds = Lists.of(feeds);
        tags = Lists.of(tags);
    }
}
