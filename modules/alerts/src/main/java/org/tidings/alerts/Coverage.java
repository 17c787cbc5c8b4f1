package org.tidings.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tidings.model.Alert;
import org.tidings.model.ArticleFacts;

/**
 * Who has reported a story so far, as its alerts say.
 *
 * @param articles the first of them, oldest first
 * @param size how many in all
 * @param last when the newest came
 */
record Coverage(Instant opened, List<ArticleFacts> articles, int size, Instant last) {
    Coverage {
        articles = List.copyOf(articles);
    }

    static Coverage opened(ArticleFacts article, Instant at) {
        return new Coverage(at, List.of(article), 1, at);
    }

    Coverage with(ArticleFacts article, Instant at) {
        List<ArticleFacts> more = new ArrayList<>(articles);
        if (more.size() < Alert.Story.MAX_ARTICLES) {
            more.add(article);
        }
        return new Coverage(opened, more, size + 1, at);
    }

    /** The article as it reads now, in its place. */
    Coverage edited(ArticleFacts article, Instant at) {
        return new Coverage(
                opened,
                articles.stream()
                        .map(one -> one.id().equals(article.id()) ? article : one)
                        .toList(),
                size,
                at);
    }

    Alert.Story story(String id) {
        return new Alert.Story(id, opened, articles, size);
    }
}
