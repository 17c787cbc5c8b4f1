package org.tidings.newsroom;

import java.util.List;

/**
 * The words of one version of an article.
 *
 * @param paragraphs plain text; one that starts with {@code ## } is a subheading, with {@code > } a quotation
 */
record Text(
        String title,
        String standfirst,
        String author,
        String section,
        String caption,
        List<String> tags,
        List<String> paragraphs) {
    Text {
        tags = List.copyOf(tags);
        paragraphs = List.copyOf(paragraphs);
    }

    /** What a feed tells of it. */
    String summary() {
        return standfirst.isEmpty() && !paragraphs.isEmpty() ? paragraphs.getFirst() : standfirst;
    }
}
