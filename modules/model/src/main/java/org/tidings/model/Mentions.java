package org.tidings.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is in an article, on the topic {@code mentions}, keyed by article: what stands there last is about its latest content.
 *
 * @param article the article's id
 * @param contentHash of the content that was read
 * @param site the host that it was read from
 * @param title its beginning, at most {@link #MAX_TITLE} characters
 * @param url the canonical address where there is one
 * @param language primary tag
 * @param firstSeen when Tidings saw it; also the record's timestamp
 * @param entities those of the title first, then the more often the earlier; at most {@link #MAX_ENTITIES}
 * @param names what looks like the name of nobody known, at most {@link #MAX_NAMES}
 */
public record Mentions(
        String article,
        String contentHash,
        String site,
        @Nullable String title,
        @Nullable String url,
        @Nullable String language,
        Instant firstSeen,
        List<Mention> entities,
        List<Candidate> names) {

    public static final int MAX_ENTITIES = 50;
    public static final int MAX_NAMES = 20;
    public static final int MAX_TITLE = 200;

    /**
     * An entity in the article.
     *
     * @param id the entity's
     * @param count how often, in title and text
     * @param inTitle whether the title has it
     * @param first offset of its first mention, in the title if it has one, else in the text, in UTF-16 units
     */
    public record Mention(String id, int count, boolean inTitle, int first) {}

    /**
     * Words that may be a name.
     *
     * @param text as they stand there
     * @param trigger the word beside them that says so, such as {@code minister} or {@code plc}
     * @param count how often
     */
    public record Candidate(String text, String trigger, int count) {}

    public static Mentions of(Article article, List<Mention> entities, List<Candidate> names) {
        return new Mentions(
                article.id(),
                article.contentHash(),
                article.site(),
                article.title() == null ? null : cut(article.title()),
                article.canonicalUrl() == null ? article.url() : article.canonicalUrl(),
                article.language(),
                article.firstSeen(),
                entities,
                names);
    }

    private static String cut(String title) {
        if (title.length() <= MAX_TITLE) {
            return title;
        }
        int end = Character.isHighSurrogate(title.charAt(MAX_TITLE - 1)) ? MAX_TITLE - 1 : MAX_TITLE;
        return title.substring(0, end);
    }

    public Mentions {
        entities = Lists.of(entities);
        names = Lists.of(names);
    }
}
