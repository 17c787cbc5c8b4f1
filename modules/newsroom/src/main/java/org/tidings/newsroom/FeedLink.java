package org.tidings.newsroom;

import java.util.List;

/**
 * A feed that a reader may subscribe to.
 *
 * @param language primary language tag
 * @param country two letters; invented states have codes from the range ISO 3166 leaves to users
 */
public record FeedLink(String url, String title, List<String> tags, String language, String country) {
    public FeedLink {
        tags = List.copyOf(tags);
    }
}
