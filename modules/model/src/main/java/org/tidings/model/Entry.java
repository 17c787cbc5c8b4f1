package org.tidings.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of one feed as the poller saw it, on the topic {@code entries}.
 *
 * @param sighting {@link Ids#sighting}: the same item sent twice has the same id
 * @param article the article's id, the record's key
 * @param feed the id of the feed that carries it
 * @param feedTitle what people call that feed
 * @param url the page behind it; null when the item has none
 * @param publishedRaw the date as written; {@code published} is null where it cannot be believed
 * @param summary plain text
 * @param language as the feed or item declares it
 * @param tags of the feed
 * @param country of the feed
 * @param baseline seen in the feed's first poll: history, never an alert
 * @param contentHash of title, summary and address: an edited item is another sighting
 * @param firstSeen when the poller saw it; also the record's timestamp
 */
public record Entry(
        String sighting,
        String article,
        String feed,
        @Nullable String feedTitle,
        @Nullable String url,
        @Nullable String guid,
        @Nullable String title,
        @Nullable String publishedRaw,
        @Nullable Instant published,
        @Nullable String summary,
        List<String> authors,
        List<String> categories,
        @Nullable String language,
        List<String> tags,
        @Nullable String country,
        boolean baseline,
        String contentHash,
        Instant firstSeen) {
    public Entry {
        authors = Lists.of(authors);
        categories = Lists.of(categories);
        tags = Lists.of(tags);
    }
}
