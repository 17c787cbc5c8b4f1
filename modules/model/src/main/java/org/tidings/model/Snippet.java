package org.tidings.model;

import java.util.List;

/**
 * A piece of the article around a hit.
 *
 * @param field where it was cut from
 * @param text the piece, with an ellipsis where it was cut
 * @param marks offsets within {@code text} of the words that hit: start, end, start, end ...
 */
public record Snippet(String field, String text, List<Integer> marks) {
    public Snippet {
        marks = Lists.of(marks);
    }
}
