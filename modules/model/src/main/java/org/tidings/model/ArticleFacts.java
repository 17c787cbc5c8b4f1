package org.tidings.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What matches and alerts say of an article; everything but its text.
 *
 * @param url the canonical address where there is one
 * @param source the host
 * @param sourceName what people call the site or feed
 * @param firstSeen when Tidings saw it
 * @param entities ids of the entities that it mentions, those of the title first, then the more often the earlier; at most
 *     {@link #MAX_ENTITIES}; empty in older records
 */
public record ArticleFacts(
        String id,
        @Nullable String url,
        @Nullable String title,
        String source,
        @Nullable String sourceName,
        List<String> authors,
        @Nullable String language,
        @Nullable Instant published,
        Instant firstSeen,
        Article.Extraction extraction,
        String contentHash,
        List<String> entities) {
    public static final int MAX_ENTITIES = 20;

    public ArticleFacts {
        authors = Lists.of(authors);
        entities = Lists.of(entities);
    }

    /** Without its entities, which the article itself does not know. */
    public static ArticleFacts of(Article article) {
        return of(article, List.of());
    }

    /** @param entities the first {@link #MAX_ENTITIES} are taken */
    public static ArticleFacts of(Article article, List<String> entities) {
        return new ArticleFacts(
                article.id(),
                article.canonicalUrl() == null ? article.url() : article.canonicalUrl(),
                article.title(),
                article.site(),
                article.siteName() == null ? article.feedTitle() : article.siteName(),
                article.authors(),
                article.language(),
                article.published() == null ? null : article.published().toInstant(),
                article.firstSeen(),
                article.extraction(),
                article.contentHash(),
                entities.subList(0, Math.min(MAX_ENTITIES, entities.size())));
    }
}
