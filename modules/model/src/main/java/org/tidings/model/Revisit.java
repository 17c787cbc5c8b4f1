package org.tidings.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A later look at a page, on the topic {@code revisits}, keyed by article and partitioned by the page's host; a tombstone
 * ends it.
 *
 * @param page what is to be read again
 * @param ordinal which later visit of this page this is, from 1
 * @param contentHash what the last visit found, so that an unchanged page is known
 * @param full whether the last visit had the full text
 * @param due not before
 * @param text what the last full text said; null while there was none, and in older records
 */
public record Revisit(
        Page page,
        int ordinal,
        String contentHash,
        boolean full,
        Instant due,
        @Nullable Text text) {

    /**
     * A full text, as far as the next one is compared with it.
     *
     * @param revision which of the article's full texts it is, from 1
     * @param title the headline
     * @param sentences a hash of each, in no order, at most {@link #SENTENCES}; kept and written as packed numbers
     * @param etag the page's validator exactly as served
     * @param lastModified the page's validator exactly as served
     * @param live whether it was a live blog
     * @param unchanged how many visits in a row found nothing new
     */
    public record Text(
            int revision,
            @Nullable String title,

            @JsonSerialize(using = PackedLongs.Writer.class) @JsonDeserialize(using = PackedLongs.Reader.class)
            List<Long> sentences,

            @Nullable String etag,
            @Nullable String lastModified,
            boolean live,
            int unchanged) {
        public static final int SENTENCES = 256;

        public Text {
            sentences = PackedLongs.of(sentences);
        }

        /** The same, found so once more. */
        public Text again() {
            return new Text(revision, title, sentences, etag, lastModified, live, unchanged + 1);
        }
    }

    /** The id under which the visit's outcome is traced. */
    public String id() {
        return Ids.visit(page.id(), ordinal);
    }
}
