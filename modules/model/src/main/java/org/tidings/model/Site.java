package org.tidings.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;

/**
 * What the scraper has learned of a site's pages, on the topic {@code sites}, keyed by the site's host and partitioned by the
 * host of the pages' entries. Lists of numbers are kept and written packed.
 *
 * @param host that the pages were read from
 * @param learned how many articles it was learned from since it was made
 * @param articles keys of the latest of them, the newest first
 * @param subjects two numbers an article: what it is about
 * @param blocks hashes of blocks in these articles
 * @param seenIn a number a block: in which of the articles it stands, the newest is the lowest bit
 * @param samples the beginning of blocks that repeat, for people
 * @param updated when it was learned last
 */
public record Site(
        String host,
        long learned,

        @JsonSerialize(using = PackedLongs.Writer.class) @JsonDeserialize(using = PackedLongs.Reader.class)
        List<Long> articles,

        @JsonSerialize(using = PackedLongs.Writer.class) @JsonDeserialize(using = PackedLongs.Reader.class)
        List<Long> subjects,

        @JsonSerialize(using = PackedLongs.Writer.class) @JsonDeserialize(using = PackedLongs.Reader.class)
        List<Long> blocks,

        @JsonSerialize(using = PackedLongs.Writer.class) @JsonDeserialize(using = PackedLongs.Reader.class)
        List<Long> seenIn,

        List<Sample> samples,
        Instant updated) {

    /** @param text how the block begins */
    public record Sample(long block, String text) {}

    public Site {
        articles = PackedLongs.of(articles);
        subjects = PackedLongs.of(subjects);
        blocks = PackedLongs.of(blocks);
        seenIn = PackedLongs.of(seenIn);
        samples = Lists.of(samples);
        if (subjects.size() != 2 * articles.size() || seenIn.size() != blocks.size()) {
            throw new IllegalArgumentException("a site whose lists do not fit each other: " + host);
        }
    }
}
